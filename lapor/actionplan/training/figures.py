"""The figure of training: one definition and one query for page, dashboard and indicator."""

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.training import queries
from lapor.kit.figures import Figure, FigureAsk, FigureValue

FIGURES = (
    Figure(
        name="officers_trained",
        title=_("Petugas yang dilatih"),
        formula=_(
            "Petugas berakun yang lulus sedikitnya satu bimbingan teknis menurut aturan kelulusannya; "
            "yang lulus dua kali dihitung satu kali"
        ),
        scope=_(
            "Bimbingan teknis yang hari terakhirnya pada masa itu; kantor menurut tempat bertugas saat bimbingan. "
            "Tanpa angka selama belum ada pelaksanaan yang dicatat"
        ),
        unit=_("orang"),
        version=1,
        owner="actionplan",
        source="docs/packages/actionplan.md#training",
    ),
)


def _trained(ask: FigureAsk) -> FigureValue:
    return FigureValue(value=queries.officers_trained(ask))


MEASURES = {("officers_trained", 1): _trained}
