"""Action plans at work: the list, a new one, one plan, and the decree that freezes it."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_safe

from lapor.actionplan import policy, queries, services, words
from lapor.actionplan.content import PlanContent
from lapor.actionplan.document import plan_document
from lapor.actionplan.errors import BadPlan, UnknownPlan
from lapor.actionplan.history import since_decree
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.shown import counts_shown, strategies_shown
from lapor.actionplan.template import empty_content, template_content
from lapor.actionplan.tree import PlanTree
from lapor.actionplan.tree_queries import tree_of
from lapor.institutions import queries as institutions
from lapor.kit.actors import COORDINATOR, EXECUTING, INSPECTORATE, LEADER, LIAISON, MONITOR
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.plans import FreezeForm, NewPlanForm, first_day
from lapor.workbench.pages.plans import FreezePage, NewPlanPage, PlansPage, ToEnter, WorkPlanPage

HOME = "/kerja/renaksi/"
READERS = (COORDINATOR, LEADER, LIAISON, EXECUTING, INSPECTORATE, MONITOR)
EDITORS = (COORDINATOR, LEADER)


@open_to(*READERS)
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The tenant's plans, and what this officer's office still has to enter."""
    who = visit(request)
    found = queries.plans_visible_to(who.actor)
    page = PlansPage(
        plans=tuple(found),
        to_enter=_to_enter(who),
        may_edit=policy.may_edit(who.actor, tenant=tenant_of(who)),
    )
    return show(request, "workbench/plans/list.html", work=page)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new plan: empty, from the template, or as a copy."""
    who = visit(request)
    tenant = tenant_of(who)
    known = {str(each.id): each.title for each in queries.plans_visible_to(who.actor)}
    begin = first_day(today_of(tenant, now=who.now))
    initial = {"since_on": begin, "until_on": date(begin.year + 4, 12, 31)}
    form = NewPlanForm(request.POST or None, tenant=tenant, plans=known, initial=initial)
    if request.method == "POST" and form.is_valid():
        made: list[UUID] = []

        def act() -> None:
            content, origin = _first_content(form, who=who, tenant=tenant)
            made.append(services.make_plan(content, tenant=tenant, by=who.actor, at=who.now, origin=origin))

        if _tried(form, act=act):
            messages.success(request, say("Rancangan dibuat. Lengkapi, lalu tetapkan dengan keputusan."))
            return redirect(f"{HOME}{made[0]}/")
    return show(request, "workbench/plans/new.html", work=NewPlanPage(form=form))


@open_to(*READERS)
@require_safe
def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """One plan with everything in it."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    tree = tree_of(found, today=today_of(found.tenant_id, now=who.now))
    versions = queries.versions_of(found)
    page = WorkPlanPage(
        plan=found,
        period=words.period_words(found.since_on, until_on=found.until_on),
        counts=counts_shown(tree.activities()),
        strategies=strategies_shown(tree),
        enterable=_enterable(who, tree=tree),
        since=since_decree(found) if versions else (),
        may_edit=policy.may_edit(who.actor, tenant=found.tenant_id),
        is_in_force=found.state == ActionPlan.State.IN_FORCE,
        decree=versions[0].decree_number if versions else "",
    )
    return show(request, "workbench/plans/plan.html", work=page)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The decree that freezes what the plan says now."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    form = FreezeForm(request.POST or None, tenant=found.tenant_id, initial={"seen": found.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(form, act=lambda: services.freeze_plan(found.id, by=who.actor, at=who.now, **given)):
            messages.success(request, say("Rencana ditetapkan. Semua orang bisa membacanya sekarang."))
            return redirect(f"{HOME}{found.id}/")
    return show(
        request, "workbench/plans/freeze.html", work=FreezePage(plan=found, form=form, since=since_decree(found))
    )


@open_to(*READERS)
@require_safe
def document(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The plan on paper, drafts too."""
    content = plan_document(found_plan(visit(request), plan=plan), at=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="renaksi.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def found_plan(who: Visit, *, plan: UUID) -> ActionPlan:
    """A plan that the officer may read. Raises Http404."""
    try:
        return queries.plan_for(who.actor, plan=plan)
    except UnknownPlan as unknown:
        raise Http404 from unknown


def tenant_of(who: Visit) -> UUID:
    """The tenant in which the officer works first."""
    return who.actor.grants[0].tenant


def today_of(tenant: UUID, *, now: datetime) -> date:
    """The day at the tenant."""
    return now.astimezone(ZoneInfo(institutions.office(tenant).zone)).date()


def _tried(form: NewPlanForm, *, act: object) -> bool:
    assert callable(act)
    try:
        return tried(form, act=act)
    except BadPlan as bad:
        form.add_error(None, str(bad))
        return False


def _first_content(form: NewPlanForm, *, who: Visit, tenant: UUID) -> tuple[PlanContent, str]:
    given = dict(form.cleaned_data)
    origin = given.pop("origin")
    blank = empty_content(**given)
    if origin == "template":
        return template_content(blank, tenant=tenant), origin
    if origin == "empty":
        return blank, origin
    copied = queries.content_of(found_plan(who, plan=UUID(origin)))
    fields = {name: getattr(copied, name) for name in copied.__dataclass_fields__}
    dates = {"since_on": copied.since_on, "until_on": copied.until_on}
    return PlanContent(**(fields | {"title": given["title"]} | dates)), f"copy of {origin}"


def _enterable(who: Visit, *, tree: PlanTree) -> frozenset[UUID]:
    """The indicators for which the officer may enter what was reached."""
    may_edit = policy.may_edit(who.actor, tenant=tree.tenant)
    offices = who.actor.institutions_as(*policy.ENTERING_ROLES)
    return frozenset(
        indicator.id
        for activity in tree.activities()
        for indicator in activity.indicators
        if may_edit or offices & {activity.lead, *activity.supporting}
    )


def _to_enter(who: Visit) -> tuple[ToEnter, ...]:
    """Of the plan that holds today, the indicators whose last quarter this officer's offices lead and have not entered."""
    tenant = tenant_of(who)
    today = today_of(tenant, now=who.now)
    current = queries.current_plan(tenant, today=today)
    if current is None:
        return ()
    offices = who.actor.institutions_as(*policy.ENTERING_ROLES)
    tree = tree_of(current, today=today)
    return tuple(
        ToEnter(
            plan=current.id,
            code=each.code,
            name=each.name,
            activity=f"{activity.code} {activity.name}",
            quarter=words.quarter_words(each.missing),
        )
        for activity in tree.activities()
        if activity.lead in offices
        for each in activity.indicators
        if each.missing
    )
