"""The whole tree is brought to what a sheet says, in one transaction; officers that it names are invited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.policy import require_administrator
from lapor.institutions.queries import Office
from lapor.institutions.services import (
    add_institution,
    close_institution,
    move_institution,
    rename_institution,
    set_reach,
)
from lapor.institutions.sheet import SheetOffice, SheetOfficer
from lapor.kit.actors import Actor
from lapor.people import queries
from lapor.people.services.appoint import appoint_person
from lapor.people.services.invite import invite_person


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What a sheet changed: offices added, changed, closed; officers appointed; e-mail and token of each invitation."""

    added: int
    changed: int
    closed: int
    appointed: int
    invitations: tuple[tuple[str, str], ...]


@writes
def apply_sheet(offices: Sequence[SheetOffice], *, tenant: UUID, by: Actor, at: datetime) -> Applied:
    """Add, rename, move and close offices, and invite or appoint officers, as a parsed sheet says; absent ones stay.

    The same sheet twice changes nothing the second time but renews invitations that nobody accepted.
    Raises what each of these services raises; nothing is written then.
    """
    require_administrator(by, tenant=tenant)
    before = institutions.directory(tenant).offices
    addresses = institutions.addresses_of(tenant)
    names = {office.name: office.id for office in before.values() if not office.is_closed}
    added = changed = 0
    for line in offices:
        if line.key is None and line.name not in names:
            names[line.name] = _added(line, names=names, by=by, at=at)
            added += 1
        else:
            key = line.key or names[line.name]
            moved = line.address != addresses[key]
            changed += _changed(line, office=before[key], names=names, is_moved=moved, by=by, at=at)
            names[line.name] = key
    appointed, invitations = _staffed(offices, tenant=tenant, names=names, by=by, at=at)
    closing = [names[line.name] for line in reversed(offices) if line.is_closed]
    for key in closing:
        close_institution(key, by=by, at=at)
    return Applied(
        added=added, changed=changed, closed=len(closing), appointed=appointed, invitations=tuple(invitations)
    )


def _added(line: SheetOffice, *, names: dict[str, UUID], by: Actor, at: datetime) -> UUID:
    return add_institution(
        line.name,
        parent=names[line.parent],
        tier=line.tier,
        kind=line.kind,
        short_name=line.short_name,
        region=line.region,
        reach=line.reach,
        email=line.email,
        address=line.address,
        by=by,
        at=at,
    ).id


def _changed(
    line: SheetOffice, *, office: Office, names: dict[str, UUID], is_moved: bool, by: Actor, at: datetime
) -> bool:
    """Rename, move and reach, each only where the sheet differs; whether it did. `is_moved`: to another postal address."""
    named = (line.name, line.short_name or office.short_name)
    parent = names.get(line.parent)
    renames = named != (office.name, office.short_name)
    moves = parent is not None and parent != office.parent
    reaches = (line.reach, line.email) != (office.reach, office.email) or is_moved
    if renames:
        rename_institution(office.id, name=named[0], short_name=named[1], by=by, at=at)
    if moves and parent is not None:
        move_institution(office.id, parent=parent, by=by, at=at)
    if reaches:
        set_reach(office.id, reach=line.reach, email=line.email, address=line.address, by=by, at=at)
    return renames or moves or reaches


def _staffed(
    offices: Sequence[SheetOffice], *, tenant: UUID, names: dict[str, UUID], by: Actor, at: datetime
) -> tuple[int, list[tuple[str, str]]]:
    held = {(officer.email, officer.role, officer.institution) for officer in queries.officers_of(tenant)}
    appointed, invitations = 0, []
    for line in offices:
        for officer in line.officers if not line.is_closed else ():
            office = names[line.name]
            if (officer.email, officer.role, office) in held:
                continue
            token = _begun(officer, office=office, by=by, at=at)
            appointed += not token
            if token:
                invitations.append((officer.email, token))
    return appointed, invitations


def _begun(officer: SheetOfficer, *, office: UUID, by: Actor, at: datetime) -> str:
    """Appoint somebody who has an account; invite somebody who has none, and give the token."""
    person = queries.person_by_email(officer.email)
    if person is not None:
        appoint_person(person, role=officer.role, institution=office, by=by, at=at)
        return ""
    return invite_person(officer.email, name=officer.name, role=officer.role, institution=office, by=by, at=at)
