"""Outreach at work: the list, a plan, what was held, and what was cancelled."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_safe

from lapor.actionplan import words
from lapor.actionplan.outreach import policy, queries, services
from lapor.actionplan.outreach.delivery_queries import left_at
from lapor.actionplan.outreach.errors import UnknownMeeting
from lapor.actionplan.outreach.feedback_queries import feedback_on
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.room import last_day
from lapor.actionplan.outreach.room_words import UNDERSTOOD, WILL_USE
from lapor.actionplan.outreach.stock import NOTHING
from lapor.attachments import queries as attachments
from lapor.kit.actors import COORDINATOR, EXECUTING, LEADER, LIAISON
from lapor.kit.codes import grouped
from lapor.people.entry import open_to
from lapor.ui.shapes import FileItem
from lapor.workbench import evidence
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.evidence import Evidence
from lapor.workbench.forms.outreach import CancelMeetingForm, HoldMeetingForm, PlanMeetingForm
from lapor.workbench.labels import office_label, office_labels
from lapor.workbench.pages import files
from lapor.workbench.pages.outreach import MeetingFormPage, MeetingPage, MeetingsPage, RoomPage
from lapor.workbench.views.plans import READERS, tenant_of, today_of

HOME = "/kerja/renaksi/sosialisasi/"
RECORDERS = (COORDINATOR, LEADER, LIAISON, EXECUTING)
FILES = "attachments"
FORM = "workbench/outreach/form.html"
PLANNED = OutreachMeeting.State.PLANNED


@open_to(*READERS)
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting of the tenant."""
    who = visit(request)
    found = queries.meetings_of(tenant_of(who))
    planned = [each for each in reversed(found) if each.state == PLANNED]
    page = MeetingsPage(
        planned=planned,
        others=[each for each in found if each.state != PLANNED],
        may_organise=bool(who.actor.institutions_as(*RECORDERS)),
    )
    return show(request, "workbench/outreach/list.html", work=page)


