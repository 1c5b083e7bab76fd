"""Who acts: an officer, a reporter, an institution by its signed link, or the system itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

ADMINISTRATOR = "administrator"
NATIONAL_ADMIN = "national_administrator"
COORDINATOR = "coordinator"
LIAISON = "liaison_officer"
EXECUTING = "executing_officer"
INSPECTORATE = "inspectorate"
LEADER = "leader"
MONITOR = "monitor"
VILLAGE_OPERATOR = "village_operator"
AUDITOR = "auditor"
CUSTODIAN = "custodian"

ROLES = frozenset(
    {
        ADMINISTRATOR,
        NATIONAL_ADMIN,
        COORDINATOR,
        LIAISON,
        EXECUTING,
        INSPECTORATE,
        LEADER,
        MONITOR,
        VILLAGE_OPERATOR,
        AUDITOR,
        CUSTODIAN,
    }
)

OFFICER = "officer"
REPORTER = "reporter"
INSTITUTION = "institution"
SYSTEM_KIND = "system"
KINDS = frozenset({OFFICER, REPORTER, INSTITUTION, SYSTEM_KIND})


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in one institution; `tenant` is the installation's top that this institution belongs to.

    `on_behalf` names the person who delegated the role for some days; whoever acts stays the actor.
    """

    role: str
    institution: UUID
    tenant: UUID
    on_behalf: UUID | None = None

    def __post_init__(self) -> None:
        """Refuses a role that nobody knows, so that a typing slip never grants or hides anything."""
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that the actor stated elsewhere: the site and its number there, its hash there, and the moment that counts."""

    site: UUID
    site_seq: int
    hash: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks or acts. `report` is the one report that a reporter's access key opens; `stated` where they said it, if elsewhere."""

    kind: str
    id: str
    grants: tuple[Grant, ...] = ()
    report: UUID | None = None
    stated: Stated | None = None

    def __post_init__(self) -> None:
        """Refuses an unknown kind and an empty id."""
        if self.kind not in KINDS or not self.id:
            raise ValueError(f"unknown kind {self.kind!r} or empty id")

    @property
    def ref(self) -> str:
        """Who it was, for events and logs: `officer/<id>`. Holds no name."""
        return f"{self.kind}/{self.id}"

    def has_role(self, role: str, *, institution: UUID | None = None) -> bool:
        """Whether the actor has this role, in this institution or (without one) anywhere."""
        return any(grant.role == role and institution in (None, grant.institution) for grant in self.grants)

    @property
    def desks(self) -> frozenset[UUID]:
        """The officer's own desk, and those of whoever delegated to the officer for these days."""
        own = {UUID(self.id)} if self.kind == OFFICER else set()
        return frozenset(own | {grant.on_behalf for grant in self.grants if grant.on_behalf is not None})

    def institutions_as(self, *roles: str) -> frozenset[UUID]:
        """The institutions in which the actor has one of these roles."""
        return frozenset(grant.institution for grant in self.grants if grant.role in roles)


def officer(person_id: UUID | str, *, grants: tuple[Grant, ...] = ()) -> Actor:
    """An officer with the grants of an account."""
    return Actor(kind=OFFICER, id=str(person_id), grants=grants)


def reporter(report_id: UUID) -> Actor:
    """The reporter of one report, known by nothing but its access key."""
    return Actor(kind=REPORTER, id=str(report_id), report=report_id)


def institution(institution_id: UUID, *, report: UUID | None = None) -> Actor:
    """An office without an account that acts by a signed link, about one report."""
    return Actor(kind=INSTITUTION, id=str(institution_id), report=report)


def system() -> Actor:
    """The system itself: the worker, a schedule, a command."""
    return SYSTEM


SYSTEM = Actor(kind=SYSTEM_KIND, id="lapor")
