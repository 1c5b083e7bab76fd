"""The usual words of a joint commitment, offered when one is begun; everything can be changed before it is opened."""

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.institutions.queries import Office

FIGURES = ("answered_on_time", "followed_up", "satisfied")
"""The registered shares by which a promise can be measured."""

USUAL_TARGET = 80
_DISTRICT = "district"
_SECRETARIAT = "regional_secretariat"
_TITLES: dict[str, Promise] = {
    "council_secretariat": _("Sekretaris DPRD"),
    "inspectorate": _("Inspektur"),
    _SECRETARIAT: _("Sekretaris Daerah"),
}
_DIRECTED = frozenset({"hospital", "water_utility"})


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
        place = office.name.partition(" ")[2]
        return say("Camat %(place)s") % {"place": place or office.name}
    if office.kind in _TITLES:
        return str(_TITLES[office.kind])
    if office.kind in _DIRECTED:
        return say("Direktur %(office)s") % {"office": office.name}
    return say("Kepala %(office)s") % {"office": office.name}
