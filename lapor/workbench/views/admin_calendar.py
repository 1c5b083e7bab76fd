"""Administration of calendars: the nation's days off, the tenant's own, and a warning before a year without cuti bersama."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from lapor.institutions import queries as institutions
from lapor.institutions.calendar_queries import may_be_removed, regional_days, years_without_leave
from lapor.institutions.models import Holiday
from lapor.institutions.queries import holidays_in
from lapor.institutions.services import add_holiday, remove_holiday
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.people.entry import open_to
from lapor.reports.services import ask_to_move_due
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_calendar import DayForm
from lapor.workbench.forms.admin_words import HOLIDAYS

HOME = "/kerja/kelola/kalender/"
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


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """A year's days off; a POST adds one."""
    desk = desk_of(request)
    form = DayForm(request.POST or None, tenant=desk.tenant, with_nation=desk.is_host)
    if request.method == "POST" and form.is_valid() and tried(form, act=lambda: _add(desk, form=form)):
        day = form.cleaned_data["day"]
        messages.success(request, say("Hari libur ditambahkan. Batas waktu laporan yang terbuka ikut dihitung ulang."))
        return redirect(f"{HOME}?tahun={day.year}")
    return show(request, "workbench/admin/calendar.html", work=_page(request, desk=desk, form=form))


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def remove(request: HttpRequest, holiday: UUID) -> HttpResponse:
    """Take a day off away, after asking."""
    desk = desk_of(request)
    found = may_be_removed(holiday, tenant=desk.tenant, nation=desk.is_host)
    if found is None:
        raise Http404
    back = f"{HOME}?tahun={found.day.year}"
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Hapus hari libur ini?"),
            text=say("%(name)s menjadi hari kerja biasa, dan batas waktu dihitung ulang.") % {"name": found.name},
            action=_("Hapus hari libur"),
            back_url=back,
        )
    remove_holiday(holiday, tenant=desk.tenant, by=desk.who.actor, at=desk.who.now)
    move_due(desk, is_nation=found.institution_id is None)
    messages.success(request, say("Hari libur dihapus. Batas waktu laporan yang terbuka dihitung ulang."))
    return redirect(back)


def _add(desk: Desk, *, form: DayForm) -> None:
    given = form.cleaned_data
    regional = given["kind"] == Holiday.Kind.REGIONAL
    add_holiday(
        given["day"],
        name=given["name"],
        kind=given["kind"],
        source=given["source"],
        institution=(given["office"] or desk.tenant) if regional else None,
        tenant=desk.tenant,
        by=desk.who.actor,
        at=desk.who.now,
    )
    move_due(desk, is_nation=not regional)


def move_due(desk: Desk, *, is_nation: bool) -> None:
    """Let the worker count open reports anew: the tenant's, or with a day of the nation everybody's."""
    everybody = [each.tenant for each in institutions.installations() if each.tenant is not None]
    for tenant in everybody if is_nation else [desk.tenant]:
        ask_to_move_due(tenant, at=desk.who.now)


def _page(request: HttpRequest, *, desk: Desk, form: DayForm) -> CalendarPage:
    today = desk.who.now.astimezone(ZoneInfo(desk.who.zone))
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100 else today.year
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
