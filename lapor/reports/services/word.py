"""The reporter answers a question or adds something."""

from datetime import datetime
from uuid import UUID

from lapor.attachments.models import Attachment
from lapor.attachments.services import keep_files
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports.errors import MissingReason
from lapor.reports.filing import BODY_LIMIT
from lapor.reports.models import Pause, Report, Word
from lapor.reports.services import due, steps
from lapor.reports.services.steps import file_facts


@writes
def answer_question(
    report_id: UUID, *, text: str, by: Actor, at: datetime, files: tuple[UUID, ...] = (), message_key: str = ""
) -> Event:
    """The reporter answers; the clocks run again and the due moments move by what was spent waiting.

    Raises NotAllowed, WrongState, MissingReason. Law: docs/law/clocks.md#not-completed
    """
    report = steps.lock(report_id, verb="answer_question", by=by).report
    word, kept = _say(report, kind=Word.Kind.ANSWER, text=text, files=files, at=at, message_key=message_key)
    Word.objects.filter(report=report, kind=Word.Kind.QUESTION, answered_at__isnull=True).update(answered_at=at)
    end_pause(report, at=at)
    report.last_word_at = at
    steps.save(report)
    event = steps.note(
        report, kind="question_answered", by=by, at=at, brings=(word,), word=str(word.id), files=file_facts(kept)
    )
    due.move_answer(report, by=by, at=at)
    return event


@writes
def add_word(
    report_id: UUID, *, text: str, by: Actor, at: datetime, files: tuple[UUID, ...] = (), message_key: str = ""
) -> Event:
    """The reporter adds a word or files; no clock moves but silent closing. Raises NotAllowed, WrongState, MissingReason."""
    report = steps.lock(report_id, verb="add", by=by).report
    word, kept = _say(report, kind=Word.Kind.ADDITION, text=text, files=files, at=at, message_key=message_key)
    report.last_word_at = at
    steps.save(report)
    return steps.note(report, kind="added", by=by, at=at, brings=(word,), word=str(word.id), files=file_facts(kept))


def end_pause(report: Report, *, at: datetime) -> None:
    """End the open pause, if there is one; the report waits for nobody. Call with the report locked."""
    Pause.objects.filter(report=report, until__isnull=True).update(until=at)
    held_by_office = report.state in {Report.State.FORWARDED, Report.State.IN_PROGRESS}
    report.waiting_for = Report.WaitingFor.INSTITUTION if held_by_office else Report.WaitingFor.NOBODY
    report.waiting_since = None


def _say(
    report: Report, *, kind: str, text: str, files: tuple[UUID, ...], at: datetime, message_key: str
) -> tuple[Word, list[Attachment]]:
    said = clean(text)[:BODY_LIMIT]
    if not said and not files:
        raise MissingReason(field="text")
    word = Word(id=new_id(), report=report, kind=kind, by_reporter=True, text=said, said_at=at, message_key=message_key)
    word.save(force_insert=True)
    return word, keep_files(files, report=report.id, added_by="reporter")
