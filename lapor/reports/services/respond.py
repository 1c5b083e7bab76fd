"""The leading institution answers the reporter."""

from datetime import datetime
from uuid import UUID

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import INSTITUTION, Actor
from lapor.kit.ids import new_id
from lapor.reports.errors import MissingReason, NeedsEvidence
from lapor.reports.models import Assignment, Report, Response
from lapor.reports.services import steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.draft import Answer, fill, keep_evidence, open_draft
from lapor.reports.services.steps import Case
from lapor.reports.services.word import end_pause


@writes
def respond(
    report_id: UUID, *, answer: Answer, approver: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send a substantive response with evidence, or with the reason why there is none. Starts the close span.

    A draft of somebody else becomes this response; an officer who answers alone is marked so.
    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, NeedsEvidence. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="respond", by=by, seen=seen)
    response, kept = _send(case, answer=answer, kind=Response.Kind.FULL, approver=approver, by=by, at=at)
    report = case.report
    Assignment.objects.filter(pk=case.lead.pk).update(state=Assignment.State.ANSWERED)
    steps.step(report, verb="respond")
    if report.waiting_for == Report.WaitingFor.REPORTER:
        end_pause(report, at=at)
    report.waiting_for = Report.WaitingFor.NOBODY
    report.responded_at = report.last_word_at = at
    steps.save(report)
    refresh_access(report)
    return _record(report, kind="responded", response=response, kept=kept, by=by, at=at)


@writes
def respond_partly(
    report_id: UUID, *, answer: Answer, approver: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send an interim response with a reason and a promised day; the answer clock runs on.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="respond_partly", by=by, seen=seen)
    if answer.promised_on is None or answer.promised_on < at.date():
        raise MissingReason(field="promised_on")
    response, kept = _send(case, answer=answer, kind=Response.Kind.PARTIAL, approver=approver, by=by, at=at)
    report = case.report
    Assignment.objects.filter(pk=case.lead.pk).update(state=Assignment.State.ACCEPTED, due_at=report.answer_due_at)
    steps.step(report, verb="respond_partly")
    report.last_word_at = at
    steps.save(report)
    refresh_access(report)
    return _record(report, kind="responded_partly", response=response, kept=kept, by=by, at=at)


def _send(
    case: Case, *, answer: Answer, kind: str, approver: UUID | None, by: Actor, at: datetime
) -> tuple[Response, list[Attachment]]:
    institution = case.lead.institution_id
    response = open_draft(case.report, institution=institution) or Response(
        id=new_id(), report=case.report, institution_id=institution, author_id=approver
    )
    fill(response, answer=answer, state=Response.State.SENT, at=at)
    response.kind, response.sent_at, response.approver_id = kind, at, approver
    response.is_single_handed = response.author_id == approver and by.kind != INSTITUTION
    response.save()
    kept = keep_evidence(response, answer=answer, public=case.report.may_be_public)
    has_evidence = bool(kept) or attachments.count_of_response(response.id) > 0
    if kind == Response.Kind.FULL and not has_evidence and not response.no_evidence_reason:
        raise NeedsEvidence
    return response, kept


def _record(report: Report, *, kind: str, response: Response, kept: list[Attachment], by: Actor, at: datetime) -> Event:
    return steps.note(
        report,
        kind=kind,
        by=by,
        at=at,
        response=str(response.id),
        institution=str(response.institution_id),
        files=steps.file_facts(kept),
        single_handed=response.is_single_handed,
        promised_on=response.promised_on.isoformat() if response.promised_on else "",
    )
