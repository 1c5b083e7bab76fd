"""An officer writes down what a sound says."""

from datetime import datetime
from uuid import UUID

from lapor.attachments.services import write_words
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.masking import mask
from lapor.kit.text import clean
from lapor.reports.errors import MissingReason
from lapor.reports.filing import BODY_LIMIT
from lapor.reports.services import steps


@writes
def transcribe_sound(
    report_id: UUID, *, attachment: UUID, words: str, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Put the words beside the player and, for a report that is sound alone, as its text; the sound stays the original.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    """
    report = steps.lock(report_id, verb="transcribe", by=by, seen=seen).report
    text = mask(clean(words)).text[:BODY_LIMIT]
    if not text:
        raise MissingReason(field="words")
    sound = write_words(attachment, report=report.id, words=text)
    report.body = text
    steps.save(report)
    return steps.note(report, kind="transcribed", by=by, at=at, brings=(report, sound), attachment=str(attachment))
