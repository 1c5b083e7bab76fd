"""Addresses of the public form."""

from django.urls import path

from lapor.channels.web_form.receipts import show_receipt
from lapor.channels.web_form.uploads import upload_file
from lapor.channels.web_form.views import file_report

app_name = "web_form"
urlpatterns = [
    path("", file_report, name="file"),
    path("berkas/", upload_file, name="upload"),
    path("terkirim/<str:code>/", show_receipt, name="receipt"),
]
