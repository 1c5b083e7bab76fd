"""The verifier changes topic, procedure or the public words, with a reason that the reporter reads."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.attachments.services import show_publicly
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.text import clean
from lapor.reports import queries
from lapor.reports.errors import MissingReason
from lapor.reports.filing import check_title
from lapor.reports.services import due, steps


@writes
def reclassify_report(
    report_id: UUID, *, topic: str, procedure: str, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Change topic or procedure. A new procedure means its limit, still counted from filing.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, UnknownTopic. Law: docs/law/clocks.md#answer
    """
    report = steps.lock(report_id, verb="reclassify", by=by, seen=seen).report
    before = {"topic": report.topic.code if report.topic else "", "procedure": report.procedure}
    report.topic_id = queries.topic_key(report.tenant_id, code=topic)
    report.procedure = queries.procedure_code(procedure)
    steps.save(report)
    event = steps.note(
        report,
        kind="reclassified",
        by=by,
        at=at,
        before=before,
        after={"topic": topic, "procedure": procedure},
        reason=_needed(reason),
    )
    due.move_answer(report, by=by, at=at)
    return event


@writes
def edit_public_text(
    report_id: UUID,
    *,
    public_title: str,
    public_text: str,
    public_files: Sequence[UUID] | None = None,
    reason: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Event:
    """Change what the public reads; the reporter sees the difference and may contest it. Without `public_files` those stay.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    """
    report = steps.lock(report_id, verb="edit_public", by=by, seen=seen).report
    before = {"public_title": report.public_title, "public_text": report.public_text}
    report.public_title = _needed(check_title(public_title))
    report.public_text = _needed(clean(public_text))
    steps.save(report)
    if public_files is not None and report.may_be_public:
        show_publicly(public_files, report=report.id)
    after = {"public_title": report.public_title, "public_text": report.public_text}
    return steps.note(
        report,
        kind="public_text_edited",
        by=by,
        at=at,
        brings=(report,),
        before=before,
        after=after,
        reason=_needed(reason),
    )


def _needed(text: str) -> str:
    if not text.strip():
        raise MissingReason
    return text.strip()
