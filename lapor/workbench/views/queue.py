"""The officers' queue and its kept filters."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports import case_queries
from lapor.reports.case_detail_queries import case_of
from lapor.reports.errors import UnknownReport
from lapor.search.queries import case_search
from lapor.workbench import queries, services
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.finding import code_in
from lapor.workbench.pages.duties import Duty, duties_of
from lapor.workbench.pages.queue import WEEK, Asked, asked_of, cursor_of, filters_of, queue_page


@dataclass(frozen=True, kw_only=True)
class DutiesPage:
    """What somebody without cases can do here."""

    duties: tuple[Duty, ...]


@open_to("officer")
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The officer's cases, what is due first; for roles without cases, what they can do. At most 8 statements."""
    who = visit(request)
    if not case_queries.handles_cases(who.actor):
        return show(request, "workbench/duties.html", work=DutiesPage(duties=duties_of(who.actor)))
    asked = asked_of(request.GET)
    code = code_in(asked.text)
    if code and _may_open(who, code=code):
        return redirect(f"/kerja/laporan/{code}/")
    return _page(request, who=who, asked=asked)


@open_to("officer")
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the page under a name."""
    who = visit(request)
    query = request.POST.get("query", "")[:300]
    try:
        services.save_filter(who.person, name=request.POST.get("name", ""), query=query)
    except Refusal:
        messages.error(request, _("Saringan belum disimpan. Tulis namanya; paling banyak 12 saringan."))
    return redirect(f"/kerja/?{query}")


@open_to("officer")
@require_POST
def drop(request: HttpRequest, saved: UUID) -> HttpResponse:
    """Forget a kept filter."""
    who = visit(request)
    services.drop_filter(saved, person=who.person)
    return redirect("/kerja/")


def _may_open(who: Visit, *, code: str) -> bool:
    try:
        case_of(who.actor, code=code)
    except UnknownReport:
        return False
    return True


def _page(request: HttpRequest, *, who: Visit, asked: Asked) -> HttpResponse:
    tenant = next(g.tenant for g in who.actor.grants if g.role in case_queries.CASE_ROLES)
    after = request.GET.get("sesudah", "")
    hits = case_search(who.actor, text=asked.text) if asked.text else None
    found = case_queries.queue_of(
        who.actor,
        filters=filters_of(asked, tenant=tenant, reports=hits),
        at=who.now,
        after=cursor_of(after),
    )
    is_bare = not found and not asked.is_narrowed
    page = queue_page(
        found,
        actor=who.actor,
        asked=asked,
        tenant=tenant,
        now=who.now,
        zone=who.zone,
        size=case_queries.PAGE_SIZE,
        saved=queries.filters_of(who.person),
        after=after,
        done_this_week=case_queries.done_since(who.actor, since=who.now - WEEK) if is_bare else None,
        has_contests=case_queries.has_open_contests(who.actor),
    )
    return show(request, "workbench/queue.html", work=page)
