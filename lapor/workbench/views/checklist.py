"""The checklist to be let in: an officer's own, and the coordinator's list of who lacks what. It opens and locks nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan.procedures.slugs import SLUGS
from lapor.actionplan.procedures.words import TITLES
from lapor.actionplan.training import policy, services, words
from lapor.actionplan.training.checklist import Checklist, checklist_of, checklists_of
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, LEADER
from lapor.kit.refusals import Refusal
from lapor.people.entry import OFFICER, open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.labels import office_name
from lapor.workbench.views.account import own
from lapor.workbench.views.plans import tenant_of

HOME = "/kerja/renaksi/bimtek/siap/"
OWN = "/kerja/akun/siap/"


@dataclass(frozen=True, kw_only=True)
class ReadingLine:
    """A procedure with when it was read."""

    kind: str
    title: str | Promise
    url: str
    read_at: datetime | None
    is_old: bool


@dataclass(frozen=True, kw_only=True)
class OwnChecklistPage:
    """An officer's own checklist."""

    trained_on: date | None
    practised_at: datetime | None
    has_factor: bool
    readings: tuple[ReadingLine, ...]
    missing: tuple[str, ...]
    confirmed_at: datetime | None
    zone: str


@dataclass(frozen=True, kw_only=True)
class OfficerLine:
    """One officer in the coordinator's list; `may_confirm` when nothing is missing and it is nobody's own account."""

    checklist: Checklist
    offices: str
    missing: tuple[str | Promise, ...]
    may_confirm: bool


@dataclass(frozen=True, kw_only=True)
class ChecklistsPage:
    """Everybody whose names the looker may read."""

    lines: tuple[OfficerLine, ...]
    ready: int
    zone: str


@open_to(OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def own_checklist(request: HttpRequest) -> HttpResponse:
    """One's own checklist; a POST ticks a procedure as read. 6 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    if request.method == "POST":
        try:
            services.say_read(request.POST.get("kind", ""), tenant=tenant, by=who.actor, at=who.now)
        except Refusal as refusal:
            messages.error(request, f"{refusal.message} {refusal.next_step}")
        else:
            messages.success(request, say("Tercatat bahwa Anda sudah membacanya hari ini."))
        return redirect(OWN)
    found = checklist_of(who.person, name=own(request).name, tenant=tenant)
    page = OwnChecklistPage(
        trained_on=found.trained_on,
        practised_at=found.practised_at,
        has_factor=found.has_factor,
        readings=tuple(
            ReadingLine(
                kind=each.kind,
                title=TITLES[each.kind],
                url=f"/renaksi/sop/{SLUGS[each.kind]}/",
                read_at=each.read_at,
                is_old=each.is_old,
            )
            for each in found.readings
        ),
        missing=found.missing,
        confirmed_at=found.confirmed_at,
        zone=who.zone,
    )
    return show(request, "workbench/training/own.html", work=page)


@open_to(COORDINATOR, LEADER, ADMINISTRATOR)
@require_safe
def checklists(request: HttpRequest) -> HttpResponse:
    """Who lacks what. 7 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    confirms = policy.may_confirm(who.actor, tenant=tenant)
    seen = [each for each in checklists_of(tenant) if _may_see(who, found=each, tenant=tenant)]
    lines = tuple(
        OfficerLine(
            checklist=each,
            offices=", ".join(office_name(office, tenant=tenant) for office in each.offices),
            missing=tuple(words.POINTS[point] for point in each.missing),
            may_confirm=confirms and not each.missing and not each.confirmed_at and each.person != who.person,
        )
        for each in seen
    )
    page = ChecklistsPage(lines=lines, ready=sum(not each.missing for each in seen if each.confirmed_at), zone=who.zone)
    return show(request, "workbench/training/checklists.html", work=page)


@open_to(COORDINATOR)
@require_POST
def confirm(request: HttpRequest, person: UUID) -> HttpResponse:
    """The coordinator confirms that an officer has everything."""
    who = visit(request)
    try:
        services.confirm_officer(person, tenant=tenant_of(who), by=who.actor, at=who.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    else:
        messages.success(request, say("Kesiapan petugas dikukuhkan."))
    return redirect(HOME)


def _may_see(who: Visit, *, found: Checklist, tenant: UUID) -> bool:
    return any(policy.may_see_names(who.actor, tenant=tenant, institution=office) for office in found.offices)
