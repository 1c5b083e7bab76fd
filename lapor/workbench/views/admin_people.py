"""Administration of officers: who works where, invitations, the end of an appointment, new links."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lapor.actionplan.training import words
from lapor.actionplan.training.checklist import checklist_of
from lapor.actionplan.training.queries import HANDLING_ROLES
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.kit.refusals import Refusal
from lapor.people.account_queries import STAFF_LIMIT, StaffRow, staff_of, tenant_of_appointment, tenants_of_person
from lapor.people.entry import open_to
from lapor.people.invitations import link_of
from lapor.people.queries import OpenInvitation, open_invitations, person_by_email
from lapor.people.roles import ROLE_NAMES
from lapor.people.services import (
    appoint_person,
    end_appointment,
    invite_person,
    mail_invitation,
    renew_invitation,
    reset_access,
)
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_people import InviteForm

HOME = "/kerja/kelola/petugas/"


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """An officer's appointment in words."""

    row: StaffRow
    role: str | Promise
    office: str


@dataclass(frozen=True, kw_only=True)
class InvitedRow:
    """An invitation that nobody has accepted yet; without a role it gives a new password."""

    invitation: OpenInvitation
    role: str | Promise
    office: str


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """Who works in the tenant, or in one of its offices."""

    rows: tuple[PersonRow, ...]
    invited: tuple[InvitedRow, ...]
    text: str
    office: str
    office_key: str
    is_cut: bool
    may_change: bool
    zone: str


@dataclass(frozen=True, kw_only=True)
class InvitePage:
    """The form for an invitation."""

    form: InviteForm
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LinkPage:
    """A link that is shown once."""

    email: str
    link: str
    is_mailed: bool


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works in the tenant, by office or by name."""
    desk = desk_of(request)
    offices = desk.directory.offices
    text = request.GET.get("cari", "").replace("\x00", "")[:100].strip()
    asked = request.GET.get("kantor", "")
    office = next((each for each in offices.values() if str(each.id) == asked), None)
    found = staff_of(desk.tenant, institution=office.id if office else None, text=text)
    rows = [PersonRow(row=row, role=ROLE_NAMES[row.role], office=offices[row.institution].name) for row in found]
    page = PeoplePage(
        rows=tuple(rows[:STAFF_LIMIT]),
        invited=() if office or text or not desk.is_administrator else _invited(desk, at=desk.who.now),
        text=text,
        office=office.name if office else "",
        office_key=str(office.id) if office else "",
        is_cut=len(rows) > STAFF_LIMIT,
        may_change=desk.is_administrator,
        zone=desk.who.zone,
    )
    return show(request, "workbench/admin/people.html", work=page)


@open_to(ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the link is mailed, and shown once. Somebody with an account gets the role at once."""
    desk = desk_of(request)
    asked = request.GET.get("kantor", "")
    named = next((each.name for each in desk.directory.active() if str(each.id) == asked), "")
    form = InviteForm(request.POST or None, tenant=desk.tenant, initial={"office": named} if named else {})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        known = person_by_email(given["email"])
        if known is not None:
            lacking = _lacking(known, desk=desk) if given["role"] in HANDLING_ROLES else ()
            if lacking and not is_confirmed(request):
                return _ask_before_role(request, lacking=lacking)
            if tried(form, act=lambda: _appoint(known, desk=desk, role=given["role"], office=given["office"])):
                messages.success(request, say("Petugas ini sudah punya akun. Peran barunya langsung berlaku."))
                return redirect(HOME)
        else:
            tokens: list[str] = []
            if tried(form, act=lambda: tokens.append(_invite(desk, form=form))):
                return _link(request, desk=desk, email=given["email"], token=tokens[0])
    return show(request, "workbench/admin/invite.html", work=InvitePage(form=form, offices=desk.offices))


@open_to(ADMINISTRATOR)
@require_POST
def renew(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """A new link for somebody who was invited; the old one ends."""
    desk = desk_of(request)
    found = next((each for each in open_invitations(desk.tenant, at=desk.who.now) if each.id == invitation), None)
    if found is None:
        raise Http404
    token = renew_invitation(invitation, by=desk.who.actor, at=desk.who.now)
    return _link(request, desk=desk, email=found.email, token=token)


@open_to(ADMINISTRATOR)
@require_POST
def end(request: HttpRequest, appointment: UUID) -> HttpResponse:
    """End a role, after asking; the past stays."""
    desk = desk_of(request)
    if tenant_of_appointment(appointment) != desk.tenant:
        raise Http404
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Akhiri peran petugas ini?"),
            text=_("Petugas ini tidak bisa lagi membuka laporan dengan peran itu. Riwayat pekerjaannya tetap ada."),
            action=_("Akhiri peran"),
            back_url=HOME,
        )
    try:
        end_appointment(appointment, by=desk.who.actor, at=desk.who.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    else:
        messages.success(request, say("Peran petugas diakhiri."))
    return redirect(HOME)


@open_to(ADMINISTRATOR)
@require_POST
def reset(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take a password away and give a link for a new one, after asking; every session ends."""
    desk = desk_of(request)
    found = next(iter(staff_of(desk.tenant, person=person)), None)
    if found is None or tenants_of_person(person) != {desk.tenant}:
        raise Http404
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Buat kata sandi baru untuk petugas ini?"),
            text=_("Kata sandi lamanya langsung tidak berlaku dan ia dikeluarkan dari semua perangkat."),
            action=_("Buat tautan baru"),
            back_url=HOME,
        )
    token = reset_access(found.email, by=desk.who.actor, at=desk.who.now)
    return _link(request, desk=desk, email=found.email, token=token)


def _lacking(person: UUID, *, desk: Desk) -> tuple[str, ...]:
    """What an officer of this tenant lacks on the checklist; nothing is told of officers of other tenants."""
    if desk.tenant not in tenants_of_person(person):
        return ()
    return tuple(str(words.POINTS[point]) for point in checklist_of(person, name="", tenant=desk.tenant).missing)


def _ask_before_role(request: HttpRequest, *, lacking: tuple[str, ...]) -> HttpResponse:
    return ask_first(
        request,
        title=_("Beri peran kepada petugas ini?"),
        text=say("Petugas ini belum: %(points)s. Peran tetap bisa diberikan.") % {"points": "; ".join(lacking)},
        action=_("Ya, beri peran"),
        back_url=HOME,
    )


def _appoint(person: UUID, *, desk: Desk, role: str, office: UUID) -> None:
    appoint_person(person, role=role, institution=office, by=desk.who.actor, at=desk.who.now)


def _invite(desk: Desk, *, form: InviteForm) -> str:
    given = form.cleaned_data
    return invite_person(
        given["email"],
        name=given["name"],
        role=given["role"],
        institution=given["office"],
        by=desk.who.actor,
        at=desk.who.now,
    )


def _link(request: HttpRequest, *, desk: Desk, email: str, token: str) -> HttpResponse:
    mailed = mail_invitation(token, at=desk.who.now)
    response = show(
        request,
        "workbench/admin/link.html",
        work=LinkPage(email=email, link=link_of(token), is_mailed=mailed),
    )
    response["Cache-Control"] = "no-store"
    return response


def _invited(desk: Desk, *, at: datetime) -> tuple[InvitedRow, ...]:
    offices = desk.directory.offices
    return tuple(
        InvitedRow(
            invitation=each,
            role=ROLE_NAMES.get(each.role, _("Kata sandi baru")),
            office=offices[each.institution].name,
        )
        for each in open_invitations(desk.tenant, at=at)
    )
