"""A calendar is changed, and open clocks follow it: one step, all or nothing."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions.calendar_days import CalendarChange
from lapor.institutions.services import change_calendar, set_week
from lapor.kit.actors import Actor
from lapor.reports.services import ask_to_move_due


@writes
def change_days_off(
    change: CalendarChange, *, tenant: UUID, moved_tenants: Sequence[UUID], by: Actor, at: datetime
) -> None:
    """Do what was planned and ask the worker to count the open reports of these tenants anew.

    Raises NotAdministrator, MissingName, BadHoliday, CalendarChanged.
    """
    change_calendar(change, tenant=tenant, by=by, at=at)
    for each in moved_tenants:
        ask_to_move_due(each, at=at)


@writes
def change_week(institution: UUID, *, weekdays: str, tenant: UUID, by: Actor, at: datetime) -> None:
    """Set an office's working days and ask the worker to count its tenant's open reports anew.

    Raises NotAdministrator, UnknownInstitution, BadInstitution.
    """
    set_week(institution, weekdays=weekdays, by=by, at=at)
    ask_to_move_due(tenant, at=at)
