"""The demo's officers: one for each role, and a liaison officer for every office that the stories need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory, Office
from lapor.kit.actors import LIAISON, SYSTEM
from lapor.kit.text import fold
from lapor.people import queries as people
from lapor.people.factors import present_code, secret_of
from lapor.people.queries import Colleague
from lapor.people.services import Enrolment, enrol_people, give_factor
from seed.demo.readers import DemoPerson, demo_people
from seed.demo.wording import base_texts

SIGN_IN_WORDS = "contoh-lapor-2026"
"""The one password of every demo account, printed at each start."""


@dataclass(frozen=True, kw_only=True)
class DemoAccount:
    """One line of the table that is printed."""

    email: str
    name: str
    role: str
    office: str
    secret: str
    code: str


def office_for(directory: Directory, *, kind: str, region: str = "") -> Office:
    """The first open office of that kind, the one of a region for offices that exist in each."""
    fitting = [office for office in directory.active() if office.kind == kind]
    around = [office for office in fitting if region and region.startswith(office.region)]
    return max(around, key=lambda office: len(office.region), default=None) or (
        fitting[0] if fitting else directory.office(directory.tenant)
    )


def enrol_officers(tenant: UUID, *, at: datetime) -> None:
    """Make the accounts that are missing, with a role from `at` on."""
    directory = institutions.directory(tenant)
    known = {officer.email for officer in people.officers_of(tenant)}
    missing = [line for line in [*demo_people(), *_liaisons(directory)] if line.email not in known]
    new = [
        Enrolment(
            email=line.email,
            name=line.name,
            role=line.role,
            institution=office_for(directory, kind=line.kind, region=line.region).id,
        )
        for line in missing
    ]
    enrol_people(new, password=SIGN_IN_WORDS, by=SYSTEM, at=at)


def give_factors(tenant: UUID, *, at: datetime) -> None:
    """Give a second factor to every demo account without one; the demo prints secret and present code."""
    for person in dict.fromkeys(officer.id for officer in people.officers_of(tenant)):
        if not secret_of(person):
            give_factor(person, by=SYSTEM, at=at)


def officers_by_office(tenant: UUID) -> Mapping[tuple[UUID, str], list[Colleague]]:
    """Everybody in the tenant by office and role, in the order of their addresses."""
    found: dict[tuple[UUID, str], list[Colleague]] = {}
    for officer in sorted(people.officers_of(tenant), key=lambda each: each.email):
        found.setdefault((officer.institution, officer.role), []).append(officer)
    return found


def accounts(tenant: UUID, *, at: datetime) -> list[DemoAccount]:
    """The accounts that stand for one role each, as they are printed, with the secret and the present code of each."""
    directory = institutions.directory(tenant)
    shown = {line.email for line in demo_people()}
    return [
        DemoAccount(
            email=officer.email,
            name=officer.name,
            role=officer.role,
            office=directory.office(officer.institution).short_name,
            secret=secret_of(officer.id),
            code=present_code(officer.id, at=at),
        )
        for officer in people.officers_of(tenant)
        if officer.email in shown
    ]


def _liaisons(directory: Directory) -> Iterable[DemoPerson]:
    """A liaison officer for every office with an account that a story's text needs, and for every district office."""
    kinds = {text.agency_kind for text in base_texts() if not text.about_official} | {"district_office"}
    taken = {(line.kind, line.role) for line in demo_people()}
    for office in directory.active():
        needed = office.reach == "account" and office.kind in kinds and (office.kind, LIAISON) not in taken
        if needed:
            letters = "".join(each if each.isalnum() else "." for each in fold(office.short_name)).replace("..", ".")
            yield DemoPerson(
                email=f"petugas.{letters}@contoh.example",
                name=f"Petugas {office.short_name}",
                role=LIAISON,
                kind=office.kind,
                region=office.region,
            )
