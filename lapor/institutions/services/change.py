"""How an institution is called, reached and placed is changed."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions.errors import BadInstitution, WrongHeir
from lapor.institutions.models import Duty, Institution
from lapor.institutions.services import tree
from lapor.kit.actors import Actor

DUTIES = ("coordinator", "inspectorate", "oversight_substitute", "custodian", "planning", "monitor", "secretary")


@writes
def rename_institution(institution: UUID, *, name: str, short_name: str, by: Actor, at: datetime) -> Event:
    """Give another name; the past keeps the old one in its events.

    Raises NotAdministrator, UnknownInstitution, MissingName, NameTaken.
    """
    row = tree.locked(institution, by=by)
    before = row.name
    row.name = tree.checked_name(name, tenant=row.tenant_id, but=row.id)
    row.short_name = tree.checked_short_name(short_name, name=row.name)
    row.save(update_fields=["name", "short_name"])
    return tree.tell(row, kind="institution_renamed", by=by, at=at, before=before, after=row.name)


@writes
def set_reach(institution: UUID, *, reach: str, email: str, address: str, by: Actor, at: datetime) -> Event:
    """Say how a case gets there: account, email or letter. Raises NotAdministrator, UnknownInstitution, BadInstitution."""
    row = tree.locked(institution, by=by)
    row.reach, row.email = tree.checked_reach(reach, email=email)
    row.address = address.strip()[:300]
    row.save(update_fields=["reach", "email", "address"])
    return tree.tell(row, kind="institution_changed", by=by, at=at, reach=row.reach)


@writes
def set_report_address(institution: UUID, *, address: str, by: Actor, at: datetime) -> Event:
    """Say on which address mail with reports for the office is taken; empty for none.

    Raises NotAdministrator, UnknownInstitution, BadInstitution (no address, or another office has it).
    """
    row = tree.locked(institution, by=by)
    row.report_address = tree.checked_address(address)
    if row.report_address and Institution.objects.filter(report_address=row.report_address).exclude(pk=row.pk).exists():
        raise BadInstitution(field="report_address")
    row.save(update_fields=["report_address"])
    return tree.tell(row, kind="institution_changed", by=by, at=at, takes_mail=bool(row.report_address))


@writes
def set_week(institution: UUID, *, weekdays: str, by: Actor, at: datetime) -> Event:
    """Set the working days as digits, 0 = Monday. Raises NotAdministrator, UnknownInstitution, BadInstitution."""
    row = tree.locked(institution, by=by)
    days = "".join(sorted(set(weekdays)))
    if not days or not set(days) <= set("0123456"):
        raise BadInstitution(field="weekdays")
    row.weekdays = days
    row.save(update_fields=["weekdays"])
    return tree.tell(row, kind="institution_changed", by=by, at=at, weekdays=days)


@writes
def move_institution(institution: UUID, *, parent: UUID, by: Actor, at: datetime) -> Event:
    """Put an institution under another one of its tenant. Raises NotAdministrator, UnknownInstitution, WrongHeir."""
    row, above = tree.locked(institution, by=by), tree.locked(parent, by=by)
    if row.id == row.tenant_id or above.tenant_id != row.tenant_id or tree.is_beneath(above.id, above=row.id):
        raise WrongHeir
    row.parent = above
    row.save(update_fields=["parent"])
    return tree.tell(row, kind="institution_changed", by=by, at=at, parent=str(parent))


@writes
def set_duty(duty: str, *, institution: UUID, by: Actor, at: datetime) -> Event:
    """Let an institution do this for its tenant from now on. Raises NotAdministrator, UnknownInstitution, BadInstitution."""
    row = tree.locked(institution, by=by)
    if duty not in DUTIES:
        raise BadInstitution(field="duty")
    Duty.objects.update_or_create(tenant_id=row.tenant_id, duty=duty, defaults={"institution": row})
    return tree.tell(row, kind="duty_given", by=by, at=at, duty=duty)
