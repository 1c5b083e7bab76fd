"""What an office changed, side by side, and whether the reporter may still object to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as now_text

from lapor.audit.followers import Followed
from lapor.portal.pages.parts import shown_at
from lapor.reports.decision_queries import Changed, Decided, decided_about
from lapor.reports.models import Contest, Report
from lapor.ui.decisions import ARCHIVE_REASONS, CHANGED, DECISIONS, PROCEDURES


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision of an office that the reporter may object to once. `ruling` tells what became of an objection."""

    kind: str
    title: object
    at: datetime | date
    reason: str
    changes: tuple[Change, ...]
    may_contest: bool
    objection: str
    ruling: str


def decisions_of(report: Report, *, events: Sequence[Followed], zone: str) -> tuple[Decision, ...]:
    """The newest decision of each kind, newest first. At most 2 statements."""
    return tuple(
        Decision(
            kind=each.kind,
            title=DECISIONS[each.kind],
            at=shown_at(each.at, report=report, zone=zone),
            reason=_reason(each),
            changes=tuple(_change(changed) for changed in each.changes),
            may_contest=each.contest is None,
            objection=each.contest.text if each.contest else "",
            ruling=_ruling(each.contest),
        )
        for each in decided_about(report, events=events)
    )


def _reason(decided: Decided) -> str:
    reason = str(ARCHIVE_REASONS.get(decided.reason, "")).capitalize()
    return ". ".join(part for part in (reason, decided.words) if part)


def _change(changed: Changed) -> Change:
    before, after = changed.before, changed.after
    if changed.field == "procedure":
        before, after = str(PROCEDURES.get(before, "–")), str(PROCEDURES.get(after, "–"))
    elif changed.field == "topic":
        before, after = before or "–", after or "–"
    return Change(label=str(CHANGED[changed.field]), before=before, after=after)


def _ruling(contest: Contest | None) -> str:
    if contest is None or contest.ruled_at is None:
        return ""
    verdict = now_text("Keberatan diterima.") if contest.is_upheld else now_text("Keberatan tidak diterima.")
    return f"{verdict} {contest.ruling}"
