"""The figures of outreach: one definition and one query for dashboard and indicator."""

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach import queries
from lapor.kit.figures import Figure, FigureAsk, FigureValue

_SOURCE = "docs/packages/actionplan.md#outreach"

FIGURES = (
    Figure(
        name="villages_reached",
        title=_("Desa dan kelurahan yang dikunjungi"),
        formula=_("Desa dan kelurahan yang sedikitnya satu kali menjadi tempat sosialisasi yang sudah dilaksanakan"),
        scope=_("Kegiatan yang dilaksanakan pada masa itu; kegiatan di tingkat kecamatan tidak dihitung sebagai desa"),
        unit=_("desa"),
        version=1,
        owner="actionplan",
        source=_SOURCE,
    ),
    Figure(
        name="people_reached",
        title=_("Orang yang hadir pada sosialisasi"),
        formula=_("Jumlah peserta semua kegiatan; orang yang hadir dua kali dihitung dua kali"),
        scope=_("Kegiatan yang dilaksanakan pada masa itu"),
        unit=_("orang"),
        version=1,
        owner="actionplan",
        source=_SOURCE,
    ),
)


def _villages(ask: FigureAsk) -> FigureValue:
    return FigureValue(value=queries.villages_reached(ask))


def _people(ask: FigureAsk) -> FigureValue:
    return FigureValue(value=queries.people_reached(ask))


MEASURES = {("villages_reached", 1): _villages, ("people_reached", 1): _people}
