"""Choices of the form, in the words of people."""

from django.utils.translation import gettext_lazy as _

SOURCES = {
    "walk_in": _("Datang ke loket"),
    "letter": _("Surat"),
    "phone_call": _("Telepon"),
    "social_media": _("Media sosial"),
}
CLASSES = {
    "complaint": _("Pengaduan"),
    "aspiration": _("Aspirasi"),
    "information": _("Permintaan informasi"),
}
PRIVACY = {
    "open": _("Terbuka – nama tidak ditampilkan"),
    "anonymous": _("Anonim – tanpa nama"),
    "confidential": _("Rahasia – isi tidak tampil untuk umum"),
    "anonymous_confidential": _("Anonim dan rahasia"),
}
CONSENTS = {
    "walk_in": "spoken",
    "letter": "written",
    "phone_call": "spoken",
    "social_media": "written",
}
