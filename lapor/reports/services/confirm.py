"""After a response: the reporter says whether the matter is settled, or nobody says anything."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.masking import mask
from lapor.kit.text import clean
from lapor.reports import deadlines
from lapor.reports.counts import REOPENINGS
from lapor.reports.errors import MissingReason, TooManyReopenings, WrongState
from lapor.reports.models import Rating, Report, Response
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.decline import to_verifier
from lapor.reports.services.forward import end_assignments

SCORES = range(1, 6)


@writes
def confirm_settled(report_id: UUID, *, score: int | None, comment: str, by: Actor, at: datetime) -> Event:
    """The reporter is satisfied: the report closes, marked as closed by the reporter.

    Where independent validation is awaited, the rating is kept and the closing follows it.

    Raises NotAllowed, WrongState, MissingReason (a score outside 1–5). Law: docs/law/clocks.md#close
    """
    report = steps.lock(report_id, verb="confirm", by=by).report
    rating = _rate(report, is_satisfied=True, score=score, comment=comment, at=at)
    if report.waiting_for == Report.WaitingFor.VALIDATION:
        steps.save(report)
        return steps.note(report, kind="affirmed", by=by, at=at, brings=(rating,), score=score or 0)
    close(report, closed_by="reporter", verb="confirm", at=at)
    return steps.note(report, kind="confirmed", by=by, at=at, brings=(rating,), score=score or 0)


@writes
def rate_report(report_id: UUID, *, score: int, comment: str, by: Actor, at: datetime) -> Event:
    """The reporter rates a report that is closed already. Raises NotAllowed, WrongState, MissingReason."""
    report = steps.lock(report_id, verb="rate", by=by).report
    rating = _rate(report, is_satisfied=score >= 3, score=score, comment=comment, at=at)
    steps.save(report)
    return steps.note(report, kind="rated", by=by, at=at, brings=(rating,), score=score)


@writes
def dispute_response(report_id: UUID, *, reason: str, score: int | None, by: Actor, at: datetime) -> Event:
    """The reporter is not satisfied: the report reopens one level above the agency that answered, at most twice.

    Raises NotAllowed, WrongState, MissingReason, TooManyReopenings. Law: docs/law/clocks.md#close
    """
    report = steps.lock(report_id, verb="dispute", by=by).report
    why = mask(clean(reason)).text
    if not why:
        raise MissingReason(field="reason")
    if report.reopenings >= REOPENINGS:
        raise TooManyReopenings
    rating = _rate(report, is_satisfied=False, score=score, comment=why, at=at)
    report.reopenings += 1
    report.last_word_at = at
    reopen(report, verb="dispute", at=at)
    return steps.note(
        report, kind="disputed", by=by, at=at, brings=(rating,), score=score or 0, reopenings=report.reopenings
    )


@writes
def close_silently(report_id: UUID, *, by: Actor, at: datetime) -> Event:
    """Close because nobody wrote within the limit after the response; never counted as satisfied.

    The caller has computed that the limit is over. A report that somebody outside has still to validate does not
    close so. Raises NotAllowed, WrongState. Law: docs/law/clocks.md#close
    """
    report = steps.lock(report_id, verb="close_silently", by=by).report
    if report.answer_step == deadlines.VALIDATE:
        raise WrongState(verb="close_silently", state=report.state)
    close(report, closed_by="silence", verb="close_silently", at=at)
    return steps.note(report, kind="closed_silently", by=by, at=at)


def reopen(report: Report, *, verb: str, at: datetime) -> None:
    """Put an answered report before its verifier again: the verb's new state, its clocks, access; the row is saved."""
    end_assignments(report, at=at)
    to_verifier(report, at=at)
    steps.step(report, verb=verb)
    report.closed_at, report.closed_by = None, ""
    report.waiting_for, report.waiting_since = Report.WaitingFor.NOBODY, None
    report.validator = report.review_since = None
    arm.wake(report, at=at)
    steps.save(report)
    refresh_access(report)


def close(report: Report, *, closed_by: str, verb: str, at: datetime) -> None:
    """Close the report and end its spans; the row is saved."""
    steps.step(report, verb=verb)
    end_assignments(report, at=at)
    report.closed_at, report.closed_by = at, closed_by
    report.waiting_for, report.waiting_since = Report.WaitingFor.NOBODY, None
    if report.answer_step == deadlines.VALIDATE:
        report.answer_next_at = None
    steps.save(report)
    refresh_access(report)


def _rate(report: Report, *, is_satisfied: bool, score: int | None, comment: str, at: datetime) -> Rating:
    if score is not None and score not in SCORES:
        raise MissingReason(field="score")
    last = Response.objects.filter(report=report, state=Response.State.SENT).order_by("-sent_at").first()
    rating = Rating(
        id=new_id(),
        report=report,
        response=last,
        is_satisfied=is_satisfied,
        score=score,
        comment=mask(clean(comment)).text,
        rated_at=at,
    )
    rating.save(force_insert=True)
    return rating
