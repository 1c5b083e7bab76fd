"""A change of calendars: read from a file or a form, shown with what it would move, and applied in one go; and their export."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lapor.institutions import queries as institutions
from lapor.institutions.calendar_days import CalendarChange, DayOff
from lapor.institutions.calendar_file import Expected, csv_of, ics_of, parse_days
from lapor.institutions.calendar_queries import calendars_after, days_of_year, planned_change
from lapor.institutions.sheet import BadSheet, Fault
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports.due_preview import DuePreview, due_preview
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of
from lapor.workbench.forms.admin_calendar import CalendarFileForm
from lapor.workbench.forms.admin_limits import STEP_NAMES
from lapor.workbench.forms.admin_words import HOLIDAYS
from lapor.workbench.services import change_days_off

HOME = "/kerja/kelola/kalender/"
_READ = "workbench/admin/calendar_read.html"
_SALT, _HOUR = "lapor.workbench.calendar", 60 * 60


@dataclass(frozen=True, kw_only=True)
class ChangedDay:
    """One day of the change as it is shown."""

    what: str | Promise
    day: datetime
    name: str
    kind: str | Promise
    office: str
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class MovedRow:
    """A report that would move."""

    code: str
    step: str | Promise
    before: datetime
    after: datetime


@dataclass(frozen=True, kw_only=True)
class PreviewPage:
    """What a change would do; nothing is changed yet."""

    days: tuple[ChangedDay, ...]
    preview: DuePreview
    rows: tuple[MovedRow, ...]
    packed: str
    year: int
    zone: str


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """The form for a file, and what was wrong with the one that was sent."""

    form: CalendarFileForm
    offices: tuple[str, ...]
    year: int
    faults: tuple[Fault, ...] = ()
    is_same: bool = False


@open_to(ADMINISTRATOR, COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Read a CSV or ICS file and show what it would do, or what is wrong with it; nothing is changed yet."""
    desk = desk_of(request)
    form = CalendarFileForm(request.POST or None, request.FILES or None, tenant=desk.tenant, with_nation=desk.is_host)
    if request.method != "POST" or not form.is_valid():
        return _read_page(request, desk=desk, form=form)
    given = form.cleaned_data
    try:
        days = parse_days(given["file"].read(), expected=_expected(desk, given=given))
    except BadSheet as bad:
        return _read_page(request, desk=desk, form=form, faults=bad.faults)
    change = planned_change(days, replaces=given["way"] == CalendarFileForm.REPLACE)
    if not change:
        return _read_page(request, desk=desk, form=form, is_same=True)
    return show_preview(request, desk=desk, change=change)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Do what the preview said; open clocks follow in the background."""
    desk = desk_of(request)
    try:
        packed = signing.loads(request.POST.get("packed", ""), salt=f"{_SALT}.{desk.tenant}", max_age=_HOUR)
        change = CalendarChange.unpacked(packed)
        tenants = moved_tenants(desk, is_nation=None in change.institutions)
        change_days_off(change, tenant=desk.tenant, moved_tenants=tenants, by=desk.who.actor, at=desk.who.now)
    except signing.BadSignature:
        messages.error(request, say("Pratinjau ini sudah lewat satu jam. Belum ada yang diubah; isi sekali lagi."))
        return redirect(HOME)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(HOME)
    messages.success(request, say("Kalender diubah. Batas waktu laporan yang terbuka ikut dihitung ulang."))
    return redirect(f"{HOME}?tahun={_year(change)}")


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def export(request: HttpRequest, form: str) -> HttpResponse:
    """A year's days off, the nation's and the tenant's own, as `csv` or `ics`."""
    desk = desk_of(request)
    year = year_of(request, default=desk.who.now.year)
    days = days_of_year(year, tenant=desk.tenant)
    names = {key: office.name for key, office in desk.directory.offices.items() if key != desk.tenant}
    title = say("Kalender %(year)s") % {"year": year}
    is_csv = form == "csv"
    content = csv_of(days, offices=names) if is_csv else ics_of(days, offices=names, name=title, at=desk.who.now)
    headers = {"Content-Disposition": f'attachment; filename="kalender-{year}.{form}"', "Cache-Control": "no-store"}
    kind = "text/csv; charset=utf-8" if is_csv else "text/calendar; charset=utf-8"
    return HttpResponse(content, content_type=kind, headers=headers)


def show_preview(request: HttpRequest, *, desk: Desk, change: CalendarChange) -> HttpResponse:
    """The days that would change and the reports that would move."""
    days = change.days
    tenants = moved_tenants(desk, is_nation=None in change.institutions)
    found = (
        due_preview(tenants, shown=desk.tenant, calendars=calendars_after(change), days=days)
        if days
        else DuePreview(moved=0, rows=(), is_all=True)
    )
    page = PreviewPage(
        days=tuple(_changed_days(change, desk=desk)),
        preview=found,
        rows=moved_rows(found),
        packed=signing.dumps(change.packed(), salt=f"{_SALT}.{desk.tenant}", compress=True),
        year=_year(change),
        zone=desk.who.zone,
    )
    return show(request, "workbench/admin/calendar_preview.html", work=page)


def moved_rows(found: DuePreview) -> tuple[MovedRow, ...]:
    """The listed reports with the name of the limit that moves."""
    return tuple(
        MovedRow(code=row.code, step=STEP_NAMES.get(row.step, row.step), before=row.before, after=row.after)
        for row in found.rows
    )


def moved_tenants(desk: Desk, *, is_nation: bool) -> list[UUID]:
    """Whose open reports a change touches: the tenant's, or with a day of the nation everybody's."""
    everybody = [each.tenant for each in institutions.installations() if each.tenant is not None]
    return everybody if is_nation else [desk.tenant]


def year_of(request: HttpRequest, *, default: int) -> int:
    """The year that the address asks for."""
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100 else default


def _expected(desk: Desk, *, given: dict[str, Any]) -> Expected:
    offices = {office.name: office.id for office in desk.directory.active()}
    return Expected(
        tenant=given["office"] or desk.tenant,
        offices=offices,
        kind=given["kind"],
        source=given["source"],
        with_nation=desk.is_host,
    )


def _read_page(
    request: HttpRequest, *, desk: Desk, form: CalendarFileForm, faults: tuple[Fault, ...] = (), is_same: bool = False
) -> HttpResponse:
    year = year_of(request, default=desk.who.now.year)
    page = ReadPage(form=form, offices=desk.offices, year=year, faults=faults, is_same=is_same)
    return show(request, _READ, work=page, status=422 if faults else 200)


def _changed_days(change: CalendarChange, *, desk: Desk) -> Iterable[ChangedDay]:
    lines = [(_("Libur baru"), each, "") for each in change.added]
    for each in change.replaced:
        what = _("Isi berubah") if each.after else _("Menjadi hari kerja")
        lines.append((what, each.after or each.before, each.before.name if each.after else ""))
    for what, day, before in sorted(lines, key=lambda line: line[1].day):
        yield ChangedDay(
            what=what,
            day=_noon(day.day, zone=desk.who.zone),
            name=day.name,
            kind=HOLIDAYS.get(day.kind, day.kind),
            office=_office(day, desk=desk),
            before=before if before != day.name else "",
        )


def _office(day: DayOff, *, desk: Desk) -> str:
    known = desk.directory.offices.get(day.institution) if day.institution else None
    return known.name if known else ""


def _year(change: CalendarChange) -> int:
    days = [*(each.day for each in change.added), *(each.before.day for each in change.replaced)]
    return min(days).year


def _noon(day: date, *, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
