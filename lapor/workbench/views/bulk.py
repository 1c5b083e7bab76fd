"""The same step for several cases: confirmed once, done one by one, each with its own result."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports.case_queries import QueueRow, cases_with
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms import BULK, FORMS, ActionForm, Step
from lapor.workbench.labels import office_labels

MOST = 50


@dataclass(frozen=True, kw_only=True)
class BulkPage:
    """The question before it is done."""

    verb: str
    title: str | Promise
    told: str | Promise
    button: str | Promise
    form: ActionForm
    cases: Sequence[QueueRow]
    offices: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one case."""

    case: QueueRow
    words: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class OutcomesPage:
    """What became of each."""

    title: str | Promise
    outcomes: Sequence[Outcome]
    done: int


@open_to("officer")
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Ask first, with the list of cases and the form; then do it to each and say what became of it."""
    who = visit(request)
    verb = request.POST.get("do", "")
    cases = cases_with(request.POST.getlist("report")[:MOST], actor=who.actor)
    if verb not in BULK:
        raise Http404
    if not cases:
        return redirect("/kerja/")
    more: dict[str, Any] = {"office": cases[0].institution} if verb == "assign" else {}
    asked = request.POST.get("confirmed") == "yes"
    form = FORMS[verb](request.POST if asked else None, tenant=cases[0].tenant, **more)
    if asked and form.is_valid():
        return _done(request, who=who, form=form, cases=cases)
    page = BulkPage(
        verb=verb,
        title=form.title,
        told=form.told,
        button=form.button,
        form=form,
        cases=cases,
        offices=tuple(office_labels(cases[0].tenant)) if verb == "forward" else (),
    )
    return show(request, "workbench/bulk.html", work=page, status=422 if asked else 200)


def _done(request: HttpRequest, *, who: Visit, form: ActionForm, cases: Sequence[QueueRow]) -> HttpResponse:
    outcomes = [_outcome(request, who=who, form=form, case=case) for case in cases]
    page = OutcomesPage(title=form.title, outcomes=outcomes, done=sum(1 for each in outcomes if each.is_done))
    return show(request, "workbench/outcomes.html", work=page)


def _outcome(request: HttpRequest, *, who: Visit, form: ActionForm, case: QueueRow) -> Outcome:
    seen = request.POST.get(f"seen-{case.code}", "")
    step = Step(
        report=case.report,
        by=who.actor,
        person=who.person,
        office=case.institution,
        at=who.now,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
    )
    try:
        form.act(step)
    except Refusal as error:
        return Outcome(case=case, words=f"{error.message} {error.next_step}", is_done=False)
    return Outcome(case=case, words=str(form.done), is_done=True)
