"""What an administrator sees of calendars."""

from collections.abc import Sequence
from uuid import UUID

from lapor.institutions.models import Holiday


def regional_days(tenant: UUID, *, year: int) -> list[Holiday]:
    """The tenant's own days off of a year, of any of its institutions. 1 statement."""
    rows = Holiday.objects.filter(institution__tenant_id=tenant, day__year=year)
    return list(rows.order_by("day", "name"))


def years_without_leave(years: Sequence[int]) -> list[int]:
    """Which of these years have no collective leave (cuti bersama) yet. 1 statement for each."""
    leave = Holiday.objects.filter(institution=None, kind=Holiday.Kind.COLLECTIVE_LEAVE)
    return [year for year in years if not leave.filter(day__year=year).exists()]


def may_be_removed(holiday: UUID, *, tenant: UUID, nation: bool) -> Holiday | None:
    """The day off when it is the tenant's own, or with `nation` one of the whole nation. 1 statement."""
    row = Holiday.objects.filter(pk=holiday).select_related("institution").first()
    if row is None:
        return None
    if row.institution is None:
        return row if nation else None
    return row if row.institution.tenant_id == tenant else None
