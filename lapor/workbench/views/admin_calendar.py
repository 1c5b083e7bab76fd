"""Administration of calendars: the nation's days off, the tenant's own, and a warning before a year without cuti bersama."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST

from lapor.institutions.calendar_days import DayOff
from lapor.institutions.calendar_queries import (
    may_be_removed,
    planned_change,
    regional_days,
    removal_of,
    years_without_leave,
)
from lapor.institutions.models import Holiday
from lapor.institutions.queries import holidays_in
from lapor.jobs.queries import Progress, newest_job
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.text import one_line
from lapor.people.entry import open_to
from lapor.reports.services import MOVE_DUE
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of
from lapor.workbench.forms.admin_calendar import DayForm
from lapor.workbench.forms.admin_words import HOLIDAYS
from lapor.workbench.views.admin_calendar_change import show_preview, year_of

_NEXT_YEAR_FROM_MONTH = 10


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """A day off; `may_go` when this desk may take it away."""

    id: UUID
    day: datetime
    name: str
    kind: str | Promise
    office: str
    source: str
    is_estimated: bool
    may_go: bool


@dataclass(frozen=True, kw_only=True)
class CalendarPage:
    """One year's days off."""

    year: int
    before: int
    after: int
    rows: tuple[DayRow, ...]
    own: tuple[DayRow, ...]
    missing: tuple[int, ...]
    form: DayForm
    offices: tuple[str, ...]
    is_host: bool
    zone: str
    moving: Progress | None


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """A year's days off; a POST shows what another one would move, and changes nothing yet."""
    desk = desk_of(request)
    form = DayForm(request.POST or None, tenant=desk.tenant, with_nation=desk.is_host)
    if request.method == "POST" and form.is_valid():
        change = planned_change([_day(desk, form=form)], replaces=False)
        if change:
            return show_preview(request, desk=desk, change=change)
        form.add_error(None, say("Hari libur ini sudah ada di kalender, dengan isi yang sama."))
    return show(request, "workbench/admin/calendar.html", work=_page(request, desk=desk, form=form))


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def remove(request: HttpRequest, holiday: UUID) -> HttpResponse:
    """Show what would move if this day were worked; changes nothing yet."""
    desk = desk_of(request)
    found = may_be_removed(holiday, tenant=desk.tenant, nation=desk.is_host)
    if found is None:
        raise Http404
    return show_preview(request, desk=desk, change=removal_of(found))


def _day(desk: Desk, *, form: DayForm) -> DayOff:
    given = form.cleaned_data
    regional = given["kind"] == Holiday.Kind.REGIONAL
    return DayOff(
        day=given["day"],
        name=one_line(given["name"]),
        kind=given["kind"],
        source=one_line(given["source"]),
        institution=(given["office"] or desk.tenant) if regional else None,
    )


def _page(request: HttpRequest, *, desk: Desk, form: DayForm) -> CalendarPage:
    today = desk.who.now.astimezone(ZoneInfo(desk.who.zone))
    year = year_of(request, default=today.year)
    in_use = [today.year, today.year + 1] if today.month >= _NEXT_YEAR_FROM_MONTH else [today.year]
    return CalendarPage(
        year=year,
        before=year - 1,
        after=year + 1,
        rows=tuple(_row(each, desk=desk, may_go=desk.is_host) for each in holidays_in(year=year)),
        own=tuple(_row(each, desk=desk, may_go=True) for each in regional_days(desk.tenant, year=year)),
        missing=tuple(years_without_leave(in_use)),
        form=form,
        offices=desk.offices,
        is_host=desk.is_host,
        zone=desk.who.zone,
        moving=newest_job(MOVE_DUE, about=str(desk.tenant), since=desk.who.now - timedelta(days=1)),
    )


def _row(holiday: Holiday, *, desk: Desk, may_go: bool) -> DayRow:
    own = desk.directory.offices.get(holiday.institution_id) if holiday.institution_id else None
    return DayRow(
        id=holiday.id,
        day=datetime(holiday.day.year, holiday.day.month, holiday.day.day, 12, tzinfo=ZoneInfo(desk.who.zone)),
        name=holiday.name,
        kind=HOLIDAYS.get(holiday.kind, holiday.kind),
        office=own.name if own else "",
        source=holiday.source,
        is_estimated=holiday.is_estimated,
        may_go=may_go,
    )
