"""An officer's own desk: leave and stand-ins, handing it over, and lists to sign off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_GET, require_POST

from lapor.institutions import queries as institutions
from lapor.kit.actors import EXECUTING, LEADER, LIAISON, ROLES, Grant
from lapor.kit.figures import Figure
from lapor.kit.refusals import Refusal
from lapor.people.absence_queries import StandIn, stand_ins
from lapor.people.entry import open_to
from lapor.people.queries import Colleague, colleagues
from lapor.people.services import delegate_desk, end_delegation, take_leave
from lapor.reports.desk_queries import Handover, handovers_to
from lapor.reports.figures import PAUSED_SHARE
from lapor.reports.services import hand_over_desk, sign_off_desk
from lapor.reports.way_queries import PausedShare, paused_share
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.own_desk import LEAVE, AwayForm, HandOverForm

HOME = "/kerja/meja/"
SPAN = timedelta(days=90)
MOST_OFFICES = 30


@dataclass(frozen=True, kw_only=True)
class Paused:
    """How much of its holding time an office let reports wait for their reporters, in percent; None without reports."""

    office: str
    percent: int | None
    reports: int


@dataclass(frozen=True, kw_only=True)
class DeskPage:
    """Everything on the page; a form that does not fit the role is None."""

    person: UUID
    stand_ins: Sequence[StandIn]
    handovers: Sequence[Handover]
    away: AwayForm
    hand_over: HandOverForm | None
    paused: Sequence[Paused]
    paused_figure: Figure
    keeps_templates: bool
    zone: str


@open_to("officer")
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom, what waits to be signed off, and the forms."""
    return _page(request, who=visit(request))


@open_to("officer")
@require_POST
def away(request: HttpRequest) -> HttpResponse:
    """Note leave, or let a colleague act for some days."""
    who = visit(request)
    form = _away(who, data=request)
    if not (form.is_valid() and tried(form, act=lambda: _note(who, form=form))):
        return _page(request, who=who, away=form)
    messages.success(request, say("Tercatat. Laporan tetap menjadi tanggung jawab kantor; batas waktu berjalan terus."))
    return redirect(HOME)


@open_to("officer")
@require_POST
def end(request: HttpRequest, delegation: UUID) -> HttpResponse:
    """Take a delegation back early."""
    who = visit(request)
    try:
        end_delegation(delegation, by=who.actor, at=who.now)
        messages.success(request, say("Penggantian diakhiri."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(HOME)


@open_to(LIAISON, EXECUTING)
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give the whole desk to a colleague of the same office."""
    who = visit(request)
    form, grant = _hand_over(who, data=request), _working(who)
    if form is None or grant is None:
        return redirect(HOME)
    if not (form.is_valid() and tried(form, act=lambda: _give(who, form=form, institution=grant.institution))):
        return _page(request, who=who, hand_over=form)
    messages.success(request, say("Meja diserahkan. Penerima memeriksa daftarnya dan menandatanganinya."))
    return redirect(HOME)


@open_to("officer")
@require_POST
def sign_off(request: HttpRequest, handover: UUID) -> HttpResponse:
    """The receiver has gone through the list."""
    who = visit(request)
    try:
        sign_off_desk(handover, by=who.actor, at=who.now)
        messages.success(request, say("Daftar ditandatangani. Meja ini sekarang milik Anda."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(HOME)


def _page(
    request: HttpRequest, *, who: Visit, away: AwayForm | None = None, hand_over: HandOverForm | None = None
) -> HttpResponse:
    today = who.now.astimezone(ZoneInfo(who.zone)).date()
    page = DeskPage(
        person=who.person,
        stand_ins=stand_ins([who.person], on=today),
        handovers=handovers_to(who.person),
        away=away or _away(who),
        hand_over=hand_over or _hand_over(who),
        paused=_paused(who),
        paused_figure=PAUSED_SHARE,
        keeps_templates=bool(who.actor.institutions_as(LIAISON, LEADER)),
        zone=who.zone,
    )
    return show(request, "workbench/own_desk.html", work=page, status=422 if away or hand_over else 200)


def _away(who: Visit, *, data: HttpRequest | None = None) -> AwayForm:
    return AwayForm(data.POST if data else None, tenant=_tenant(who), colleagues=_others(who), prefix_id="pergi")


def _hand_over(who: Visit, *, data: HttpRequest | None = None) -> HandOverForm | None:
    grant = _working(who)
    if grant is None:
        return None
    found = colleagues(institution=grant.institution, roles=(EXECUTING, LIAISON))
    others = [each for each in found if each.id != who.person]
    return HandOverForm(data.POST if data else None, tenant=grant.tenant, colleagues=others, prefix_id="serah")


def _note(who: Visit, *, form: BaseForm) -> None:
    given = form.cleaned_data
    since, until, by, at = given["since_on"], given["until_on"], who.actor, who.now
    if given["kind"] == LEAVE:
        take_leave(who.person, since_on=since, until_on=until, delegate=given["delegate"], by=by, at=at)
    else:
        delegate_desk(who.person, to=given["delegate"], since_on=since, until_on=until, reason="", by=by, at=at)


def _give(who: Visit, *, form: BaseForm, institution: UUID) -> None:
    hand_over_desk(who.person, institution=institution, by=who.actor, at=who.now, **form.cleaned_data)


def _own(who: Visit) -> list[Grant]:
    return [grant for grant in who.actor.grants if grant.on_behalf is None]


def _tenant(who: Visit) -> UUID:
    return who.actor.grants[0].tenant


def _working(who: Visit) -> Grant | None:
    return next((grant for grant in _own(who) if grant.role in (LIAISON, EXECUTING)), None)


def _others(who: Visit) -> list[Colleague]:
    places = dict.fromkeys(grant.institution for grant in _own(who))
    found = [each for place in places for each in colleagues(institution=place, roles=tuple(sorted(ROLES)))]
    return [each for each in found if each.id != who.person]


def _paused(who: Visit) -> list[Paused]:
    """For a leader: the own office and those beneath it, at most thirty. 2 statements for each."""
    led = who.actor.institutions_as(LEADER)
    if not led:
        return []
    directory = institutions.directory(_tenant(who))
    offices = [each for each in directory.active() if each.id in led or each.parent in led][:MOST_OFFICES]
    shares = [(each, paused_share(each.id, since=who.now - SPAN, until=who.now)) for each in offices]
    return [Paused(office=each.name, percent=_percent(share), reports=share.reports) for each, share in shares]


def _percent(share: PausedShare) -> int | None:
    return round(share.share * 100) if share.reports else None
