"""The whole tree with its officers from and to one spreadsheet."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lapor.institutions.queries import Directory
from lapor.institutions.sheet import BadSheet, Fault, SheetOffice, parse_sheet
from lapor.kit.actors import ADMINISTRATOR
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.people.invitations import link_of
from lapor.people.queries import officers_of
from lapor.people.services import apply_sheet, mail_invitation
from lapor.people.spreadsheets import export_sheet, known_of, read_rows
from lapor.reports.administration_queries import open_reports_held
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of
from lapor.workbench.forms.admin_offices import SheetForm
from lapor.workbench.pages.admin_offices import SheetLine, SheetPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PACKED_LIMIT = 3_000_000
_SALT = "lapor.workbench.sheet"
_HOUR = 60 * 60
_TEMPLATE = "workbench/admin/sheet.html"


@open_to(ADMINISTRATOR)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The tenant's tree and officers as a spreadsheet."""
    content = export_sheet(desk_of(request).tenant)
    headers = {"Content-Disposition": 'attachment; filename="instansi.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@open_to(ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Read a spreadsheet and show what it would do, or what is wrong with it; nothing is changed yet."""
    desk = desk_of(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, _TEMPLATE, work=SheetPage(form=form))
    try:
        rows = read_rows(form.cleaned_data["sheet"].read(6 * 1024 * 1024))
        offices = parsed(rows, desk=desk)
    except BadSheet as bad:
        return show(request, _TEMPLATE, work=SheetPage(form=SheetForm(), faults=bad.faults), status=422)
    packed = signing.dumps([_plain(row) for row in rows], salt=f"{_SALT}.{desk.tenant}", compress=True)
    if len(packed) > PACKED_LIMIT:
        too_large = (Fault(row=0, column="", expected=say("berkas yang lebih kecil; bagi menjadi beberapa lembar")),)
        return show(request, _TEMPLATE, work=SheetPage(form=SheetForm(), faults=too_large), status=422)
    lines = preview(offices, directory=desk.directory, desk=desk)
    return show(request, _TEMPLATE, work=SheetPage(form=SheetForm(), lines=lines, packed=packed))


@open_to(ADMINISTRATOR)
@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Do what the preview said; officers who have no account are invited by mail."""
    desk = desk_of(request)
    try:
        rows = signing.loads(request.POST.get("packed", ""), salt=f"{_SALT}.{desk.tenant}", max_age=_HOUR)
        offices = parsed(rows, desk=desk)
        done = apply_sheet(offices, tenant=desk.tenant, by=desk.who.actor, at=desk.who.now)
    except signing.BadSignature:
        messages.error(request, say("Pratinjau ini sudah lewat satu jam. Unggah berkasnya sekali lagi."))
        return redirect("/kerja/kelola/instansi/impor/")
    except BadSheet as bad:
        return show(request, _TEMPLATE, work=SheetPage(form=SheetForm(), faults=bad.faults), status=422)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect("/kerja/kelola/instansi/impor/")
    links = tuple((email, link_of(token)) for email, token in done.invitations)
    for _email, token in done.invitations:
        mail_invitation(token, at=desk.who.now)
    counts = {"added": done.added, "changed": done.changed, "closed": done.closed, "appointed": done.appointed}
    words = say(
        "Selesai: %(added)s kantor baru, %(changed)s diubah, %(closed)s ditutup, %(appointed)s petugas diangkat."
    )
    messages.success(request, words % counts)
    return show(request, _TEMPLATE, work=SheetPage(form=SheetForm(), invitations=links))


def parsed(rows: list[list[object]], *, desk: Desk) -> list[SheetOffice]:
    """The offices of the sheet. Raises BadSheet, also for an office to be closed that still holds open reports."""
    offices = parse_sheet(rows, known=known_of(desk.tenant))
    expected = say("kantor tanpa laporan terbuka; gabungkan dulu lewat halaman kantor itu")
    held = [
        Fault(row=office.row, column="status", expected=expected)
        for office in offices
        if office.is_closed and office.key and open_reports_held(office.key)
    ]
    if held:
        raise BadSheet(held)
    return offices


def preview(offices: list[SheetOffice], *, directory: Directory, desk: Desk) -> tuple[SheetLine, ...]:
    """What applying the sheet would do, one line each."""
    held = {(officer.email, officer.role, officer.institution) for officer in officers_of(desk.tenant)}
    names = {office.name: office.id for office in directory.active()}
    lines: list[SheetLine] = []
    for office in offices:
        key = office.key or names.get(office.name)
        before = directory.offices.get(key) if key else None
        if before is None:
            lines.append(SheetLine(what=_("Kantor baru"), name=office.name))
        elif office.is_closed:
            lines.append(SheetLine(what=_("Ditutup"), name=office.name))
        elif before.name != office.name:
            lines.append(SheetLine(what=_("Ganti nama"), name=f"{before.name} → {office.name}"))
        elif before.parent and office.parent not in ("", directory.office(before.parent).name):
            lines.append(SheetLine(what=_("Pindah ke bawah kantor lain"), name=f"{office.name} → {office.parent}"))
        elif (before.reach, before.email) != (office.reach, office.email):
            lines.append(SheetLine(what=_("Cara laporan sampai berubah"), name=office.name))
        lines += [
            SheetLine(what=_("Petugas baru"), name=f"{officer.name} – {office.name}")
            for officer in office.officers
            if (officer.email, officer.role, key) not in held
        ]
    return tuple(lines)


def _plain(row: list[object]) -> list[Any]:
    return [cell if isinstance(cell, str | int | float | bool) or cell is None else str(cell) for cell in row]
