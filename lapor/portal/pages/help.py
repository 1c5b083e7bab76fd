"""The limits of the law in plain words."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.reports import deadlines
from lapor.reports.clocks import WORKING, Rule
from lapor.reports.rules import NoRule, rule_for
from lapor.ui.decisions import PROCEDURES

STEPS: tuple[tuple[str, Promise], ...] = (
    ("verify", _("Laporan diperiksa dan diteruskan (verifikasi dan disposisi)")),
    ("respond", _("Kantor memberi tanggapan pertama")),
    ("close", _("Laporan yang sudah dijawab ditutup sendiri bila tidak ada kabar")),
)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One limit with its source."""

    title: object
    limit: int
    unit: object
    source: str


@dataclass(frozen=True, kw_only=True)
class HelpPage:
    """Limits for answers by kind, and for the steps on the way."""

    answers: tuple[Limit, ...]
    steps: tuple[Limit, ...]


def help_page(*, on: date) -> HelpPage:
    """The limits that hold on that day. 1 statement, remembered."""
    rules = deadlines.all_rules()
    answers = [
        _limit(rules, title=title, procedure=code, step=deadlines.ANSWER, on=on) for code, title in PROCEDURES.items()
    ]
    steps = [_limit(rules, title=title, procedure="complaint", step=step, on=on) for step, title in STEPS]
    return HelpPage(
        answers=tuple(each for each in answers if each is not None),
        steps=tuple(each for each in steps if each is not None),
    )


def _limit(rules: list[Rule], *, title: object, procedure: str, step: str, on: date) -> Limit | None:
    try:
        rule = rule_for(rules, procedure=procedure, step=step, on=on)
    except NoRule:
        return None
    unit = _("hari kerja") if rule.unit == WORKING else _("hari kalender")
    return Limit(title=title, limit=rule.limit, unit=unit, source=rule.source)
