"""An institution without an account works on a report by a signed link."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.hashing import sha256_hex
from lapor.kit.ids import new_id
from lapor.reports import queries
from lapor.reports.errors import BadLink, NotAllowed
from lapor.reports.models import Assignment, OfficeLink, Report
from lapor.reports.services import steps
from lapor.reports.services.draft import Answer
from lapor.reports.services.respond import respond

LIFE = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class LinkedCase:
    """What a valid link opens: the office as an actor, the assignment and its report."""

    actor: Actor
    assignment: Assignment
    report: Report


@writes
def make_office_link(assignment_id: UUID, *, token: str, by: Actor, at: datetime) -> OfficeLink:
    """Make the link of an assignment; earlier ones stop working. Only the token's hash is kept."""
    assignment = Assignment.objects.select_related("report").get(pk=assignment_id)
    report = queries.locked(assignment.report_id)
    OfficeLink.objects.filter(assignment=assignment, revoked_at__isnull=True).update(revoked_at=at)
    link = OfficeLink(
        id=new_id(),
        assignment=assignment,
        token_hash=_hash(token),
        made_at=at,
        expires_at=at + LIFE,
    )
    link.save(force_insert=True)
    steps.note(report, kind="office_link_made", by=by, at=at, institution=str(assignment.institution_id))
    return link


@writes
def note_link_delivery(link_id: UUID, *, delivery: str, by: Actor, at: datetime) -> Event:
    """Note what became of the delivery: sent, failed or paper."""
    link = OfficeLink.objects.select_related("assignment__report").get(pk=link_id)
    OfficeLink.objects.filter(pk=link_id).update(delivery=delivery, delivered_at=at)
    report = queries.locked(link.assignment.report_id)
    return steps.note(report, kind="office_link_delivered", by=by, at=at, delivery=delivery)


@writes
def note_undelivered_link(report_id: UUID, *, institution: UUID, by: Actor, at: datetime) -> Event | None:
    """The mail with the institution's working link came back; None when it has no such link any more."""
    held = OfficeLink.objects.filter(
        assignment__report_id=report_id, assignment__institution_id=institution, revoked_at__isnull=True
    )
    link = held.order_by("-made_at").first()
    return note_link_delivery(link.id, delivery="failed", by=by, at=at) if link else None


@writes
def open_office_link(token: str, *, at: datetime) -> LinkedCase:
    """The case behind the link, marked as opened. Raises BadLink for one that is unknown, over, revoked or handed on."""
    link = (
        OfficeLink.objects.select_related("assignment__report", "assignment__institution")
        .filter(token_hash=_hash(token), expires_at__gt=at, revoked_at__isnull=True)
        .first()
    )
    if link is None or link.assignment.state in {Assignment.State.DECLINED, Assignment.State.ENDED}:
        raise BadLink
    if link.opened_at is None:
        OfficeLink.objects.filter(pk=link.pk).update(opened_at=at)
    assignment = link.assignment
    actor = actors.institution(assignment.institution_id, report=assignment.report_id)
    return LinkedCase(actor=actor, assignment=assignment, report=assignment.report)


@writes
def enter_paper_answer(report_id: UUID, *, answer: Answer, verifier: UUID, by: Actor, at: datetime) -> Event:
    """The verifier enters an answer that the leading institution without an account gave on paper.

    Raises NotAllowed (also when that institution has an account), WrongState, MissingReason, NeedsEvidence.
    """
    report = queries.locked(report_id)
    standing = queries.standing_of(report)
    steps.lock(report_id, verb="reply", by=by)
    if standing.lead is None or not standing.lead.links.exists():
        raise NotAllowed
    office = actors.institution(standing.lead.institution_id, report=report.id)
    respond(report_id, answer=answer, approver=None, by=office, at=at)
    report = queries.locked(report_id)
    return steps.note(report, kind="paper_answer_entered", by=by, at=at, verifier=str(verifier))


def _hash(token: str) -> str:
    return sha256_hex(b"lapor office link" + token.encode())
