"""Supporters say whether a matter is settled; enough contrary votes oblige the verifier to decide."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import SYSTEM, Actor
from lapor.kit.text import clean
from lapor.reports import deadlines, queries, spans, watching
from lapor.reports.counts import CONTRARY_VOTES
from lapor.reports.errors import MissingReason, UnknownReport, WrongState
from lapor.reports.models import Report, Vote
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.confirm import reopen

VOTED_ON = frozenset({Report.State.RESPONDED, Report.State.CLOSED})


@writes
def vote_on_closure(report_id: UUID, *, voter: str, is_settled: bool, at: datetime) -> int:
    """Keep one supporter's vote (a later one replaces it); returns how many contrary votes there are now.

    `voter` is a keyed digest of a contact that the entrance has verified. The third contrary vote since the newest answer
    obliges the verifier to decide. Raises UnknownReport for one that is not public, WrongState, MissingReason.
    Law: docs/law/clocks.md#review
    """
    report = queries.locked(report_id)
    if report.published_at is None:
        raise UnknownReport
    if report.state not in VOTED_ON or report.responded_at is None:
        raise WrongState(state=report.state)
    if not voter:
        raise MissingReason(field="voter")
    Vote.objects.update_or_create(report=report, voter=voter, defaults={"is_settled": is_settled, "voted_at": at})
    votes = Vote.objects.filter(report=report, is_settled=False, voted_at__gte=report.responded_at)
    contrary = votes.count()
    steps.note(report, kind="voted", by=SYSTEM, at=at, settled=is_settled, contrary=contrary)
    if contrary >= CONTRARY_VOTES and report.review_since is None and not _is_reviewed(report):
        _demand_review(report, contrary=contrary, at=at)
    return contrary


@writes
def review_closure(
    report_id: UUID, *, reopens: bool, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """The verifier decides on contrary votes: the closing stands, or the report reopens. The reason is for everybody to read.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason. Law: docs/law/clocks.md#review
    """
    verb = "reopen_after_review" if reopens else "review_closure"
    report, why = steps.lock(report_id, verb=verb, by=by, seen=seen).report, clean(reason)
    if not why:
        raise MissingReason(field="reason")
    if reopens:
        reopen(report, verb=verb, at=at)
    else:
        report.review_since = report.answer_next_at = report.step_due_at = None
        report.answer_step = deadlines.ANSWER
        steps.save(report)
        refresh_access(report)
    return steps.note(report, kind="review_decided", by=by, at=at, reopened=reopens, reason=why)


def _is_reviewed(report: Report) -> bool:
    """One answer is reviewed once, however many votes come later."""
    event = queries.newest_event(report, kind="review_demanded")
    return event is not None and report.responded_at is not None and event.happened_at >= report.responded_at


def _demand_review(report: Report, *, contrary: int, at: datetime) -> None:
    limit = spans.opened(deadlines.DECIDE, report=report, institution=report.verifier_id, since=at)
    report.review_since = at
    if report.waiting_for != Report.WaitingFor.VALIDATION:
        arm.watch_duty(report, step=watching.REVIEW, due_at=limit.due_at)
    steps.save(report)
    refresh_access(report)
    steps.note(report, kind="review_demanded", by=SYSTEM, at=at, contrary=contrary, due_at=limit.due_at.isoformat())
