"""Days off are added, changed and removed. The nation's have the stream `calendar/00…0`, an office's own its institution's key."""

from datetime import date, datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.institutions.errors import BadHoliday, MissingName, NotAdministrator
from lapor.institutions.memory import forget
from lapor.institutions.models import Holiday, Institution
from lapor.institutions.policy import may_keep_calendar, require_administrator
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line

NATION_CALENDAR = UUID(int=0)


@writes
def add_holiday(
    day: date, *, name: str, kind: str, source: str, institution: UUID | None, tenant: UUID, by: Actor, at: datetime
) -> Event:
    """Add a day off for the nation (no `institution`) or for an institution and everything beneath it.

    The nation's days may be edited by an administrator of any tenant; `tenant` is the one that the actor works for.
    Due moments of open reports follow by a follower of this event. Raises NotAdministrator, MissingName, BadHoliday.
    """
    _allow(by, tenant=tenant, institution=institution)
    row = Holiday(id=new_id(), institution_id=institution, day=day)
    _fill(row, name=name, kind=kind, source=source)
    row.save(force_insert=True)
    return _tell(row, kind="holiday_added", by=by, at=at)


@writes
def change_holiday(
    holiday: UUID, *, day: date, name: str, kind: str, source: str, tenant: UUID, by: Actor, at: datetime
) -> Event:
    """Change a day off. Raises NotAdministrator, MissingName, BadHoliday."""
    row = _locked(holiday, by=by, tenant=tenant)
    before, row.day = row.day, day
    _fill(row, name=name, kind=kind, source=source)
    row.is_estimated = False
    row.save()
    return _tell(row, kind="holiday_changed", by=by, at=at, before=before)


@writes
def remove_holiday(holiday: UUID, *, tenant: UUID, by: Actor, at: datetime) -> Event:
    """Take a day off away. Raises NotAdministrator, BadHoliday."""
    row = _locked(holiday, by=by, tenant=tenant)
    event = _tell(row, kind="holiday_removed", by=by, at=at)
    row.delete()
    return event


def _locked(holiday: UUID, *, by: Actor, tenant: UUID) -> Holiday:
    row = Holiday.objects.select_for_update().filter(pk=holiday).first()
    if row is None:
        raise BadHoliday
    _allow(by, tenant=tenant, institution=row.institution_id)
    return row


def _allow(by: Actor, *, tenant: UUID, institution: UUID | None) -> None:
    if institution is None:
        require_administrator(by, tenant=tenant)
    elif not may_keep_calendar(by, tenant=tenant):
        raise NotAdministrator
    if institution is not None and not Institution.objects.filter(pk=institution, tenant_id=tenant).exists():
        raise BadHoliday


def _fill(row: Holiday, *, name: str, kind: str, source: str) -> None:
    row.name, row.kind, row.source = one_line(name)[:160], kind, one_line(source)[:200]
    if not row.name:
        raise MissingName
    days = Holiday.objects.filter(day=row.day).exclude(pk=row.id)
    own = row.institution_id
    same_day = days.filter(institution=None) if own is None else days.filter(institution_id=own)
    if kind not in Holiday.Kind.values or same_day.exists():
        raise BadHoliday


def _tell(row: Holiday, *, kind: str, by: Actor, at: datetime, before: date | None = None) -> Event:
    forget()
    payload = {"day": row.day.isoformat(), "name": row.name, "kind": row.kind}
    if before is not None:
        payload["before"] = before.isoformat()
    return record(kind, stream=f"calendar/{row.institution_id or NATION_CALENDAR}", by=by, at=at, payload=payload)
