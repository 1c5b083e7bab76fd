"""An office asks or writes to the reporter."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports.errors import MissingReason
from lapor.reports.models import Pause, Report, Word
from lapor.reports.services import arm, steps


@writes
def ask_reporter(
    report_id: UUID, *, text: str, institution: UUID, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Ask the reporter for what is missing. All clocks pause until the answer, or until the limit for answering is over.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason. Law: docs/law/clocks.md#not-completed
    """
    report = steps.lock(report_id, verb="ask", by=by, seen=seen).report
    word = _say(report, kind=Word.Kind.QUESTION, text=text, institution=institution, at=at)
    Pause(report=report, since=at).save(force_insert=True)
    report.waiting_for = Report.WaitingFor.REPORTER
    report.waiting_since = at
    report.last_word_at = at
    arm.rest(report)
    steps.save(report)
    return steps.note(
        report, kind="asked", by=by, at=at, brings=(word,), word=str(word.id), institution=str(institution)
    )


@writes
def reply_to_reporter(
    report_id: UUID, *, text: str, institution: UUID, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Write to the reporter without asking anything; no clock moves.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    """
    report = steps.lock(report_id, verb="reply", by=by, seen=seen).report
    word = _say(report, kind=Word.Kind.MESSAGE, text=text, institution=institution, at=at)
    report.last_word_at = at
    steps.save(report)
    return steps.note(
        report, kind="replied", by=by, at=at, brings=(word,), word=str(word.id), institution=str(institution)
    )


def _say(report: Report, *, kind: str, text: str, institution: UUID, at: datetime) -> Word:
    said = clean(text)
    if not said:
        raise MissingReason(field="text")
    word = Word(
        id=new_id(), report=report, kind=kind, by_reporter=False, institution_id=institution, text=said, said_at=at
    )
    word.save(force_insert=True)
    return word
