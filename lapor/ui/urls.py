"""Addresses of the shared look: the language switch and the installation's own colour."""

from django.urls import path

from lapor.ui import views

app_name = "ui"
urlpatterns = [
    path("bahasa/", views.set_language, name="set_language"),
    path("warna/<str:accent>.css", views.accent_style, name="accent_style"),
]
