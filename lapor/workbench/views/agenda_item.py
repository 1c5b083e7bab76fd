"""One item of the planning agenda at work: join, move, decide, follow."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries, services, words
from lapor.actionplan.agenda.errors import UnknownAgendaItem
from lapor.actionplan.agenda.models import AgendaItem, AgendaStep
from lapor.actionplan.agenda.policy import NEXT_STAGE, may_decide, may_move, next_steps
from lapor.actionplan.agenda.services import Verdict
from lapor.actionplan.agenda.shown import item_line
from lapor.attachments import queries as attachments
from lapor.people.entry import open_to
from lapor.workbench import evidence
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.evidence import Evidence
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.agenda import DecideForm, FollowForm, JoinForm, StepForm
from lapor.workbench.pages import files as file_pages
from lapor.workbench.pages.agenda import ItemPage, StepLine
from lapor.workbench.views.agenda import AGENDA
from lapor.workbench.views.plans import READERS

FILES = "attachments"
Forms = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class _Desk:
    who: Visit
    item: AgendaItem
    held: Evidence


@open_to(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, item: UUID) -> HttpResponse:
    """One item; a POST does what its `act` names. Whoever may only read gets 404 for a POST."""
    who = visit(request)
    try:
        found = queries.item_for(who.actor, item=item)
    except UnknownAgendaItem as unknown:
        raise Http404 from unknown
    may_edit = policy.may_edit(who.actor, tenant=found.tenant_id)
    if request.method == "POST" and not may_edit:
        raise Http404
    desk = _Desk(who=who, item=found, held=_held(request, who=who, item=found))
    forms = _forms(request, desk=desk) if may_edit else {}
    act = request.POST.get("act", "")
    if request.method == "POST" and act in forms and _is_done(desk, form=forms[act], act=act):
        messages.success(request, say("Tersimpan dan tampil untuk umum. Pelapor yang punya kontak diberi tahu."))
        return redirect(f"{AGENDA}{found.id}/")
    return show(request, "workbench/agenda/item.html", work=_page(desk, forms=forms))


def _held(request: HttpRequest, *, who: Visit, item: AgendaItem) -> Evidence:
    draft = f"ag-{item.id.hex[-20:]}"
    if request.method == "POST" and request.POST.get("act") == "follow":
        return evidence.posted(request, name=FILES, person=who.person, code=draft, at=who.now)
    return evidence.waiting(who.person, code=draft)


def _is_done(desk: _Desk, *, form: AdminForm, act: str) -> bool:
    if act == "follow" and (desk.held.has_removed or desk.held.refused):
        return False
    return form.is_valid() and tried(form, act=lambda: _ACTS[act](desk, form.cleaned_data))


def _forms(request: HttpRequest, *, desk: _Desk) -> Forms:
    """The forms of what may follow; the one that was posted holds what was typed."""
    item, posted = desk.item, request.POST.get("act", "")
    today = queries.today_of(item.tenant_id, at=desk.who.now)
    initial = {"happened_on": today, "plan_year": item.year}
    kinds: dict[str, Callable[..., AdminForm]] = {}
    if may_move(item):
        kinds["move"] = StepForm
    if may_decide(item):
        kinds["decide"] = partial(DecideForm, item=item)
    if next_steps(item):
        kinds["follow"] = partial(FollowForm, item=item)
    if item.decision != AgendaItem.Decision.MERGED:
        kinds["join"] = JoinForm
    return {
        name: kind(request.POST if name == posted else None, tenant=item.tenant_id, prefix_id=name, initial=initial)
        for name, kind in kinds.items()
    }


def _page(desk: _Desk, *, forms: Forms) -> ItemPage:
    item = desk.item
    wishes = tuple(queries.wishes_of(item))
    return ItemPage(
        item=item_line(queries.line_of(item)),
        into=item.merged_into_id,
        into_title=item.merged_into.title if item.merged_into else "",
        steps=_steps(queries.steps_of(item), desk=desk),
        wishes=wishes,
        untold=sum(not each.can_be_told for each in wishes),
        next_stage=str(words.STAGES.get(NEXT_STAGE.get(item.stage, ""), "")),
        move=forms.get("move"),
        decide=forms.get("decide"),
        follow=forms.get("follow"),
        join=forms.get("join"),
        files=file_pages.staged(desk.held.files),
        upload_problems=desk.held.refused,
        zone=desk.who.zone,
    )


def _steps(steps: list[AgendaStep], *, desk: _Desk) -> tuple[StepLine, ...]:
    keys = [each.id for each in steps if each.has_files]
    files = attachments.files_of_reports(keys) if keys else []
    return tuple(
        StepLine(
            words=words.step_words(each.kind),
            note=each.note,
            on=each.happened_on,
            files=file_pages.shown([file for file in files if file.report == each.id], now=desk.who.now),
        )
        for each in steps
    )


def _move(desk: _Desk, given: dict[str, Any]) -> None:
    by, at = desk.who.actor, desk.who.now
    services.move_items([desk.item.id], tenant=desk.item.tenant_id, by=by, at=at, **given)


def _decide(desk: _Desk, given: dict[str, Any]) -> None:
    verdict = Verdict(
        decision=given["decision"],
        reason=given["reason"],
        plan_year=given["plan_year"],
        activity=UUID(given["activity"]) if given["activity"] else None,
        activity_text=given["activity_text"],
        merged_into=UUID(given["merged_into"]) if given["merged_into"] else None,
    )
    happened_on = given["happened_on"]
    services.decide_item(desk.item.id, verdict=verdict, happened_on=happened_on, by=desk.who.actor, at=desk.who.now)


def _follow(desk: _Desk, given: dict[str, Any]) -> None:
    files = tuple(each.id for each in desk.held.files)
    services.follow_item(desk.item.id, files=files, by=desk.who.actor, at=desk.who.now, **given)


def _join(desk: _Desk, given: dict[str, Any]) -> None:
    services.join_reports(desk.item.id, codes=given["codes"], by=desk.who.actor, at=desk.who.now)


_ACTS: dict[str, Callable[[_Desk, dict[str, Any]], None]] = {
    "move": _move,
    "decide": _decide,
    "follow": _follow,
    "join": _join,
}
