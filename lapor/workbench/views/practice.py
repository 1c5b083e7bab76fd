"""The practice: a new officer walks invented cases. Only the officer's own place is kept; nothing else is written anywhere."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan.practice import queries, services
from lapor.actionplan.practice.errors import PracticeMovedOn, UnknownPracticeCase
from lapor.actionplan.practice.judge import Judgement
from lapor.actionplan.practice.models import PracticeRun
from lapor.actionplan.practice.way import Standing, limits_of, offered, own_position, own_steps, standing_at
from lapor.institutions import queries as institutions
from lapor.people.entry import OFFICER, open_to
from lapor.reports import deadlines, workflow
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms import FORMS
from lapor.workbench.forms.practice import PracticeForm, forms_for
from lapor.workbench.pages.clocks import Clock, shown_clock
from lapor.workbench.pages.practice import CaseLine, CasePage, DoneStep, Offer, PracticePage, office_of, role_of
from lapor.workbench.views.plans import tenant_of
from seed.practice import PracticeCase, practice_cases

HOME = "/kerja/latihan/"
PRIVACIES = {
    "open": _("Terbuka"),
    "anonymous": _("Anonim"),
    "confidential": _("Rahasia"),
    "anonymous_confidential": _("Anonim dan rahasia"),
}


@open_to(OFFICER)
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """The cases, and how far the officer is. 1 statement besides the visit."""
    who = visit(request)
    runs = queries.runs_of(who.person)
    lines = [_line(case, run=runs.get(case.code)) for case in practice_cases()]
    finished = sum(line.was_finished for line in lines)
    page = PracticePage(lines=lines, finished=finished, is_complete=finished == len(lines))
    return show(request, "workbench/practice/list.html", work=page)


@open_to(OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, case: str) -> HttpResponse:
    """One case; a POST takes a step. What did not fit is explained, and what was typed stays. 1 statement besides the visit."""
    who, found = visit(request), _found(case)
    if request.method != "POST":
        return _show(request, who=who, case=found)
    verb, seen = request.POST.get("verb", ""), request.POST.get("seen", "")
    form = PracticeForm(request.POST, verb=verb, case=found)
    place = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 4 else -1
    try:
        judged = services.take_step(
            found.code, person=who.person, seen=place, verb=verb, given=form.given(), at=who.now
        )
    except PracticeMovedOn as moved:
        messages.error(request, f"{moved.message} {moved.next_step}")
        return redirect(f"{HOME}{found.code}/")
    if judged.is_right:
        return redirect(f"{HOME}{found.code}/")
    return _show(request, who=who, case=found, judgement=judged)


@open_to(OFFICER)
@require_POST
def begin_anew(request: HttpRequest, case: str) -> HttpResponse:
    """Begin a case again."""
    who, found = visit(request), _found(case)
    services.begin_anew(found.code, person=who.person, at=who.now)
    messages.success(request, say("Kasus latihan dimulai lagi dari awal."))
    return redirect(f"{HOME}{found.code}/")


def _found(code: str) -> PracticeCase:
    try:
        return queries.case_named(code)
    except UnknownPracticeCase as unknown:
        raise Http404 from unknown


def _line(case: PracticeCase, *, run: PracticeRun | None) -> CaseLine:
    own = list(own_steps(case))
    position = run.position if run else 0
    return CaseLine(
        case=case,
        done=sum(place < position for place in own),
        steps=len(own),
        is_finished=position >= len(case.steps),
        was_finished=bool(run and run.finished_at),
    )


def _show(request: HttpRequest, *, who: Visit, case: PracticeCase, judgement: Judgement | None = None) -> HttpResponse:
    run = queries.run_of(who.person, case=case)
    started_at = run.started_at if run else who.now
    place = own_position(case, after=run.position if run else 0)
    standing = standing_at(case, position=place, started_at=started_at)
    is_finished = place >= len(case.steps)
    own = list(own_steps(case))
    step = None if is_finished else case.steps[place]
    page = CasePage(
        case=case,
        privacy=PRIVACIES[case.privacy],
        state=standing.state,
        waits=_waits(standing),
        moment=standing.moment,
        clocks=_clocks(standing, who=who),
        place=place,
        number=sum(each < place for each in own) + 1,
        steps=len(own),
        role=role_of(step) if step else "",
        office=office_of(step) if step else "",
        scene=step.scene if step else "",
        offers=_offers(request, case=case, place=place, standing=standing) if step else (),
        done=[_done(case, place=each, started_at=started_at) for each in range(place)],
        judgement=judgement,
        wrong=run.wrong if run else 0,
        is_finished=is_finished,
        has_begun=bool(run and run.position),
        zone=who.zone,
    )
    return show(request, "workbench/practice/case.html", work=page, status=422 if judgement else 200)


def _offers(request: HttpRequest, *, case: PracticeCase, place: int, standing: Standing) -> list[Offer]:
    verbs = offered(case.steps[place], state=standing.state)
    posted = request.POST.get("verb", "")
    forms = forms_for(verbs, case=case, data=request.POST, posted=posted)
    return [
        Offer(
            verb=verb,
            title=str(FORMS[verb].title),
            button=str(FORMS[verb].button),
            told=str(FORMS[verb].told),
            icon=FORMS[verb].icon,
            form=form,
            is_open=verb == posted,
        )
        for verb, form in forms.items()
    ]


def _clocks(standing: Standing, *, who: Visit) -> list[Clock]:
    tenant = tenant_of(who)
    coordinator = institutions.directory(tenant).on_duty(institutions.COORDINATOR).id
    return [
        shown_clock(
            limit.due,
            step=limit.step,
            institution=tenant if limit.step == deadlines.RESPOND else coordinator,
            whose=say("kantor rekaan"),
            is_paused=_waits(standing),
            now=standing.moment,
        )
        for limit in limits_of(standing, tenant=tenant)
    ]


def _waits(standing: Standing) -> bool:
    return any(each.end is None for each in standing.clocks.pauses)


def _done(case: PracticeCase, *, place: int, started_at: datetime) -> DoneStep:
    step = case.steps[place]
    after = standing_at(case, position=place + 1, started_at=started_at)
    title = FORMS[step.verb].title if step.verb in FORMS else workflow.transition(step.verb).title
    return DoneStep(
        title=str(title).rstrip("…"),
        who=office_of(step),
        role=role_of(step),
        text=" ".join(filter(None, (step.scene, step.praise))) if step.is_auto else step.praise,
        state=after.state,
        moment=after.moment,
    )
