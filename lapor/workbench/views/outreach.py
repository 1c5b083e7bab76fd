"""Outreach at work: the list, a plan, what was held, and what was cancelled."""

from collections.abc import Callable
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_safe

from lapor.actionplan.outreach import policy, queries, services
from lapor.actionplan.outreach.errors import UnknownMeeting
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.kit.actors import COORDINATOR, EXECUTING, LEADER, LIAISON
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.outreach import CancelMeetingForm, HoldMeetingForm, PlanMeetingForm
from lapor.workbench.labels import office_label, office_labels
from lapor.workbench.pages.outreach import MeetingPage, MeetingsPage
from lapor.workbench.views.plans import READERS, tenant_of

HOME = "/kerja/renaksi/sosialisasi/"
RECORDERS = (COORDINATOR, LEADER, LIAISON, EXECUTING)


@open_to(*READERS)
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting of the tenant."""
    who = visit(request)
    tenant = tenant_of(who)
    found = tuple(queries.meetings_of(tenant))
    own = (each.id for each in found if policy.may_organise(who.actor, tenant=tenant, institution=each.institution))
    return show(request, "workbench/outreach/list.html", work=MeetingsPage(meetings=found, own=frozenset(own)))


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, meeting: UUID | None = None) -> HttpResponse:
    """A new plan, or a change of one."""
    who = visit(request)
    row = _found(who, meeting=meeting) if meeting else None
    tenant = row.tenant_id if row else tenant_of(who)
    form = PlanMeetingForm(request.POST or None, tenant=tenant, initial=_initial(row) if row else {})

    def act() -> None:
        given = {**form.cleaned_data, "cost": form.cleaned_data["cost"] or 0}
        services.plan_meeting(services.Planned(**given), tenant=tenant, by=who.actor, at=who.now, meeting=meeting)

    return _answer(request, form=form, title=say("Rencanakan sosialisasi"), tenant=tenant, act=act)


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What was held."""
    who = visit(request)
    row = _found(who, meeting=meeting)
    form = HoldMeetingForm(request.POST or None, tenant=row.tenant_id, initial={"on": row.happens_on})

    def act() -> None:
        given = dict(form.cleaned_data)
        on = given.pop("on")
        services.hold_meeting(row.id, on=on, came=services.Attendance(**given), by=who.actor, at=who.now)

    return _answer(request, form=form, title=say("Catat pelaksanaan"), tenant=row.tenant_id, act=act)


@open_to(*RECORDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Not held, with the reason."""
    who = visit(request)
    row = _found(who, meeting=meeting)
    form = CancelMeetingForm(request.POST or None, tenant=row.tenant_id)

    def act() -> None:
        services.cancel_meeting(row.id, reason=form.cleaned_data["reason"], by=who.actor, at=who.now)

    return _answer(request, form=form, title=say("Batalkan sosialisasi"), tenant=row.tenant_id, act=act)


def _found(who: Visit, *, meeting: UUID) -> OutreachMeeting:
    try:
        row = queries.meeting_visible_to(who.actor, meeting)
    except UnknownMeeting as unknown:
        raise Http404 from unknown
    if not policy.may_organise(who.actor, tenant=row.tenant_id, institution=row.institution_id):
        raise Http404
    return row


def _initial(row: OutreachMeeting) -> dict[str, object]:
    office = office_label(row.institution_id, tenant=row.tenant_id)
    shown: dict[str, object] = {
        "title": row.title,
        "region": row.region_id,
        "on": row.happens_on,
        "institution": office,
    }
    return shown | {"audience": row.audience, "partners": row.partners, "cost": row.cost}


def _answer(
    request: HttpRequest, *, form: BaseForm, title: str, tenant: UUID, act: Callable[[], object]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        return redirect(HOME)
    page = MeetingPage(title=title, form=form, offices=tuple(office_labels(tenant)))
    return show(request, "workbench/outreach/form.html", work=page)
