"""What needs an independent look before it is closed, and what waits for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from lapor.kit.actors import Actor
from lapor.reports.case_queries import title_of
from lapor.reports.models import Access, Report, Response, Topic, ValidatedProcedure, Validation
from lapor.reports.policy import VALIDATING_ROLES


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """A report that waits for an office's look."""

    code: str
    title: str
    place: str
    address: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an agency says it did. `id` is the response's."""

    id: UUID
    institution: UUID
    sent_at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class TakenAlong:
    """A report to look at where there is no network; without a word of it where it is not for the public."""

    awaited: Awaited
    tenant: UUID
    text: str
    answers: Sequence[Answered]
    newest: UUID | None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The procedures and the topics (codes) of a tenant that are closed only after a look."""

    procedures: frozenset[str]
    topics: frozenset[str]


def choice_of(tenant: UUID) -> Choice:
    """What the tenant's coordinator chose. 2 statements."""
    procedures = ValidatedProcedure.objects.filter(tenant_id=tenant).values_list("procedure", flat=True)
    topics = Topic.objects.filter(tenant_id=tenant, needs_validation=True).values_list("code", flat=True)
    return Choice(procedures=frozenset(procedures), topics=frozenset(topics))


def awaiting_look(actor: Actor, *, limit: int = 50) -> Sequence[Awaited]:
    """Ordinary reports that wait for a look by an office of the actor's, by what is due first. 1 statement on `access_queue`."""
    return [_awaited(row) for row in _awaiting(actor, limit=limit)]


def looks_to_take_along(actor: Actor, *, limit: int = 50) -> Sequence[TakenAlong]:
    """The same with what was said and answered, for a phone that leaves the network. 2 statements."""
    rows = _awaiting(actor, limit=limit)
    answers: dict[UUID, list[Answered]] = {}
    sent = Response.objects.filter(report__in=[row.report_id for row in rows], state=Response.State.SENT)
    for row in sent.order_by("sent_at", "id"):
        said = Answered(id=row.id, institution=row.institution_id, sent_at=row.sent_at or row.written_at, text=row.text)
        answers.setdefault(row.report_id, []).append(said)
    return [_along(row, answers=answers.get(row.report_id, [])) for row in rows]


def newest_answer(report: UUID) -> UUID | None:
    """The response that was sent last. 1 statement."""
    sent = Response.objects.filter(report=report, state=Response.State.SENT).order_by("sent_at", "id")
    return sent.values_list("id", flat=True).last()


def is_taken(actor: Actor, *, sending: UUID) -> bool:
    """Whether this look of one of the actor's offices was stored before. 1 statement."""
    offices = actor.institutions_as(*VALIDATING_ROLES)
    return Validation.objects.filter(pk=sending, institution_id__in=offices).exists()


def _along(row: Access, *, answers: Sequence[Answered]) -> TakenAlong:
    report, shown = row.report, row.report.may_be_public
    return TakenAlong(
        awaited=_awaited(row),
        tenant=report.tenant_id,
        text=(report.public_text or report.body) if shown else "",
        answers=answers if shown else [],
        newest=answers[-1].id if answers else None,
    )


def _awaiting(actor: Actor, *, limit: int) -> Sequence[Access]:
    offices = actor.institutions_as(*VALIDATING_ROLES)
    if not offices:
        return []
    rows = Access.objects.filter(
        institution_id__in=offices,
        open=True,
        report__validator_id=F("institution_id"),
        report__waiting_for=Report.WaitingFor.VALIDATION,
        report__lane=Report.Lane.ORDINARY,
    )
    return list(rows.select_related("report__region__parent").order_by("due_at", "report_id")[:limit])


def _awaited(row: Access) -> Awaited:
    report = row.report
    names = [report.region.name, report.region.parent.name if report.region.parent else ""] if report.region else []
    return Awaited(
        code=report.code,
        title=title_of(report),
        place=", ".join(name for name in names if name),
        address=report.address,
        due_at=row.due_at,
    )
