"""What every change of the tree shares: lock and allow, check, record."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lapor.audit.models import Event
from lapor.audit.services import record
from lapor.institutions.errors import BadInstitution, MissingName, NameTaken, UnknownInstitution
from lapor.institutions.memory import forget
from lapor.institutions.models import Institution
from lapor.institutions.plan import NAME_LIMIT, SHORT_NAME_LIMIT
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.kit.text import one_line


def locked(institution: UUID, *, by: Actor) -> Institution:
    """The open institution, locked, for an administrator of its tenant. Raises UnknownInstitution, NotAdministrator."""
    row = Institution.objects.select_for_update().filter(pk=institution, closed_on=None).first()
    if row is None:
        raise UnknownInstitution(institution=str(institution))
    require_administrator(by, tenant=row.tenant_id)
    return row


def checked_name(name: str, *, tenant: UUID, but: UUID | None = None) -> str:
    """The name on one line, free among the tenant's open institutions. Raises MissingName, NameTaken."""
    named = one_line(name)[:NAME_LIMIT]
    if not named:
        raise MissingName
    same = Institution.objects.filter(tenant_id=tenant, name=named, closed_on=None)
    if any(key != but for key in same.values_list("id", flat=True)):
        raise NameTaken
    return named


def checked_short_name(short_name: str, *, name: str) -> str:
    """The short name, or the beginning of the name."""
    return (one_line(short_name) or name)[:SHORT_NAME_LIMIT]


def checked_reach(reach: str, *, email: str) -> tuple[str, str]:
    """Reach and address that fit together. Raises BadInstitution."""
    if reach not in Institution.Reach.values or (reach == Institution.Reach.EMAIL and not one_line(email)):
        raise BadInstitution(field="reach")
    return reach, checked_address(email)


def checked_address(typed: str) -> str:
    """A mail address in lower case, or none. Raises BadInstitution."""
    address = one_line(typed).lower()
    if address:
        try:
            validate_email(address)
        except ValidationError as error:
            raise BadInstitution(field="email") from error
    return address


def is_beneath(institution: UUID, *, above: UUID) -> bool:
    """Whether an institution stands under another one, at any depth, or is that one."""
    parents = dict(Institution.objects.values_list("id", "parent_id"))
    at: UUID | None = institution
    while at is not None:
        if at == above:
            return True
        at = parents.get(at)
    return False


def tell(row: Institution, *, kind: str, by: Actor, at: datetime, **payload: Any) -> Event:
    """Record a change on the institution's stream; what was remembered is forgotten."""
    forget()
    return record(kind, stream=f"institution/{row.id}", by=by, at=at, payload=payload)
