"""The executing officer drafts a response; the liaison officer checks it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.attachments.models import Attachment
from lapor.attachments.services import keep_files
from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean, one_line
from lapor.reports.errors import MissingReason
from lapor.reports.models import Report, Response
from lapor.reports.services import steps


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a response says: what was found, what was done, when, by whom, the words to the reporter, evidence or why none."""

    text: str
    found: str = ""
    done: str = ""
    done_on: date | None = None
    done_by: str = ""
    no_evidence_reason: str = ""
    promised_on: date | None = None
    files: tuple[UUID, ...] = ()


@writes
def draft_response(
    report_id: UUID, *, answer: Answer, author: UUID, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Write or change the draft and hand it to the liaison officer. Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason."""
    case = steps.lock(report_id, verb="draft", by=by, seen=seen)
    report = case.report
    draft = open_draft(report, institution=case.lead.institution_id) or Response(
        id=new_id(), report=report, institution_id=case.lead.institution_id, kind=Response.Kind.FULL
    )
    fill(draft, answer=answer, state=Response.State.SUBMITTED, at=at)
    draft.author_id = author
    draft.save()
    kept = keep_evidence(draft, answer=answer, public=report.may_be_public)
    steps.step(report, verb="draft")
    steps.save(report)
    return steps.note(
        report,
        kind="drafted",
        by=by,
        at=at,
        brings=(draft,),
        response=str(draft.id),
        institution=str(draft.institution_id),
        files=steps.file_facts(kept),
    )


@writes
def return_draft(report_id: UUID, *, note: str, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Give the draft back to its author with a note. Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason."""
    case = steps.lock(report_id, verb="return_draft", by=by, seen=seen)
    why = clean(note)
    draft = open_draft(case.report, institution=case.lead.institution_id)
    if not why or draft is None:
        raise MissingReason(field="note")
    draft.state, draft.return_note = Response.State.RETURNED, why
    draft.save(update_fields=["state", "return_note"])
    steps.save(case.report)
    return steps.note(case.report, kind="draft_returned", by=by, at=at, brings=(draft,), response=str(draft.id))


def open_draft(report: Report, *, institution: UUID) -> Response | None:
    """The institution's response that was not sent yet. 1 statement."""
    rows = Response.objects.filter(report=report, institution_id=institution)
    return rows.exclude(state=Response.State.SENT).order_by("-written_at").first()


def fill(response: Response, *, answer: Answer, state: str, at: datetime) -> None:
    """Put the answer's words into the row. Raises MissingReason without words to the reporter."""
    response.text = clean(answer.text)
    if not response.text:
        raise MissingReason(field="text")
    response.found, response.done = clean(answer.found), clean(answer.done)
    response.done_on, response.done_by = answer.done_on, one_line(answer.done_by)[:120]
    response.no_evidence_reason = clean(answer.no_evidence_reason)[:300]
    response.promised_on = answer.promised_on
    response.state = state
    response.written_at = at


def keep_evidence(response: Response, *, answer: Answer, public: bool) -> list[Attachment]:
    """Attach the answer's staged files to the response; returns them."""
    return keep_files(
        answer.files,
        report=response.report_id,
        response=response.id,
        added_by=f"institution/{response.institution_id}",
        shown="public" if public else "case",
    )
