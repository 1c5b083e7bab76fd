"""Addresses of the public form."""

from django.urls import path

from lapor.channels.web_form.paper import paper_forms, paper_sheets
from lapor.channels.web_form.phone import phone_form, region_list, take_from_phone
from lapor.channels.web_form.pieces import begin_upload, take_piece
from lapor.channels.web_form.receipts import show_receipt
from lapor.channels.web_form.uploads import upload_file
from lapor.channels.web_form.views import file_report

app_name = "web_form"
urlpatterns = [
    path("", file_report, name="file"),
    path("berkas/", upload_file, name="upload"),
    path("potongan/", begin_upload, name="begin_pieces"),
    path("potongan/<str:upload>/", take_piece, name="pieces"),
    path("kertas/", paper_forms, name="paper"),
    path("kertas/formulir.pdf", paper_sheets, name="paper_sheets"),
    path("ponsel/", phone_form, name="phone"),
    path("ponsel/wilayah.json", region_list, name="regions"),
    path("ponsel/kirim/", take_from_phone, name="take_from_phone"),
    path("terkirim/<str:code>/", show_receipt, name="receipt"),
]
