"""Enter what was reached in a quarter, with its evidence."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods

from lapor.actionplan import policy, services, words
from lapor.actionplan.quarters import Quarter, quarter_of, quarters_between
from lapor.actionplan.services import Entry
from lapor.actionplan.shown import indicator_shown
from lapor.actionplan.tree import Activity, Indicator, PlanTree
from lapor.actionplan.tree_queries import tree_of
from lapor.kit.actors import COORDINATOR, EXECUTING, LEADER, LIAISON
from lapor.people.entry import open_to
from lapor.ui.shapes import FileItem
from lapor.workbench import evidence
from lapor.workbench.context import show, visit
from lapor.workbench.desks import tried
from lapor.workbench.evidence import Evidence
from lapor.workbench.forms.plan_results import ResultForm
from lapor.workbench.pages.plans import ResultPage
from lapor.workbench.views.plans import HOME, found_plan, today_of

FILES = "attachments"


@open_to(COORDINATOR, LEADER, LIAISON, EXECUTING)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, plan: UUID, code: str) -> HttpResponse:
    """The form of one indicator; a POST enters a quarter. Offices that have no part in it get 404."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    tree = tree_of(found, today=today_of(found.tenant_id, now=who.now))
    activity, indicator = _indicator(tree, code=code)
    offices = who.actor.institutions_as(*policy.ENTERING_ROLES)
    if not policy.may_edit(who.actor, tenant=found.tenant_id) and not offices & {activity.lead, *activity.supporting}:
        raise Http404
    draft = f"plan-{indicator.id.hex[-20:]}"
    is_post = request.method == "POST"
    held = (
        evidence.posted(request, name=FILES, person=who.person, code=draft, at=who.now)
        if is_post
        else evidence.waiting(who.person, code=draft)
    )
    form = _form(request, tree=tree, indicator=indicator)
    if is_post and not held.has_removed and not held.refused and form.is_valid():
        quarter, entries = form.chosen(), {code: _entry(form, held=held)}
        act = partial(services.enter_realisations, quarter=quarter, entries=entries, by=who.actor, at=who.now)
        if tried(form, act=lambda: act(found.id)):
            messages.success(request, say("Realisasi tersimpan dan tampil di halaman publik rencana ini."))
            return redirect(f"{HOME}{found.id}/")
    files = tuple(FileItem(name=each.name, size=each.size, token=str(each.id)) for each in held.files)
    page = ResultPage(
        plan=found, indicator=indicator_shown(indicator), form=form, files=files, upload_problems=held.refused
    )
    return show(request, "workbench/plans/result.html", work=page)


def _indicator(tree: PlanTree, *, code: str) -> tuple[Activity, Indicator]:
    for activity in tree.activities():
        for indicator in activity.indicators:
            if indicator.code == code:
                return activity, indicator
    raise Http404


def _form(request: HttpRequest, *, tree: PlanTree, indicator: Indicator) -> ResultForm:
    quarters = _quarters(tree)
    missing = indicator.missing or (quarters[1] if len(quarters) > 1 else quarters[0] if quarters else None)
    return ResultForm(
        request.POST or None,
        tenant=tree.tenant,
        quarters=quarters,
        names=[words.quarter_words(each) for each in quarters],
        is_living=bool(indicator.figure),
        initial={"quarter": f"{missing.year}-{missing.number}"} if missing else {},
    )


def _quarters(tree: PlanTree) -> list[Quarter]:
    """The quarters that have begun, newest first."""
    until = min(tree.today, tree.until_on)
    if until < tree.since_on:
        return [quarter_of(tree.since_on)]
    return sorted(quarters_between(tree.since_on, until=until), reverse=True)


def _entry(form: ResultForm, *, held: Evidence) -> Entry:
    given = form.cleaned_data
    return Entry(
        value=given.get("value"),
        document=given.get("document", ""),
        files=tuple(each.id for each in held.files),
        obstacle=given["obstacle"],
        next_step=given["next_step"],
    )
