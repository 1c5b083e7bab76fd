"""Everything that an officer's case page shows of one report, in few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.people import queries as people
from lapor.reports import clocks, policy, queries
from lapor.reports.errors import UnknownReport
from lapor.reports.models import (
    Access,
    ArchiveSample,
    Assignment,
    Contest,
    Note,
    Objection,
    OfficeLink,
    Rating,
    Report,
    Response,
    Validation,
    Word,
)
from lapor.reports.policy import Standing

SPOKEN = frozenset({"asked", "question_answered", "added", "replied"})
ANSWERED = frozenset({"drafted", "responded", "responded_partly"})
VALIDATED = frozenset({"validated", "validation_failed"})
RATED = frozenset({"confirmed", "rated", "disputed"})


@dataclass(frozen=True, kw_only=True)
class Case:
    """One report with what hangs on it, as this actor may see it. Lists are oldest first."""

    report: Report
    standing: Standing
    verbs: Sequence[str]
    relations: frozenset[str]
    assignments: Sequence[Assignment]
    pauses: Sequence[clocks.Pause]
    words: Sequence[Word]
    responses: Sequence[Response]
    ratings: Sequence[Rating]
    notes: Sequence[Note]
    files: Sequence[Attachment]
    events: Sequence[Followed]
    contests: Sequence[Contest]
    objection: Objection | None
    validations: dict[str, Validation]
    links: Sequence[OfficeLink]
    names: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """An archived report in the monitor's sample: what was said, and why it was put away."""

    report: UUID
    code: str
    title: str
    text: str
    reason: str
    explanation: str
    archived_at: datetime | None
    drawn_on: object
    is_confidential: bool


def case_of(actor: Actor, *, code: str) -> Case:
    """The case with that code. At most 11 statements; each list only where an event says that there is something in it.

    Raises UnknownReport for none and for one that the actor may not see: the two are never told apart.
    """
    rows = Report.objects.select_related("topic__parent", "region__parent", "parent", "chosen_institution")
    report = rows.filter(code=code).first()
    if report is None:
        raise UnknownReport
    assignments = list(Assignment.objects.filter(report=report).order_by("since", "id"))
    standing = _standing(report, assignments=assignments)
    relations = policy.relations(actor, report=report, standing=standing)
    if not relations:
        raise UnknownReport
    return _filled(actor, report=report, assignments=assignments, standing=standing, relations=relations)


def samples_for(actor: Actor, *, limit: int = 50) -> list[Sample]:
    """Archived reports that wait for the monitor's look, oldest first. 1 statement, 2 more for each report."""
    tenants = [grant.tenant for grant in actor.grants if grant.role == actors.MONITOR]
    if not tenants:
        return []
    rows = ArchiveSample.objects.filter(tenant_id__in=tenants, looked_at__isnull=True).select_related("report")
    return [_sample(row) for row in rows.order_by("drawn_on", "report_id")[:limit]]


def _filled(
    actor: Actor, *, report: Report, assignments: list[Assignment], standing: Standing, relations: frozenset[str]
) -> Case:
    events = audit.stream_events(report.stream)
    kinds = {event.kind for event in events}
    notes = _notes(actor, report=report, sees_all="verifier" in relations)
    responses = _responses(actor, report=report) if kinds & ANSWERED else []
    return Case(
        report=report,
        standing=standing,
        verbs=policy.possible_verbs(actor, report=report, standing=standing),
        relations=relations,
        assignments=assignments,
        pauses=queries.pauses_of(report) if "asked" in kinds else [],
        words=list(Word.objects.filter(report=report).order_by("said_at", "id")) if kinds & SPOKEN else [],
        responses=responses,
        ratings=list(Rating.objects.filter(report=report).order_by("rated_at")) if kinds & RATED else [],
        notes=notes,
        files=attachments.files_of_report(report.id),
        events=events,
        contests=list(Contest.objects.filter(report=report)) if "contested" in kinds else [],
        objection=Objection.objects.filter(report=report).first() if "objected" in kinds else None,
        validations=_validations(report) if kinds & VALIDATED else {},
        links=list(OfficeLink.objects.filter(assignment__report=report).order_by("made_at"))
        if "office_link_made" in kinds
        else [],
        names=_names(events=events, assignments=assignments),
    )


def _standing(report: Report, *, assignments: list[Assignment]) -> Standing:
    held = [row for row in assignments if row.until is None]
    return Standing(
        access=dict(Access.objects.filter(report=report).values_list("institution_id", "role")),
        lead=next((row for row in held if row.role == Assignment.Role.LEAD), None),
        assisting=frozenset(row.institution_id for row in held if row.role == Assignment.Role.ASSIST),
    )


def _offices(actor: Actor) -> list[UUID]:
    return [grant.institution for grant in actor.grants]


def _notes(actor: Actor, *, report: Report, sees_all: bool) -> list[Note]:
    rows = Note.objects.filter(report=report).select_related("author")
    return list((rows if sees_all else rows.filter(institution_id__in=_offices(actor))).order_by("written_at"))


def _responses(actor: Actor, *, report: Report) -> list[Response]:
    """What was sent, and drafts of the actor's own offices."""
    mine = Q(state=Response.State.SENT) | Q(institution_id__in=_offices(actor))
    return list(Response.objects.filter(mine, report=report).order_by("written_at"))


def _validations(report: Report) -> dict[str, Validation]:
    return {str(row.id): row for row in Validation.objects.filter(report=report)}


def _names(*, events: Sequence[Followed], assignments: Sequence[Assignment]) -> dict[str, str]:
    """Officers' names by the actor's reference."""
    acted = {UUID(event.actor.partition("/")[2]) for event in events if event.actor.startswith("officer/")}
    known = people.names_of([*acted, *(row.executor_id for row in assignments if row.executor_id)])
    return {f"officer/{key}": name for key, name in known.items()}


def _sample(row: ArchiveSample) -> Sample:
    report = row.report
    said = queries.newest_payload(report, kind="archived")
    hidden = report.is_confidential
    return Sample(
        report=report.id,
        code=report.code,
        title=report.public_title or report.title,
        text="" if hidden else report.body,
        reason=report.archive_reason,
        explanation=str(said.get("explanation", "")),
        archived_at=report.closed_at,
        drawn_on=row.drawn_on,
        is_confidential=hidden,
    )
