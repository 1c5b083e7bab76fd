"""How the codes of training read. Plain data."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.training.models import Course

STATES: Mapping[str, Promise] = {
    Course.State.PLANNED: _("Direncanakan"),
    Course.State.HELD: _("Sudah dilaksanakan"),
    Course.State.CANCELLED: _("Dibatalkan"),
}
RULES: Mapping[str, Promise] = {
    Course.Rule.ATTENDANCE: _("Hadir sampai selesai"),
    Course.Rule.SCORE: _("Hadir sampai selesai dan nilainya cukup"),
}
POINTS: Mapping[str, Promise] = {
    "course": _("lulus bimbingan teknis"),
    "practice": _("menyelesaikan semua kasus latihan"),
    "factor": _("memasang pengaman kedua"),
    "procedures": _("membaca ketiga prosedur"),
}


def rule_words(rule: str, *, least_score: int | None) -> str:
    """Who has passed, in words."""
    if rule == Course.Rule.SCORE and least_score is not None:
        return say("Hadir sampai selesai dan nilai paling rendah %(score)d dari 100") % {"score": least_score}
    return str(RULES[rule])
