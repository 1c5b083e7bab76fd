"""The figures of outreach: one definition and one query for dashboard and indicator."""

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach import effect_queries, queries
from lapor.actionplan.outreach.effect import rate
from lapor.kit.figures import Figure, FigureAsk, FigureValue

_SOURCE = "docs/packages/actionplan.md#outreach"
_PER_THOUSAND = _("laporan per 1.000 penduduk")
_EFFECT_SCOPE = _(
    "Desa dan kelurahan yang kunjungan pertamanya jatuh pada masa itu dan 90 harinya sudah lewat; tidak termasuk desa yang "
    "penduduknya belum diisi, dan desa yang 90 hari sebelumnya jatuh sebelum layanan ini ada"
)

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
    Figure(
        name="reports_before_visit",
        title=_("Laporan sebelum kunjungan pertama"),
        formula=_(
            "Laporan yang bisa dibaca semua orang dari desa itu, diterbitkan dalam 90 hari sebelum hari kunjungan pertama, dibagi "
            "penduduk desa-desa itu, dikali 1.000"
        ),
        scope=_EFFECT_SCOPE,
        unit=_PER_THOUSAND,
        version=1,
        owner="actionplan",
        source=_SOURCE,
    ),
    Figure(
        name="reports_after_visit",
        title=_("Laporan sesudah kunjungan pertama"),
        formula=_(
            "Laporan yang bisa dibaca semua orang dari desa itu, diterbitkan dalam 90 hari sejak hari kunjungan pertama, dibagi "
            "penduduk desa-desa itu, dikali 1.000"
        ),
        scope=_EFFECT_SCOPE,
        unit=_PER_THOUSAND,
        version=1,
        owner="actionplan",
        source=_SOURCE,
    ),
)


def _villages(ask: FigureAsk) -> FigureValue:
    return FigureValue(value=queries.villages_reached(ask))


def _people(ask: FigureAsk) -> FigureValue:
    return FigureValue(value=queries.people_reached(ask))


def _before(ask: FigureAsk) -> FigureValue:
    found = effect_queries.effect_of(ask)
    return FigureValue(value=rate(found.before, people=found.people), count=found.before, of=found.people)


def _after(ask: FigureAsk) -> FigureValue:
    found = effect_queries.effect_of(ask)
    return FigureValue(value=rate(found.after, people=found.people), count=found.after, of=found.people)


MEASURES = {
    ("villages_reached", 1): _villages,
    ("people_reached", 1): _people,
    ("reports_before_visit", 1): _before,
    ("reports_after_visit", 1): _after,
}
