"""Addresses of the shared look: the language switch and the installation's own colour."""

from django.urls import path
from django.views.i18n import set_language

from lapor.ui import views

app_name = "ui"
urlpatterns = [
    path("bahasa/", set_language, name="set_language"),
    path("warna/<str:accent>.css", views.accent_style, name="accent_style"),
]
