"""Outreach recorded where there is no network: planned meetings and places are taken along, and what was held is sent later.

The page is the same for everybody and keeps nothing itself; what is taken along lies sealed on the device of the account that took it.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import formats
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lapor.actionplan.outreach import policy, queries, services
from lapor.actionplan.outreach.errors import BadMeeting, NotOrganiser
from lapor.institutions import queries as institutions
from lapor.institutions.region_queries import villages_in
from lapor.people.entry import PUBLIC, open_to
from lapor.ui.offline import account_mark
from lapor.workbench.context import Visit, visit
from lapor.workbench.forms.outreach import HoldMeetingForm
from lapor.workbench.sent_later import answer_once, key_of, staged_photos
from lapor.workbench.views.outreach import RECORDERS
from lapor.workbench.views.plans import tenant_of


@open_to(PUBLIC)
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that opens without a network; it shows what the device holds."""
    return render(request, "workbench/outreach/along.html", {"is_kept": True})


@open_to(*RECORDERS)
@never_cache
@require_GET
def take(request: HttpRequest) -> JsonResponse:
    """The meetings that this officer may record, and the villages. At most 4 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    planned = [
        {"id": str(each.id), "title": each.title, "place": each.place, "on": _day(each.on), "day": each.on.isoformat()}
        for each in reversed(queries.planned_of(tenant))
        if policy.may_organise(who.actor, tenant=tenant, institution=each.institution)
    ]
    villages = [
        {"code": each.code, "name": f"{each.name}, {each.district_name}"}
        for each in villages_in(institutions.office(tenant).region)
    ]
    return JsonResponse({"account": account_mark(request), "outreach": {"planned": planned, "villages": villages}})


@open_to(*RECORDERS)
@require_POST
def send(request: HttpRequest, meeting: UUID | None = None) -> JsonResponse:
    """Take one record that was written down earlier; the same once more is answered as the first time."""
    who, sending = visit(request), key_of(request.POST.get("kiriman", ""))
    if sending is None:
        raise Http404
    return answer_once(
        is_taken=lambda: queries.is_taken(who.actor, sending=sending),
        take=lambda: _record(request, who=who, meeting=meeting, sending=sending),
    )


def _record(request: HttpRequest, *, who: Visit, meeting: UUID | None, sending: UUID) -> None:
    """Raises the refusals of the services, and BadMeeting for fields that do not say what they should."""
    row = queries.meeting_visible_to(who.actor, meeting=meeting) if meeting else None
    form = HoldMeetingForm(request.POST, tenant=row.tenant_id if row else tenant_of(who))
    if not form.is_valid():
        raise BadMeeting
    held = services.Held(
        on=form.cleaned_data["on"],
        came=form.came(),
        note=form.cleaned_data["note"],
        left=form.left(),
        files=tuple(staged_photos(request)),
        sending=sending,
    )
    if row is not None:
        services.hold_meeting(row.id, held=held, by=who.actor, at=who.now)
        return
    plan = _unplanned(request, who=who, on=held.on)
    services.record_meeting(plan, tenant=tenant_of(who), held=held, by=who.actor, at=who.now)


def _unplanned(request: HttpRequest, *, who: Visit, on: date) -> services.Planned:
    tenant = tenant_of(who)
    mine = [grant.institution for grant in who.actor.grants if grant.role in RECORDERS and grant.tenant == tenant]
    title = request.POST.get("title", "").strip()
    if not mine:
        raise NotOrganiser
    if not title:
        raise BadMeeting
    return services.Planned(
        title=title,
        region=request.POST.get("region", ""),
        institution=mine[0],
        on=on,
        audience=request.POST.get("audience", ""),
    )


def _day(on: date) -> str:
    return formats.date_format(on, "j F Y")
