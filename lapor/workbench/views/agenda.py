"""The planning agenda at work: the list, its workbook, and gathering wishes into an item."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_safe

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries, services
from lapor.actionplan.agenda.shown import item_line
from lapor.actionplan.agenda.spreadsheets import export_agenda
from lapor.actionplan.agenda.suggest import bundles_of
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.ui.agenda_filters import AgendaFilterForm, agenda_filter_of
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.agenda import GatherForm, WishFilterForm
from lapor.workbench.pages.agenda import AgendaPage, GatherPage
from lapor.workbench.views.plan_sheet import XLSX
from lapor.workbench.views.plans import EDITORS, READERS, tenant_of, today_of

AGENDA = "/kerja/renaksi/agenda/"
SHOWN = 20


@open_to(*READERS)
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The tenant's items, narrowed by year, outcome, stage, place and topic."""
    who = visit(request)
    form = _filter(request, who=who)
    lines = queries.items_of(tenant_of(who), wanted=agenda_filter_of(form))
    page = AgendaPage(
        items=tuple(item_line(each) for each in lines),
        form=form,
        query=request.GET.urlencode(),
        may_edit=policy.may_edit(who.actor, tenant=tenant_of(who)),
    )
    return show(request, "workbench/agenda/list.html", work=page)


@open_to(*READERS)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook for the planning office."""
    who = visit(request)
    wanted = agenda_filter_of(_filter(request, who=who))
    headers = {"Content-Disposition": 'attachment; filename="agenda.xlsx"', "Cache-Control": "no-store"}
    content = export_agenda(queries.items_of(tenant_of(who), wanted=wanted))
    return HttpResponse(content, content_type=XLSX, headers=headers)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def gather(request: HttpRequest) -> HttpResponse:
    """Public wishes by place and topic; a POST makes an item of the ticked ones."""
    who = visit(request)
    tenant = tenant_of(who)
    initial = {"year": today_of(tenant, now=who.now).year + 1}
    form = GatherForm(request.POST or None, tenant=tenant, initial=initial)
    ticked = frozenset(request.POST.getlist("report"))
    if request.method == "POST" and form.is_valid():
        made: list[UUID] = []

        def act() -> None:
            keys = [key for key in map(_key, ticked) if key]
            given = form.cleaned_data
            made.append(services.gather_item(tenant, reports=keys, by=who.actor, at=who.now, **given))

        if tried(form, act=act):
            messages.success(request, say("Usulan masuk agenda dan tampil untuk umum."))
            return redirect(f"{AGENDA}{made[0]}/")
    return show(request, "workbench/agenda/gather.html", work=_gather_page(request, who=who, form=form, ticked=ticked))


def _filter(request: HttpRequest, *, who: Visit) -> AgendaFilterForm:
    tenant = tenant_of(who)
    return AgendaFilterForm(request.GET, tenant=tenant, region=institutions.office(tenant).region)


def _gather_page(request: HttpRequest, *, who: Visit, form: GatherForm, ticked: frozenset[str]) -> GatherPage:
    tenant = tenant_of(who)
    asked = WishFilterForm(request.GET, tenant=tenant, region=institutions.office(tenant).region, prefix_id="saring")
    asked.is_valid()
    chosen = asked.cleaned_data
    wishes = queries.open_wishes(
        tenant,
        region=chosen.get("wilayah", ""),
        topic=chosen.get("topik", ""),
        any_class=bool(chosen.get("semua")),
    )
    bundles = bundles_of(wishes)
    return GatherPage(
        filter=asked, form=form, bundles=tuple(bundles[:SHOWN]), more=max(0, len(bundles) - SHOWN), ticked=ticked
    )


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
