"""The usual words of a joint commitment, offered when one is begun; everything can be changed before it is opened."""

from django.utils.translation import gettext as say

from lapor.institutions.queries import Office

FIGURES = ("answered_on_time", "followed_up", "satisfied")
"""The registered shares by which a promise can be measured."""

USUAL_TARGET = 80
_DISTRICT = "district"


def usual_title() -> str:
    """What a commitment is called."""
    return say("Komitmen bersama pengelolaan pengaduan pelayanan publik")


def usual_text() -> str:
    """What all sign."""
    return say(
        "Kami, pimpinan perangkat daerah dan camat, menyatakan:\n"
        "1. Kanal pengaduan ini adalah satu-satunya kanal pengaduan pelayanan publik; "
        "setiap pengaduan lewat jalan lain kami catat di sini.\n"
        "2. Setiap laporan kami terima tanpa biaya, dan identitas pelapor kami rahasiakan.\n"
        "3. Setiap laporan kami jawab dengan isi dan bukti, paling lambat pada batas waktunya.\n"
        "4. Rencana aksi kami laksanakan dan anggarkan, dan targetnya kami capai.\n"
        "5. Pelaksanaan komitmen ini boleh dilihat siapa pun, lengkap dengan angkanya."
    )


def usual_promise() -> str:
    """What each office promises, unless it says something of its own."""
    return say(
        "Sedikitnya %(target)s persen laporan kepada kantor kami dijawab tepat waktu, "
        "dan pejabat penghubung kami bekerja setiap hari kerja."
    ) % {"target": USUAL_TARGET}


def usual_position(office: Office) -> str:
    """What the head of the office is called."""
    if office.tier == _DISTRICT:
        _first, _space, place = office.name.partition(" ")
        return say("Camat %(place)s") % {"place": place or office.name}
    return say("Kepala %(office)s") % {"office": office.name}
