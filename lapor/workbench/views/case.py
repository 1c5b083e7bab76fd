"""The case page and its actions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lapor.institutions import queries as institutions
from lapor.kit.codes import BadCode, parse_tracking_code
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports.case_detail_queries import Case, case_of
from lapor.reports.case_queries import similar_to
from lapor.reports.errors import UnknownReport
from lapor.reports.template_queries import proposals_for
from lapor.workbench import evidence
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.evidence import Evidence
from lapor.workbench.forms import FORMS, ActionForm, Step
from lapor.workbench.forms.answer import Answering
from lapor.workbench.pages import files
from lapor.workbench.pages.actions import Action, acting_office, action_of, possible
from lapor.workbench.pages.case import case_page
from lapor.workbench.pages.sentence import now_sentence

TEMPLATE = "workbench/case.html"


@open_to("officer")
@require_GET
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One case, as far as the officer may see it. At most 15 statements."""
    who = visit(request)
    return _page(request, who=who, case=found_case(who, code=code))


@open_to("officer")
@require_http_methods(["GET", "POST"])
def action(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """One action with its form: shown opened on the case page, or done."""
    who = visit(request)
    found = found_case(who, code=code)
    if verb not in FORMS:
        raise Http404
    if request.method == "POST":
        return _posted(request, who=who, case=found, verb=verb)
    if verb not in possible(found):
        return redirect(f"/kerja/laporan/{found.report.code}/")
    form = FORMS[verb](case=found, tenant=found.report.tenant_id)
    brought = evidence.waiting(who.person, code=found.report.code) if form.takes_files else Evidence(files=())
    wanted = request.GET.get("templat")
    if wanted is not None and isinstance(form, Answering):
        return _with_template(request, who=who, case=found, form=form, wanted=wanted)
    if request.GET.get("bagian") == "formulir":
        return _form_alone(request, who=who, case=found, form=form, brought=brought)
    return _page(request, who=who, case=found, form=form, brought=brought)


def _with_template(request: HttpRequest, *, who: Visit, case: Case, form: Answering, wanted: str) -> HttpResponse:
    """The templates of the own agency to choose from; the chosen one fills the form and sends nothing."""
    office = acting_office(who.actor, case=case)
    on = institutions.calendar_of(office).local_day(who.now)
    offered = proposals_for(case.report, institution=office, on=on)
    chosen = next((each for each in offered if str(each.id) == wanted), None)
    url = f"/kerja/laporan/{case.report.code}/{form.verb}/"
    if chosen is None:
        work = {"offered": offered, "url": url, "code": case.report.code}
        return show(request, "workbench/choose_template.html", work=work)
    form.take(chosen)
    return _page(request, who=who, case=case, form=form, brought=evidence.waiting(who.person, code=case.report.code))


def _form_alone(request: HttpRequest, *, who: Visit, case: Case, form: ActionForm, brought: Evidence) -> HttpResponse:
    """The form without the page around it, for the case page that is open already."""
    shown = action_of(form, code=case.report.code, files=files.staged(brought.files))
    page = case_page(case, actions=[shown], now=who.now, zone=who.zone)
    return render(request, "workbench/parts/action_body.html", {"action": shown, "work": page})


def found_case(who: Visit, *, code: str) -> Case:
    """The case, or 404 for none and for one that the officer may not see alike."""
    try:
        return case_of(who.actor, code=parse_tracking_code(code))
    except (BadCode, UnknownReport):
        raise Http404 from None


def step_of(request: HttpRequest, *, who: Visit, case: Case, brought: Evidence) -> Step:
    """The doing that was posted."""
    seen = request.POST.get("seen", "")
    return Step(
        report=case.report.id,
        by=who.actor,
        person=who.person,
        office=acting_office(who.actor, case=case),
        at=who.now,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
        files=tuple(file.id for file in brought.files),
    )


def _posted(request: HttpRequest, *, who: Visit, case: Case, verb: str) -> HttpResponse:
    code = case.report.code
    form = FORMS[verb](request.POST, case=case, tenant=case.report.tenant_id)
    brought = Evidence(files=())
    if form.takes_files:
        brought = evidence.posted(request, name=f"{verb}-files", person=who.person, code=code, at=who.now)
    if brought.has_removed:
        return _page(request, who=who, case=case, form=_unchecked(form), brought=brought)
    for words in brought.refused:
        form.add_error(None, words)
    if not form.is_valid():
        return _page(request, who=who, case=case, form=form, brought=brought, status=422)
    try:
        form.act(step_of(request, who=who, case=case, brought=brought))
    except Refusal as error:
        form.add_error(None, f"{error.message} {error.next_step}")
        return _page(request, who=who, case=found_case(who, code=code), form=form, brought=brought, status=error.status)
    return _done(request, who=who, form=form, code=code)


def _unchecked(form: ActionForm) -> ActionForm:
    """The same words without complaints: a file was taken away, nothing was sent."""
    form.full_clean()
    form.errors.clear()
    return form


def _done(request: HttpRequest, *, who: Visit, form: ActionForm, code: str) -> HttpResponse:
    try:
        now = case_of(who.actor, code=code)
    except UnknownReport:
        messages.success(request, str(form.done))
        return redirect("/kerja/")
    messages.success(request, f"{form.done} {now_sentence(now, now=who.now, zone=who.zone)}")
    return redirect(f"/kerja/laporan/{code}/?sudah={form.verb}")


def _page(
    request: HttpRequest,
    *,
    who: Visit,
    case: Case,
    form: ActionForm | None = None,
    brought: Evidence | None = None,
    status: int = 200,
) -> HttpResponse:
    actions = _actions(case, form=form, brought=brought)
    similar = similar_to(case.report, actor=who.actor) if form is not None and form.verb == "merge" else []
    done = request.GET.get("sudah", "")
    page = case_page(
        case, actions=actions, now=who.now, zone=who.zone, similar=similar, done=done if done in FORMS else ""
    )
    return show(request, TEMPLATE, work=page, status=status)


def _actions(case: Case, *, form: ActionForm | None, brought: Evidence | None) -> list[Action]:
    """Every possible action; the opened one stands first, even when it is not possible any more, so that no word is lost."""
    allowed = possible(case)
    rest: list[Any] = [FORMS[verb] for verb in allowed if form is None or verb != form.verb]
    code, tenant = case.report.code, case.report.tenant_id
    found = [action_of(each(case=case, tenant=tenant), code=code) for each in rest]
    if form is None:
        return found
    kept = files.staged(brought.files) if brought is not None else ()
    return [action_of(form, code=code, opened=True, files=kept, is_possible=form.verb in allowed), *found]
