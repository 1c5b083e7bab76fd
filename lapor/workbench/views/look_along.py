"""The independent look where there is no network: reports are taken along on the phone, and the result is sent later.

The page is the same for everybody and keeps nothing itself; what is taken along lies sealed on the device of the account that took it.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lapor.kit.actors import COORDINATOR, INSPECTORATE, LEADER, LIAISON
from lapor.kit.codes import format_code
from lapor.people.entry import PUBLIC, open_to
from lapor.reports import services
from lapor.reports.case_detail_queries import Case
from lapor.reports.errors import UnknownReport
from lapor.reports.validation_queries import TakenAlong, is_taken, looks_to_take_along
from lapor.ui.dates import long_day
from lapor.ui.offline import account_mark
from lapor.workbench.context import Visit, visit
from lapor.workbench.forms.closing import NOT_SETTLED, SETTLED
from lapor.workbench.labels import office_name
from lapor.workbench.pages.actions import acting_office
from lapor.workbench.sent_later import answer_once, key_of, staged_photos
from lapor.workbench.views.case import found_case


@open_to(PUBLIC)
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that opens without a network; it shows what the device holds."""
    return render(
        request, "workbench/look_along.html", {"is_kept": True, "settled": SETTLED, "not_settled": NOT_SETTLED}
    )


@open_to(LIAISON, INSPECTORATE, LEADER, COORDINATOR)
@never_cache
@require_GET
def take(request: HttpRequest) -> JsonResponse:
    """What waits for a look, to be kept on the device. Words only of reports that may be public. 2 statements besides the visit."""
    who = visit(request)
    looks = [_told(each, zone=who.zone) for each in looks_to_take_along(who.actor)]
    return JsonResponse({"account": account_mark(request), "looks": looks})


@open_to(LIAISON, INSPECTORATE, LEADER, COORDINATOR)
@require_POST
def send(request: HttpRequest, code: str) -> JsonResponse:
    """Take one result that was written down earlier; the same once more is answered as the first time."""
    who, sending = visit(request), key_of(request.POST.get("kiriman", ""))
    if sending is None:
        raise Http404
    return answer_once(
        is_taken=lambda: is_taken(who.actor, sending=sending),
        take=lambda: _validate(request, who=who, case=_found(who, code=code), sending=sending),
    )


def _found(who: Visit, *, code: str) -> Case:
    """The case as the office still has it. Raises UnknownReport."""
    try:
        return found_case(who, code=code)
    except Http404:
        raise UnknownReport from None


def _validate(request: HttpRequest, *, who: Visit, case: Case, sending: UUID) -> None:
    services.validate_closure(
        case.report.id,
        is_settled=request.POST.get("result") == SETTLED,
        remark=request.POST.get("remark", ""),
        photos=staged_photos(request),
        institution=case.report.validator_id or acting_office(who.actor, case=case),
        by=who.actor,
        at=who.now,
        answer=key_of(request.POST.get("answer", "")),
        sending=sending,
    )


def _told(look: TakenAlong, *, zone: str) -> dict[str, Any]:
    row = look.awaited
    place = ", ".join(part for part in (row.address, row.place) if part)
    answers = [
        {
            "office": office_name(each.institution, tenant=look.tenant),
            "on": long_day(each.sent_at, zone=zone),
            "text": each.text,
        }
        for each in look.answers
    ]
    return {
        "code": row.code,
        "number": format_code(row.code),
        "title": row.title,
        "place": place,
        "due": _("paling lambat %(day)s") % {"day": long_day(row.due_at, zone=zone)},
        "text": look.text,
        "answers": answers,
        "answer": str(look.newest or ""),
    }
