"""Which villages were reached, and what came to each of them."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan.outreach import delivery_queries, policy, queries, services
from lapor.actionplan.outreach.effect import summed
from lapor.actionplan.outreach.effect_queries import effects
from lapor.actionplan.outreach.effect_words import sum_words, village_words
from lapor.actionplan.outreach.stock import NOTHING
from lapor.institutions import queries as institutions
from lapor.institutions.policy import may_keep_calendar
from lapor.institutions.population_queries import population_sources
from lapor.institutions.region_queries import Village, villages_in
from lapor.kit.figures import FigureAsk
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.outreach import DeliveryForm
from lapor.workbench.pages.outreach import ReachLine, ReachPage, VillagePage
from lapor.workbench.views.outreach import RECORDERS
from lapor.workbench.views.plans import READERS, tenant_of, today_of

REACH = "/kerja/renaksi/cakupan/"


@open_to(*READERS)
@require_safe
def reach(request: HttpRequest) -> HttpResponse:
    """Every village with its last visit. 10 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    root = institutions.office(tenant)
    all_villages = villages_in(root.region)
    districts = sorted({(each.district, each.district_name) for each in all_villages})
    chosen = request.GET.get("kecamatan", "")
    district = chosen if chosen in dict(districts) else ""
    found = queries.villages_with_reach(tenant, district=district)
    never = [each for each in found if each.last_on is None]
    stock = sum((each.stock for each in found), NOTHING)
    today = today_of(tenant, now=who.now)
    moved = effects(FigureAsk(tenant=tenant, since=date.min, until=today))
    codes = {each.code for each in found}
    page = ReachPage(
        villages=[ReachLine(reach=each, effect=village_words(moved.get(each.code))) for each in found],
        effect=sum_words(summed(each for code, each in moved.items() if code in codes)),
        sources=population_sources(root.region),
        may_load=may_keep_calendar(who.actor, tenant=tenant),
        districts=districts,
        district=district,
        visited=len(found) - len(never),
        never=len(never),
        blank_never=sum(each.signal == queries.BLANK for each in never),
        meetings=sum(each.meetings for each in found),
        people=sum(each.people for each in found),
        reports=sum(each.reports for each in found),
        stock=stock,
        supplied=sum(not each.stock.is_empty for each in found),
        today=today,
    )
    return show(request, "workbench/outreach/reach.html", work=page)


@open_to(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def village(request: HttpRequest, region: str) -> HttpResponse:
    """One village: its meetings, what came to it, and the form that notes a delivery. At most 6 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    found = _village(region, tenant=tenant)
    mine = _mine(who, tenant=tenant)
    today = today_of(tenant, now=who.now)
    form = DeliveryForm(request.POST or None, tenant=tenant, initial={"on": today}) if mine else None

    def act() -> None:
        assert form is not None and mine is not None
        told = services.Delivered(region=region, on=form.cleaned_data["on"], stock=form.stock())
        services.deliver_materials(told, tenant=tenant, institution=mine, by=who.actor, at=who.now)

    if request.method == "POST" and form and form.is_valid() and tried(form, act=act):
        messages.success(request, say("Pengiriman tercatat."))
        return redirect(f"{REACH}{region}/")
    return show(request, "workbench/outreach/village.html", work=_page(who, village=found, form=form, today=today))


@open_to(*RECORDERS)
@require_POST
def withdraw(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Take back a delivery that was noted by mistake."""
    who = visit(request)
    try:
        row = delivery_queries.delivery_visible_to(who.actor, delivery=delivery)
        services.withdraw_delivery(row.id, by=who.actor, at=who.now)
    except Refusal as refusal:
        raise Http404 from refusal
    messages.success(request, say("Catatan pengiriman ditarik dan tidak dihitung lagi."))
    return redirect(f"{REACH}{row.region_id}/")


def _page(who: Visit, *, village: Village, form: DeliveryForm | None, today: date) -> VillagePage:
    tenant = tenant_of(who)
    lines = delivery_queries.deliveries_to(village.code, tenant=tenant)
    return VillagePage(
        village=village,
        meetings=queries.meetings_in(village.code, tenant=tenant),
        deliveries=[
            (each, policy.may_organise(who.actor, tenant=tenant, institution=each.institution)) for each in lines
        ],
        stock=sum((each.stock for each in lines), NOTHING),
        form=form,
        today=today,
    )


def _village(region: str, *, tenant: UUID) -> Village:
    for each in villages_in(institutions.office(tenant).region):
        if each.code == region:
            return each
    raise Http404


def _mine(who: Visit, *, tenant: UUID) -> UUID | None:
    """The office for which this officer may note something; None for those who only read."""
    grants = (grant for grant in who.actor.grants if grant.tenant == tenant and grant.role in RECORDERS)
    return next((grant.institution for grant in grants), None)
