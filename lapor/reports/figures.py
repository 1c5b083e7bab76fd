"""The figures that come straight from the rows of reports."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.figures import Figure

PAUSED_SHARE = Figure(
    name="paused_share",
    title=_("Jeda menunggu pelapor"),
    formula=_(
        "Waktu dalam masa itu ketika laporan yang dipegang kantor menunggu jawaban pelapor, dibagi seluruh waktu kantor itu "
        "memegang laporan dalam masa itu"
    ),
    scope=_(
        "Laporan yang dipegang kantor sebagai penanggung jawab dalam 90 hari terakhir; hanya tampil untuk pimpinannya"
    ),
    unit="%",
    version=1,
    owner="reports",
    source="docs/law/clocks.md#not-completed",
)
FIGURES = (PAUSED_SHARE,)
