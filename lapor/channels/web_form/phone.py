"""`/lapor/ponsel/`: the form that a phone keeps, and where it hands over what was written without a network.

The page is the same for everybody: it is kept by the service worker and asks for no cookie. A phone's report is legally filed on arrival;
its number, key and access key were made on the phone and are final.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lapor.channels.web_form import choices, words
from lapor.channels.web_form.files import left_of, staged_at, take_files
from lapor.channels.web_form.flow import Visit, all_forms, first_wrong
from lapor.channels.web_form.forms import sentence_of
from lapor.channels.web_form.inbound import message_of
from lapor.channels.web_form.phone_page import phone_page
from lapor.channels.web_form.places import NOT_LISTED, is_known, label_of
from lapor.channels.web_form.rest import add_rest
from lapor.channels.web_form.steps import STEPS
from lapor.institutions import queries as institutions
from lapor.institutions import region_queries
from lapor.institutions.errors import NotSetUp
from lapor.intake.drafts import Draft, DraftFile, new_draft
from lapor.intake.errors import FilesGone, TooManyTries, UnknownChoice
from lapor.intake.limits import allow
from lapor.intake.message import Origin, Receipt
from lapor.intake.services import receive
from lapor.kit.codes import BadCode, format_code, parse_access_key, parse_tracking_code
from lapor.kit.ids import new_id
from lapor.kit.refusals import Refusal
from lapor.people.entry import PUBLIC, open_to
from lapor.reports.filing import ADDRESS_LIMIT

FILINGS_PER_MINUTE = 600
CLOCK_SLACK = timedelta(days=1)


@open_to(PUBLIC)
@cache_control(no_cache=True)
@require_safe
def phone_form(request: HttpRequest) -> HttpResponse:
    """The whole form on one page, without anything of the person who asks. ≤ 4 statements, remembered."""
    try:
        return render(request, "web_form/phone.html", {"this": phone_page(at=timezone.now()), "is_kept": True})
    except NotSetUp as refusal:
        return render(request, "web_form/closed.html", {"refusal": refusal}, status=refusal.status)


@open_to(PUBLIC)
@cache_control(no_cache=True)
@require_safe
def region_list(request: HttpRequest) -> JsonResponse:
    """Every region of the installation as `[code, name, path]`, down to villages unless there are too many. 2 statements."""
    return JsonResponse([[row.code, row.name, row.path] for row in region_queries.list_of_regions()], safe=False)


@open_to(PUBLIC)
@csrf_exempt
@never_cache
@require_POST
def take_from_phone(request: HttpRequest) -> JsonResponse:
    """File what a phone kept; the same report twice is one case. ≤ 12 statements.

    Nothing is refused that an outdated list or a wrong clock explains: an unclear place moves to the address, an unknown office or topic
    and a day in the future are left out, and the answer says so.
    """
    at = timezone.now()
    if not allow("filing", request, limit=FILINGS_PER_MINUTE, per_seconds=60):
        return _refused(TooManyTries())
    try:
        return _filed(request, at=at)
    except Refusal as refusal:
        return _refused(refusal)


def _filed(request: HttpRequest, *, at: datetime) -> JsonResponse:
    origin = _origin_of(request.POST, at=at)
    visit = Visit(request=request, draft=_draft_of(request, at=at), at=at)
    visit = replace(visit, draft=visit.draft.with_answers(_placed(visit.draft.answers)))
    visit, left_out = _without_outdated(visit)
    forms = all_forms(visit)
    wrong = first_wrong(forms)
    if wrong is not None:
        return _to_mend(visit)
    message = replace(message_of(visit.draft, forms=forms), origin=origin)
    receipt = receive(message, at=at)
    if not receipt.is_new:
        left_out += add_rest(message, receipt=receipt, at=at)
    return JsonResponse(_told(receipt, left_out=left_out), status=201 if receipt.is_new else 200)


def _origin_of(fields: Mapping[str, str], *, at: datetime) -> Origin:
    """The keys that the phone made. Raises UnknownChoice. A row key from a wrong clock is made anew: lists go by its time."""
    try:
        code, key = parse_tracking_code(fields.get("kode", "")), parse_access_key(fields.get("kunci", ""))
        row = UUID(fields.get("id", ""))
    except (BadCode, ValueError) as error:
        raise UnknownChoice from error
    made_at = staged_at(DraftFile(id=row, name="", size=0, kind="")) if row.version == 7 else at + 2 * CLOCK_SLACK
    is_right = abs(made_at - at) < timedelta(days=366) and made_at < at + CLOCK_SLACK
    return Origin(report=row if is_right else new_id(), code=code, access_key=key)


def _draft_of(request: HttpRequest, *, at: datetime) -> Draft:
    """The answers and the files that went ahead. Raises FilesGone when one of them waited too long."""
    answers = {name: text for step in STEPS for name, text in step.read(request.POST).items()}
    tokens = request.POST.getlist("attachments")
    taken = take_files(new_draft(answers), tokens=tokens, removed="", uploads=[], at=at)
    if taken.problems:
        return taken.draft
    if len(left_of(taken.draft, at=at).files) < len(set(tokens)):
        raise FilesGone
    return taken.draft


def _placed(answers: Mapping[str, str]) -> dict[str, str]:
    """A place that is not one of the list goes into the address, where an officer reads it."""
    typed, code = answers.get("region_text", "").strip(), answers.get("region", "")
    if code and is_known(code):
        return {"region_seen": "", "region_text": label_of(code)}
    address = ", ".join(part for part in (typed, answers.get("address", "").strip()) if part)
    return {"region": "", "region_text": "", "region_choice": NOT_LISTED, "address": address[:ADDRESS_LIMIT]}


def _without_outdated(visit: Visit) -> tuple[Visit, list[str]]:
    """The visit without an office or topic that is no longer there, and without a day that has not come yet."""
    tenant, answers = choices.tenant_of(visit.draft.answers.get("region", "")), visit.draft.answers
    dropped: dict[str, str] = {}
    notes: list[str] = []
    if answers.get("institution") and not choices.office_name(answers["institution"], tenant=tenant):
        dropped["institution"] = ""
        notes.append(str(words.OFFICE_GONE))
    if answers.get("topic") and not choices.topic_name(answers["topic"], tenant=tenant):
        dropped["topic"] = ""
        notes.append(str(words.TOPIC_GONE))
    if "occurred_on" in all_forms(visit)["where"].errors:
        dropped["occurred_on"] = ""
        notes.append(str(words.DAY_LEFT_OUT))
    return replace(visit, draft=visit.draft.with_answers(dropped)), notes


def _told(receipt: Receipt, *, left_out: list[str]) -> dict[str, object]:
    zone = ZoneInfo(institutions.office(receipt.tenant).zone)
    return {
        "code": format_code(receipt.code),
        "state": receipt.state,
        "filed_at": receipt.filed_at.astimezone(zone).isoformat(timespec="seconds"),
        "due_at": receipt.answer_due_at.astimezone(zone).isoformat(timespec="seconds"),
        "notes": left_out,
    }


def _to_mend(visit: Visit) -> JsonResponse:
    """What the person has to mend, by field; everything stays on the phone."""
    errors = {
        name: [str(each) for each in lines] for form in all_forms(visit).values() for name, lines in form.errors.items()
    }
    return JsonResponse({"code": "to_mend", "message": str(words.TO_MEND), "fields": errors}, status=422)


def _refused(refusal: Refusal) -> JsonResponse:
    told = {"code": refusal.code, "message": sentence_of(refusal), "next_step": str(refusal.next_step)}
    return JsonResponse(told, status=refusal.status)
