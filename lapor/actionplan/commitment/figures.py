"""The figure of the commitment: one definition and one query for page, dashboard and indicator."""

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.commitment.share import signed_share
from lapor.kit.figures import Figure, FigureAsk, FigureValue

FIGURES = (
    Figure(
        name="commitment_signed",
        title=_("Pimpinan yang sudah menandatangani komitmen bersama"),
        formula=_(
            "Penanda tangan yang menjabat pada hari terakhir masa itu dan sudah menandatangani, secara elektronik atau di atas kertas, "
            "dibagi semua penanda tangan yang menjabat hari itu"
        ),
        scope=_(
            "Komitmen terbaru yang sudah dibuka; pejabat baru dihitung belum menandatangani sampai ia menandatangani"
        ),
        unit="%",
        version=1,
        owner="actionplan",
        source="docs/packages/actionplan.md#commitment",
    ),
)


def _signed(ask: FigureAsk) -> FigureValue:
    share = signed_share(ask)
    return FigureValue(value=share.percent, count=share.count, of=share.of)


MEASURES = {("commitment_signed", 1): _signed}
