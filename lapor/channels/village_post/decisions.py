"""Decisions of an office as a villager reads them at the post, and whether they may still be objected to."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as say

from lapor.exchange import questions
from lapor.exchange.answers import Decision, Standing
from lapor.exchange.models import OwnReport
from lapor.ui.decisions import ARCHIVE_REASONS, CHANGED, DECISIONS, PROCEDURES

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One thing before and after."""

    label: Words
    before: Words
    after: Words


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """One decision. `objection` is what the centre has of the reporter; `is_on_its_way` one that was stated here and is not there yet."""

    kind: str
    title: Words
    at: datetime
    reason: str
    changes: tuple[ChangeRow, ...]
    may_contest: bool
    is_on_its_way: bool
    objection: str
    ruling: str


def decision_rows(row: OwnReport, *, standing: Standing | None, access_key: str) -> tuple[DecisionRow, ...]:
    """Every decision that came back, newest first. A kind that this version has no words for is left out."""
    told = standing.decisions if standing else ()
    return tuple(_row(each, row=row, access_key=access_key) for each in told if each.kind in DECISIONS)


def _row(decision: Decision, *, row: OwnReport, access_key: str) -> DecisionRow:
    may = questions.may_contest(row, decision=decision, access_key=access_key)
    return DecisionRow(
        kind=decision.kind,
        title=DECISIONS[decision.kind],
        at=datetime.fromisoformat(decision.at),
        reason=". ".join(part for part in (_reason(decision), decision.words) if part),
        changes=tuple(_change(*change) for change in decision.changes),
        may_contest=may,
        is_on_its_way=decision.may_contest and not may,
        objection=decision.objection,
        ruling=_ruling(decision),
    )


def _reason(decision: Decision) -> str:
    return str(ARCHIVE_REASONS.get(decision.reason, "")).capitalize()


def _change(field: str, before: str, after: str) -> ChangeRow:
    if field == "procedure":
        return ChangeRow(
            label=CHANGED[field],
            before=PROCEDURES.get(before, before or "–"),
            after=PROCEDURES.get(after, after or "–"),
        )
    return ChangeRow(label=CHANGED.get(field, field), before=before or "–", after=after or "–")


def _ruling(decision: Decision) -> str:
    if decision.is_upheld is None:
        return ""
    verdict = say("Keberatan diterima.") if decision.is_upheld else say("Keberatan tidak diterima.")
    return f"{verdict} {decision.ruling}".strip()
