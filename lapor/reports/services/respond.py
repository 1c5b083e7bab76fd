"""The leading institution answers the reporter."""

from datetime import date, datetime
from uuid import UUID

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import INSTITUTION, Actor
from lapor.kit.ids import new_id
from lapor.reports import deadlines, spans, watching
from lapor.reports.errors import MissingReason, NeedsEvidence, UnfilledField
from lapor.reports.models import Assignment, Report, Response
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.draft import Answer, fill, keep_evidence, open_draft
from lapor.reports.services.steps import Case
from lapor.reports.services.validation import ask_for_validation
from lapor.reports.services.word import end_pause
from lapor.reports.template_queries import open_fields


@writes
def respond(
    report_id: UUID, *, answer: Answer, approver: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send a substantive response with evidence, or with the reason why there is none. Starts the close span.

    It says what was found and what was done; a letter of an office without an account is taken as it is. Where topic or
    procedure ask for it, the closing then waits for validation.

    A draft of somebody else becomes this response; an officer who answers alone is marked so.
    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, NeedsEvidence. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="respond", by=by, seen=seen)
    response, kept = _send(case, answer=answer, kind=Response.Kind.FULL, approver=approver, by=by, at=at)
    report = case.report
    Assignment.objects.filter(pk=case.lead.pk).update(state=Assignment.State.ANSWERED)
    steps.step(report, verb="respond")
    arm.rest(report)
    if report.waiting_for == Report.WaitingFor.REPORTER:
        end_pause(report, at=at)
    report.waiting_for, report.awaited = Report.WaitingFor.NOBODY, None
    report.responded_at = report.last_word_at = at
    validator = ask_for_validation(report, answered_by=case.lead.institution_id, at=at)
    steps.save(report)
    refresh_access(report)
    event = _record(report, kind="responded", response=response, kept=kept, by=by, at=at)
    if validator is not None:
        steps.note(report, kind="validation_asked", by=by, at=at, institution=str(validator))
    return event


@writes
def respond_partly(
    report_id: UUID, *, answer: Answer, approver: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send an interim response with a reason and a promised day; the answer clock runs on. A broken promise escalates once.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="respond_partly", by=by, seen=seen)
    if answer.promised_on is None or answer.promised_on < at.date():
        raise MissingReason(field="promised_on")
    response, kept = _send(case, answer=answer, kind=Response.Kind.PARTIAL, approver=approver, by=by, at=at)
    report = case.report
    Assignment.objects.filter(pk=case.lead.pk).update(
        state=Assignment.State.ACCEPTED,
        due_at=report.answer_due_at,
        step=deadlines.PROMISE,
        stage=0,
        stage_at=None,
        next_at=_promise(case.lead, day=answer.promised_on) if watching.is_running(report) else None,
    )
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
    if open_fields(" ".join((response.text, response.found, response.done))):
        raise UnfilledField
    response.kind, response.sent_at, response.approver_id = kind, at, approver
    response.is_single_handed = response.author_id == approver and by.kind != INSTITUTION
    response.save()
    kept = keep_evidence(response, answer=answer, public=case.report.may_be_public)
    has_evidence = bool(kept) or attachments.count_of_response(response.id) > 0
    if kind == Response.Kind.FULL and by.kind != INSTITUTION and not (response.found and response.done):
        raise MissingReason(field="found" if not response.found else "done")
    if kind == Response.Kind.FULL and not has_evidence and not response.no_evidence_reason:
        raise NeedsEvidence
    return response, kept


def _promise(held: Assignment, *, day: date) -> datetime:
    return spans.end_of_promise(day, institution=held.institution_id)


def _record(report: Report, *, kind: str, response: Response, kept: list[Attachment], by: Actor, at: datetime) -> Event:
    return steps.note(
        report,
        kind=kind,
        by=by,
        at=at,
        brings=(response,),
        response=str(response.id),
        institution=str(response.institution_id),
        files=steps.file_facts(kept),
        single_handed=response.is_single_handed,
        promised_on=response.promised_on.isoformat() if response.promised_on else "",
    )
