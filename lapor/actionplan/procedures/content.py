"""What a procedure says, filled from roles, offices and limits as they are set up. The words lie in `words`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import override

from lapor.actionplan.procedures import words
from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory
from lapor.kit import actors
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.people import queries as people
from lapor.people.queries import Colleague
from lapor.reports import deadlines
from lapor.reports.rules import NoRule

KINDS = tuple(ProcedureVersion.Kind.values)
LANGUAGE = "id"
"""The language in which a procedure is signed off, whatever the reader of a page has chosen."""

NAMED_UP_TO = 3
ROLES: Mapping[str, tuple[str, ...]] = {
    "running": (
        *(actors.LEADER, actors.COORDINATOR, actors.INSPECTORATE, actors.CUSTODIAN),
        *(actors.ADMINISTRATOR, actors.VILLAGE_OPERATOR, actors.AUDITOR),
    ),
    "following_up": (actors.COORDINATOR, actors.LIAISON, actors.EXECUTING, actors.INSPECTORATE, actors.LEADER),
    "quarterly": (actors.COORDINATOR, actors.LEADER, actors.MONITOR),
}
LIMITS: Mapping[str, tuple[str, ...]] = {
    "running": (deadlines.VERIFY, deadlines.COMPLETE),
    "following_up": (
        *(deadlines.RESPOND, deadlines.ANSWER, deadlines.CLOSE),
        *(deadlines.DECIDE, deadlines.ESCALATE, deadlines.VALIDATE),
    ),
    "quarterly": (),
}


@dataclass(frozen=True, kw_only=True)
class RoleLine:
    """Who has a role: in how many offices how many people; offices and names where they are few."""

    role: str
    people: int
    offices: int
    office_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LimitLine:
    """A limit of a report's procedure and step, as it holds here."""

    procedure: str
    step: str
    limit: int
    unit: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ProcedureContent:
    """A whole procedure as one value."""

    kind: str
    title: str
    purpose: str
    roles: tuple[RoleLine, ...]
    limits: tuple[LimitLine, ...]
    steps: tuple[tuple[str, str], ...]
    """Who, and what they do."""

    def without_names(self) -> "ProcedureContent":
        """The same without names of officers."""
        return replace(self, roles=tuple(replace(each, names=()) for each in self.roles))


def current_content(tenant: UUID, *, kind: str, today: date) -> ProcedureContent:
    """What the procedure says now. 1 statement, and those of what is remembered."""
    directory = institutions.directory(tenant)
    limits = tuple(_limits(directory, steps=LIMITS[kind], today=today))
    officers = people.officers_of(tenant)
    with override(LANGUAGE):
        return ProcedureContent(
            kind=kind,
            title=str(words.TITLES[kind]),
            purpose=str(words.PURPOSES[kind]),
            roles=tuple(_role(each, officers=officers, directory=directory) for each in ROLES[kind]),
            limits=limits,
            steps=tuple((str(who), str(does)) for who, does in words.STEPS[kind]),
        )


def plain(content: ProcedureContent) -> dict[str, Any]:
    """The value as JSON."""
    told = asdict(content)
    lists = {
        "roles": list(told["roles"]),
        "limits": list(told["limits"]),
        "steps": [list(each) for each in told["steps"]],
    }
    roles = [
        each | {"office_names": list(each["office_names"]), "names": list(each["names"])} for each in lists["roles"]
    ]
    return {**told, **lists, "roles": roles}


def from_plain(stored: Mapping[str, Any]) -> ProcedureContent:
    """The value that was stored."""
    roles = [
        RoleLine(**(each | {"office_names": tuple(each["office_names"]), "names": tuple(each["names"])}))
        for each in stored["roles"]
    ]
    return ProcedureContent(
        kind=stored["kind"],
        title=stored["title"],
        purpose=stored["purpose"],
        roles=tuple(roles),
        limits=tuple(LimitLine(**each) for each in stored["limits"]),
        steps=tuple((who, does) for who, does in stored["steps"]),
    )


def content_hash(content: ProcedureContent) -> str:
    """The SHA-256 of everything that the procedure says."""
    return sha256_hex(canonical_json(plain(content)))


def _limits(directory: Directory, *, steps: tuple[str, ...], today: date) -> list[LimitLine]:
    """The limits that hold on the day: those of the coordinator for checking, else those of the tenant."""
    coordinator = directory.on_duty(institutions.COORDINATOR).id
    found = []
    for step in steps:
        office = coordinator if step == deadlines.VERIFY else directory.tenant
        for procedure in words.PROCEDURES:
            try:
                rule = deadlines.rule_of(step, procedure=procedure, institution=office, on=today)
            except NoRule:
                continue
            line = LimitLine(procedure=procedure, step=step, limit=rule.limit, unit=rule.unit, source=rule.source)
            found.append(line)
    return found


def _role(role: str, *, officers: list[Colleague], directory: Directory) -> RoleLine:
    own = [each for each in officers if each.role == role]
    offices = sorted({each.institution for each in own}, key=str)
    names = sorted({each.name for each in own})
    are_few = len(offices) <= NAMED_UP_TO
    return RoleLine(
        role=role,
        people=len({each.id for each in own}),
        offices=len(offices),
        office_names=tuple(sorted(directory.office(key).name for key in offices)) if are_few else (),
        names=tuple(names) if len(names) <= NAMED_UP_TO else (),
    )
