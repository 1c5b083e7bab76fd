"""Days off are added, changed and removed. The nation's have the stream `calendar/00…0`, an office's own its institution's key."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.institutions.calendar_days import CalendarChange, DayOff, Replaced
from lapor.institutions.calendar_queries import day_off
from lapor.institutions.errors import BadHoliday, CalendarChanged, MissingName, NotAdministrator
from lapor.institutions.memory import forget
from lapor.institutions.models import Holiday, Institution
from lapor.institutions.policy import may_keep_calendar, require_administrator
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id

NATION_CALENDAR = UUID(int=0)


@writes
def change_calendar(change: CalendarChange, *, tenant: UUID, by: Actor, at: datetime) -> list[Event]:
    """Do what was planned, whole or not at all; one event on the stream of each calendar that it touches.

    The nation's days may be changed by an administrator of any tenant; `tenant` is the one that the actor works for.
    Call `reports.services.ask_to_move_due` in the same step, so that open clocks follow. Raises NotAdministrator,
    MissingName, BadHoliday, and CalendarChanged when somebody changed these days since the plan was made.
    """
    touched = sorted(change.institutions, key=str)
    for institution in touched:
        _allow(by, tenant=tenant, institution=institution)
    _require_as_planned(change)
    _write(change)
    forget()
    return [_tell(change, institution=institution, by=by, at=at) for institution in touched]


def _allow(by: Actor, *, tenant: UUID, institution: UUID | None) -> None:
    if institution is None:
        require_administrator(by, tenant=tenant)
    elif not may_keep_calendar(by, tenant=tenant):
        raise NotAdministrator
    if institution is not None and not Institution.objects.filter(pk=institution, tenant_id=tenant).exists():
        raise BadHoliday


def _require_as_planned(change: CalendarChange) -> None:
    """Every day is whole, and no stored one differs from what the plan saw."""
    for each in [*change.added, *(each.after for each in change.replaced if each.after)]:
        if not each.name:
            raise MissingName
        if each.kind not in Holiday.Kind.values or (each.kind == Holiday.Kind.REGIONAL) != (
            each.institution is not None
        ):
            raise BadHoliday
    keys = [each.row for each in change.replaced]
    found = {row.id: day_off(row) for row in Holiday.objects.select_for_update().filter(pk__in=keys)}
    if any(found.get(each.row) != each.before for each in change.replaced):
        raise CalendarChanged
    if any(each.after is not None and _place(each.after) != _place(each.before) for each in change.replaced):
        raise BadHoliday
    stored = Holiday.objects.filter(day__in={each.day for each in change.added}).exclude(pk__in=keys)
    taken = {(row.institution_id, row.day) for row in stored}
    places = [_place(each) for each in change.added]
    if len(set(places)) != len(places):
        raise BadHoliday
    if taken & set(places):
        raise CalendarChanged


def _place(each: DayOff) -> tuple[UUID | None, Any]:
    return each.institution, each.day


def _write(change: CalendarChange) -> None:
    gone = [each.row for each in change.replaced if each.after is None]
    Holiday.objects.filter(pk__in=gone).delete()
    rows = [
        _filled(Holiday(id=each.row, day=each.before.day), day=each.after) for each in change.replaced if each.after
    ]
    Holiday.objects.bulk_update(rows, ["name", "kind", "source", "is_estimated"])
    Holiday.objects.bulk_create([_filled(Holiday(id=new_id(), day=each.day), day=each) for each in change.added])


def _filled(row: Holiday, *, day: DayOff) -> Holiday:
    row.institution_id, row.name, row.kind, row.source = day.institution, day.name, day.kind, day.source
    row.is_estimated = False
    return row


def _tell(change: CalendarChange, *, institution: UUID | None, by: Actor, at: datetime) -> Event:
    own: Sequence[Replaced] = [each for each in change.replaced if each.before.institution == institution]
    payload = {
        "added": [_told(each) for each in change.added if each.institution == institution],
        "changed": [_told(each.after) for each in own if each.after],
        "removed": [_told(each.before) for each in own if each.after is None],
    }
    return record(
        "calendar_changed", stream=f"calendar/{institution or NATION_CALENDAR}", by=by, at=at, payload=payload
    )


def _told(each: DayOff) -> dict[str, str]:
    return {"day": each.day.isoformat(), "name": each.name, "kind": each.kind, "source": each.source}
