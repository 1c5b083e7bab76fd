"""What an administrator sees of calendars, and what a change of them would do."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from lapor.institutions import queries
from lapor.institutions.calendar_days import CalendarChange, Calendars, DayOff, Replaced
from lapor.institutions.models import Holiday
from lapor.kit.calendars import WorkCalendar


def regional_days(tenant: UUID, *, year: int) -> list[Holiday]:
    """The tenant's own days off of a year, of any of its institutions. 1 statement."""
    rows = Holiday.objects.filter(institution__tenant_id=tenant, day__year=year)
    return list(rows.order_by("day", "name"))


def days_of_year(year: int, *, tenant: UUID) -> list[DayOff]:
    """The nation's days off and the tenant's own of a year, by day. 1 statement."""
    rows = Holiday.objects.filter(Q(institution=None) | Q(institution__tenant_id=tenant), day__year=year)
    return [day_off(row) for row in rows.order_by("day", "name")]


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


def removal_of(row: Holiday) -> CalendarChange:
    """The change that takes this day off away. No statement."""
    return CalendarChange(replaced=(Replaced(row=row.id, before=day_off(row), after=None),))


def planned_change(days: Sequence[DayOff], *, replaces: bool) -> CalendarChange:
    """What has to be added and changed so that the calendars hold these days. 1 statement.

    With `replaces`, days that are not among them go: those of the same calendars, kinds and years.
    """
    wanted = {(each.institution, each.day): each for each in days}
    scope = {(each.institution, each.kind, each.day.year) for each in days}
    replaced: list[Replaced] = []
    for row in _stored({each.institution for each in days}, years={each.day.year for each in days}):
        before = day_off(row)
        after = wanted.pop((before.institution, before.day), None)
        if after is None and (not replaces or (before.institution, before.kind, before.day.year) not in scope):
            continue
        if before != after:
            replaced.append(Replaced(row=row.id, before=before, after=after))
    return CalendarChange(added=tuple(wanted.values()), replaced=tuple(replaced))


def calendars_after(change: CalendarChange) -> Calendars:
    """The calendars of offices as they would be after the change; each is read once. 2 statements an office."""
    gone = [each.row for each in change.replaced]
    come = [*change.added, *(each.after for each in change.replaced if each.after)]
    known: dict[UUID, WorkCalendar] = {}

    def calendar_of(institution: UUID) -> WorkCalendar:
        if institution not in known:
            known[institution] = _calendar(institution, gone=gone, come=come)
        return known[institution]

    return calendar_of


def calendars_with_week(institution: UUID, *, weekdays: str) -> Calendars:
    """The calendars of offices if this one had that working week. No statement beyond the calendars themselves."""
    week = frozenset(int(digit) for digit in weekdays)

    def calendar_of(other: UUID) -> WorkCalendar:
        found = queries.calendar_of(other)
        if other != institution:
            return found
        return WorkCalendar(zone=found.zone, weekdays=week, holidays=found.holidays)

    return calendar_of


def day_off(row: Holiday) -> DayOff:
    """The stored day as a plain shape. No statement."""
    return DayOff(day=row.day, name=row.name, kind=row.kind, source=row.source, institution=row.institution_id)


def _stored(institutions: set[UUID | None], *, years: set[int]) -> list[Holiday]:
    own = Q(institution__in=[each for each in institutions if each is not None])
    calendars = own | Q(institution=None) if None in institutions else own
    if not years:
        return []
    rows = Holiday.objects.filter(calendars, day__year__gte=min(years), day__year__lte=max(years))
    return list(rows.order_by("day", "name"))


def _calendar(institution: UUID, *, gone: Sequence[UUID], come: Sequence[DayOff]) -> WorkCalendar:
    office = queries.office(institution)
    line: list[UUID] = [office.id, *(above.id for above in queries.directory(office.tenant).line_above(office.id))]
    rows = Holiday.objects.exclude(pk__in=gone).filter(Q(institution=None) | Q(institution__in=line))
    days: dict[date, str] = dict(rows.order_by("institution_id").values_list("day", "name"))
    days |= {each.day: each.name for each in come if each.institution is None or each.institution in line}
    return WorkCalendar(zone=office.zone, weekdays=frozenset(int(digit) for digit in office.weekdays), holidays=days)
