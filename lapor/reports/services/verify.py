"""The verifier checks a report."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.attachments.services import show_publicly
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.text import clean
from lapor.reports import queries
from lapor.reports.errors import MissingReason, NeedsTranscript
from lapor.reports.filing import check_title
from lapor.reports.models import Report
from lapor.reports.services import due, steps


@writes
def verify_report(
    report_id: UUID,
    *,
    topic: str,
    procedure: str,
    public_title: str,
    public_text: str,
    public_files: Sequence[UUID] = (),
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Event:
    """Set topic, procedure, public title, text and pictures, and publish the report where its privacy and lane allow.

    The reporter's own words stay as they are. The answer clock counts from filing by the procedure's rule.
    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, UnknownTopic, NeedsTranscript.
    Law: docs/law/clocks.md#verify
    """
    case = steps.lock(report_id, verb="verify", by=by, seen=seen)
    report = case.report
    if not report.body:
        raise NeedsTranscript
    report.public_title, report.public_text = _public_words(public_title, text=public_text)
    report.topic_id = queries.topic_key(report.tenant_id, code=topic)
    report.procedure = queries.procedure_code(procedure)
    report.verified_at = at
    report.published_at = at if report.may_be_public else None
    steps.step(report, verb="verify")
    steps.save(report)
    show_publicly(public_files if report.may_be_public else (), report=report.id)
    due.move_answer(report, at=at, by=by)
    return steps.note(
        report, kind="verified", by=by, at=at, brings=(report,), topic=topic, **_facts(report, files=public_files)
    )


def _public_words(title: str, *, text: str) -> tuple[str, str]:
    title, text = check_title(title), clean(text)
    if not title or not text:
        raise MissingReason(field="public_title" if not title else "public_text")
    return title, text


def _facts(report: Report, *, files: Sequence[UUID]) -> dict[str, Any]:
    return {
        "procedure": report.procedure,
        "public_title": report.public_title,
        "public_text": report.public_text,
        "public_files": [str(file) for file in files],
        "answer_due_at": report.answer_due_at.isoformat(),
    }