@open_to(*READERS)
@require_safe
def meeting(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """One meeting; its photos are shown here alone."""
    who = visit(request)
    row = _visible(who, meeting=meeting)
    photos = attachments.files_of_report(row.id) if row.has_files else []
    said = feedback_on(row.id)
    page = MeetingPage(
        meeting=queries.line_of(row),
        cost=words.rupiah(row.cost),
        photos=files.shown(photos, now=who.now),
        said=said,
        understood=[(UNDERSTOOD[answer], count) for answer, count in said.understood.items()],
        will_use=[(WILL_USE[answer], count) for answer, count in said.will_use.items()],
        left=left_at(row.id) if row.state == OutreachMeeting.State.HELD else NOTHING,
        may_change=row.state == PLANNED and _may_change(who, row=row),
    )
    return show(request, "workbench/outreach/meeting.html", work=page)


@open_to(*READERS)
@require_safe
def room(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The code that hangs in the room."""
    row = _visible(visit(request), meeting=meeting)
    if row.state == OutreachMeeting.State.CANCELLED:
        raise Http404
    address = f"{settings.BASE_URL}/u/{grouped(row.code)}/"
    qr = segno.make(address, error="m").svg_inline(scale=6, border=3, light="#fff", svgclass="qr", lineclass=None)
    page = RoomPage(
        meeting=queries.line_of(row),
        address=address.split("://", 1)[-1],
        qr=SafeString(qr),  # nosec B703: drawn here from our own address, see docs/asvs.md
        last_on=last_day(row.happens_on),
    )
    return show(request, "workbench/outreach/room.html", work=page)


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, meeting: UUID | None = None) -> HttpResponse:
    """A new plan, or a change of one."""
    who = visit(request)
    row = _changeable(who, meeting=meeting) if meeting else None
    tenant = row.tenant_id if row else tenant_of(who)
    form = PlanMeetingForm(request.POST or None, tenant=tenant, initial=_initial(row) if row else _own(who))

    def act() -> None:
        given = {**form.cleaned_data, "cost": form.cleaned_data["cost"] or 0}
        services.plan_meeting(services.Planned(**given), tenant=tenant, by=who.actor, at=who.now, meeting=meeting)

    title = say("Ubah rencana sosialisasi") if row else say("Rencanakan sosialisasi")
    page = MeetingFormPage(title=title, form=form, back=HOME, offices=tuple(office_labels(tenant)))
    return _answer(request, page=page, act=act, done=say("Rencana tersimpan dan tampil di kalender publik."))


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What was held."""
    who = visit(request)
    row = _changeable(who, meeting=meeting)
    form = HoldMeetingForm(
        request.POST or None, tenant=row.tenant_id, initial={"on": min(row.happens_on, _today(who, row=row))}
    )
    held = _photos(request, who=who, draft=f"meet-{row.id.hex[-20:]}")

    def act() -> None:
        told = services.Held(
            on=form.cleaned_data["on"],
            came=form.came(),
            note=form.cleaned_data["note"],
            left=form.left(),
            files=tuple(each.id for each in held.files),
        )
        services.hold_meeting(row.id, held=told, by=who.actor, at=who.now)

    page = MeetingFormPage(
        title=say("Catat pelaksanaan"),
        form=form,
        back=f"{HOME}{row.id}/",
        about=queries.line_of(row),
        takes_files=True,
        files=tuple(FileItem(name=each.name, size=each.size, token=str(each.id)) for each in held.files),
        upload_problems=held.refused,
    )
    if held.has_removed or held.refused:
        return show(request, FORM, work=page)
    return _answer(request, page=page, act=act, done=say("Pelaksanaan tercatat."))


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Not held, with the reason."""
    who = visit(request)
    row = _changeable(who, meeting=meeting)
    form = CancelMeetingForm(request.POST or None, tenant=row.tenant_id)

    def act() -> None:
        services.cancel_meeting(row.id, reason=form.cleaned_data["reason"], by=who.actor, at=who.now)

    about = queries.line_of(row)
    page = MeetingFormPage(title=say("Batalkan sosialisasi"), form=form, back=f"{HOME}{row.id}/", about=about)
    return _answer(request, page=page, act=act, done=say("Kegiatan dibatalkan dan tidak tampil lagi di kalender."))


def _visible(who: Visit, *, meeting: UUID) -> OutreachMeeting:
    try:
        return queries.meeting_visible_to(who.actor, meeting=meeting)
    except UnknownMeeting as unknown:
        raise Http404 from unknown


def _changeable(who: Visit, *, meeting: UUID) -> OutreachMeeting:
    row = _visible(who, meeting=meeting)
    if not _may_change(who, row=row):
        raise Http404
    return row


def _may_change(who: Visit, *, row: OutreachMeeting) -> bool:
    return policy.may_organise(who.actor, tenant=row.tenant_id, institution=row.institution_id)


def _today(who: Visit, *, row: OutreachMeeting) -> date:
    return today_of(row.tenant_id, now=who.now)


def _own(who: Visit) -> dict[str, object]:
    mine = [grant.institution for grant in who.actor.grants if grant.role in RECORDERS]
    return {"institution": office_label(mine[0], tenant=tenant_of(who))}


def _initial(row: OutreachMeeting) -> dict[str, object]:
    return {
        "title": row.title,
        "region": row.region_id,
        "on": row.happens_on,
        "institution": office_label(row.institution_id, tenant=row.tenant_id),
        "audience": row.audience,
        "partners": row.partners,
        "cost": row.cost,
    }


def _photos(request: HttpRequest, *, who: Visit, draft: str) -> Evidence:
    if request.method == "POST":
        return evidence.posted(request, name=FILES, person=who.person, code=draft, at=who.now)
    return evidence.waiting(who.person, code=draft)


def _answer(request: HttpRequest, *, page: MeetingFormPage, act: Callable[[], object], done: str) -> HttpResponse:
    if request.method == "POST" and page.form.is_valid() and tried(page.form, act=act):
        messages.success(request, done)
        return redirect(HOME)
    return show(request, FORM, work=page)
