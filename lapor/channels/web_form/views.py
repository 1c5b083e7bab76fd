"""`/lapor/`: one address for all steps. What was answered travels in the form itself, so nothing waits on the server."""

from contextlib import suppress
from dataclasses import replace

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lapor.channels.web_form import choices, words
from lapor.channels.web_form.csrf import refusal_reason
from lapor.channels.web_form.files import left_of, take_files
from lapor.channels.web_form.flow import Visit, all_forms, first_wrong, form_of, show, show_check, show_step
from lapor.channels.web_form.forms import sentence_of
from lapor.channels.web_form.inbound import message_of, place_of_refusal
from lapor.channels.web_form.places import is_known, label_of
from lapor.channels.web_form.steps import CHECK, STEPS, FormStep, after, step_of
from lapor.institutions.errors import NotSetUp
from lapor.intake.accounts import signed_in
from lapor.intake.drafts import Draft, new_draft, open_draft
from lapor.intake.errors import BadDraft, DraftTooLarge, IdempotencyConflict
from lapor.intake.keyring import add_key
from lapor.intake.limits import allow
from lapor.intake.message import Receipt
from lapor.intake.services import keep_report, receive
from lapor.kit.codes import format_code
from lapor.kit.refusals import Refusal
from lapor.people.entry import PUBLIC, open_to
from lapor.ui.again import came_from_here
from lapor.ui.views import csrf_failure

FILINGS_PER_MINUTE = 600


@open_to(PUBLIC)
@csrf_exempt
@cache_control(private=True)
@require_http_methods(["GET", "HEAD", "POST"])
def file_report(request: HttpRequest) -> HttpResponse:
    """Every step of a new report. ≤ 3 statements for a step, ≤ 12 for the one that files."""
    try:
        return _posted(request) if request.method == "POST" else _begin(request)
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        return render(request, "web_form/too_much.html", status=413)
    except MultiPartParserError:
        return render(request, "web_form/too_much.html", status=400)
    except NotSetUp as refusal:
        return render(request, "web_form/closed.html", {"refusal": refusal}, status=refusal.status)


def _begin(request: HttpRequest) -> HttpResponse:
    """The first step, with what a link brought along; a link that is wrong brings nothing."""
    answers: dict[str, str] = {}
    region, topic = request.GET.get("wilayah", "")[:20], request.GET.get("topik", "")[:60]
    if region and is_known(region):
        answers |= {"region": region, "region_text": label_of(region)}
    tenant = choices.tenant_of(answers.get("region", ""))
    if topic and choices.topic_name(topic, tenant=tenant):
        answers["topic"] = topic
    office = choices.office_name(request.GET.get("kantor", "")[:36], tenant=tenant)
    if office:
        answers["institution"] = request.GET["kantor"]
    brought = tuple(filter(None, (answers.get("region_text", ""), office)))
    return show_step(
        STEPS[0], visit=Visit(request=request, draft=new_draft(answers), at=timezone.now(), brought=brought)
    )


def _posted(request: HttpRequest) -> HttpResponse:
    fields = request.POST
    reason = refusal_reason(request)
    if reason and not came_from_here(request):
        return csrf_failure(request, reason)
    step = step_of(fields.get("step", ""))
    visit = _read(request, step=step)
    if reason:
        visit = visit.noting(words.STALE)
    here = step.code if step else CHECK
    try:
        if visit.notes or "remove_attachments" in fields:
            return show(here, visit=visit)
        return _go(fields.get("go", "next"), visit=visit, step=step)
    except DraftTooLarge as refusal:
        return show(here, visit=visit.noting(sentence_of(refusal)))


def _read(request: HttpRequest, *, step: FormStep | None) -> Visit:
    """The draft with everything that this post brings."""
    fields, at = request.POST, timezone.now()
    try:
        visit = Visit(request=request, draft=open_draft(fields.get("draft", "")), at=at)
    except BadDraft as refusal:
        visit = Visit(request=request, draft=new_draft(), at=at, notes=(sentence_of(refusal),))
    if step is None:
        return visit
    draft = visit.draft.with_answers(step.read(fields))
    if step.code != "what":
        return replace(visit, draft=draft)
    taken = take_files(
        draft,
        tokens=fields.getlist("attachments"),
        removed=fields.get("remove_attachments", ""),
        uploads=[each for each in request.FILES.getlist("file") if each is not None],
        at=at,
    )
    return replace(visit, draft=taken.draft, problems=taken.problems)


def _go(way: str, *, visit: Visit, step: FormStep | None) -> HttpResponse:
    if way.startswith("to:") and not visit.problems:
        return show(way.removeprefix("to:"), visit=visit)
    if step is None:
        return _send(visit) if way == "send" else show_check(visit=visit)
    form = form_of(step, visit=visit, is_checked=True)
    if not form.is_valid() or visit.problems:
        return show_step(step, visit=visit, form=form)
    further = replace(visit, draft=visit.draft.with_answers(form.tidy()))
    return show(CHECK if visit.draft.is_checked else after(step.code), visit=further)


def _send(visit: Visit) -> HttpResponse:
    forms = all_forms(visit)
    if first_wrong(forms) is not None:
        return show_check(visit=visit)
    if visit.request.POST.get("situs"):
        return show_check(visit=visit.noting(words.TRAPPED), is_trapped=True, status=422)
    if not allow("filing", visit.request, limit=FILINGS_PER_MINUTE, per_seconds=60):
        return show_check(visit=visit.noting(words.TOO_OFTEN), status=429)
    left = left_of(visit.draft, at=visit.at)
    if len(left.files) < len(visit.draft.files):
        return show_check(visit=replace(visit, draft=left).noting(words.FILES_GONE), status=422)
    try:
        receipt = receive(message_of(visit.draft, forms=forms), at=visit.at)
    except IdempotencyConflict:
        return show_check(visit=replace(visit, draft=_as_new(visit.draft)).noting(words.SENT_BEFORE), status=409)
    except Refusal as refusal:
        return _refused(refusal, visit=visit)
    response = HttpResponseRedirect(reverse("web_form:receipt", args=[format_code(receipt.code)]))
    add_key(response, request=visit.request, code=receipt.code, key=receipt.access_key)
    _keep_in_account(visit.request, receipt=receipt)
    return response


def _keep_in_account(request: HttpRequest, *, receipt: Receipt) -> None:
    """Whoever is signed in finds the report in the account; never an anonymous one. Filing never fails by it."""
    here = signed_in(request)
    if here is None:
        return
    with suppress(Refusal):
        keep_report(here, code=receipt.code, access_key=receipt.access_key)


def _as_new(draft: Draft) -> Draft:
    """The same answers as a report of its own. The files belong to the first one."""
    return new_draft(draft.answers)


def _refused(refusal: Refusal, *, visit: Visit) -> HttpResponse:
    """The step where the refusal can be mended, with everything kept."""
    code, field = place_of_refusal(refusal)
    step = step_of(code)
    if step is None:
        return show_check(visit=visit.noting(sentence_of(refusal)), status=refusal.status)
    form = form_of(step, visit=visit, is_checked=True)
    form.is_valid()
    form.add_error(field if field in form.fields else None, sentence_of(refusal))
    return show_step(step, visit=visit, form=form)
