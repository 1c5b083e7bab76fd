"""Addresses of the shared look: the language switch and the installation's own colour."""

from django.urls import path

from lapor.ui import offline, views

app_name = "ui"
urlpatterns = [
    path("bahasa/", views.set_language, name="set_language"),
    path("pekerja.js", offline.worker, name="worker"),
    path("lapor.webmanifest", offline.manifest, name="manifest"),
    path("luring/", offline.nothing_there, name="offline"),
    path("sesi/", offline.session, name="session"),
    path("warna/<str:accent>.css", views.accent_style, name="accent_style"),
]
