"""The checklist to be let in: what an officer has, what is missing, whether the coordinator confirmed it. It locks nobody out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.practice.queries import finished_by
from lapor.actionplan.procedures.content import KINDS
from lapor.actionplan.procedures.queries import newest_versions
from lapor.actionplan.training.models import EntryConfirmation, ProcedureReading
from lapor.actionplan.training.queries import HANDLING_ROLES, trained_people
from lapor.people import queries as people
from lapor.people.factors import protected_among

COURSE, PRACTICE, FACTOR, PROCEDURES = "course", "practice", "factor", "procedures"
POINTS = (COURSE, PRACTICE, FACTOR, PROCEDURES)
"""What is asked of an officer, in this order; the coordinator confirms when all are there."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """That a procedure was read; `is_old` once a newer version was signed off."""

    kind: str
    read_at: datetime | None
    is_old: bool = False


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """One officer's checklist with the days on which each point was met; `offices` are where they work on reports."""

    person: UUID
    name: str
    offices: tuple[UUID, ...]
    trained_on: date | None
    practised_at: datetime | None
    has_factor: bool
    readings: tuple[Reading, ...]
    confirmed_at: datetime | None
    confirmed_by: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The points that are not met, in their order. A procedure that changed since it was read counts as read."""
        has_read = all(each.read_at for each in self.readings)
        met = (self.trained_on is not None, self.practised_at is not None, self.has_factor, has_read)
        return tuple(point for point, is_met in zip(POINTS, met, strict=True) if not is_met)


def checklists_of(tenant: UUID) -> list[Checklist]:
    """Everybody who works on reports in the tenant: whoever only waits to be confirmed first, then by name. 7 statements."""
    officers: dict[UUID, tuple[str, list[UUID]]] = {}
    for each in people.active_officers(tenant, roles=HANDLING_ROLES):
        officers.setdefault(each.id, (each.name, []))[1].append(each.institution)
    found = _checklists(tenant, officers=officers)
    return sorted(
        found, key=lambda each: (each.confirmed_at is not None, bool(each.missing), each.name, str(each.person))
    )


def checklist_of(person: UUID, *, name: str, tenant: UUID) -> Checklist:
    """One officer's checklist in a tenant. 6 statements."""
    return _checklists(tenant, officers={person: (name, [])})[0]


def _checklists(tenant: UUID, *, officers: Mapping[UUID, tuple[str, list[UUID]]]) -> list[Checklist]:
    trained, practised, protected = trained_people(tenant), finished_by(officers), protected_among(officers)
    readings, confirmed = _readings(tenant, people=officers), _confirmations(tenant, people=officers)
    return [
        Checklist(
            person=person,
            name=name,
            offices=tuple(dict.fromkeys(offices)),
            trained_on=trained.get(person),
            practised_at=practised.get(person),
            has_factor=person in protected,
            readings=readings.get(person, tuple(Reading(kind=kind, read_at=None) for kind in KINDS)),
            confirmed_at=confirmed[person].confirmed_at if person in confirmed else None,
            confirmed_by=confirmed[person].confirmed_by.name if person in confirmed else "",
        )
        for person, (name, offices) in officers.items()
    ]


def _readings(tenant: UUID, *, people: Collection[UUID]) -> dict[UUID, tuple[Reading, ...]]:
    newest = {kind: version.number for kind, version in newest_versions(tenant).items()}
    rows: dict[UUID, dict[str, ProcedureReading]] = {}
    for row in ProcedureReading.objects.filter(tenant=tenant, person__in=list(people)):
        rows.setdefault(row.person_id, {})[row.kind] = row
    return {
        person: tuple(
            Reading(kind=kind, read_at=held[kind].read_at, is_old=held[kind].version < newest.get(kind, 0))
            if kind in held
            else Reading(kind=kind, read_at=None)
            for kind in KINDS
        )
        for person, held in rows.items()
    }


def _confirmations(tenant: UUID, *, people: Collection[UUID]) -> dict[UUID, EntryConfirmation]:
    rows = EntryConfirmation.objects.filter(tenant=tenant, person__in=list(people)).select_related("confirmed_by")
    return {row.person_id: row for row in rows}
