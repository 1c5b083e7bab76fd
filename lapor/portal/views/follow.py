"""The page of one report for whoever follows it, and why its date is that day."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.intake.accounts import signed_in
from lapor.kit import actors
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.forms import ConfirmForm, ContestForm, DisputeForm, FollowForm, ObjectForm, WordForm
from lapor.portal.keys import bare_code, own_report, unseen
from lapor.portal.pages.follow import OwnFollow, own_follow, public_follow
from lapor.portal.pages.why import why_of
from lapor.portal.uploads import Sending, new_sending
from lapor.reports import queries
from lapor.reports.delivery_queries import waits_for_delivery
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report
from lapor.reports.services import reach_reporter

WEB = "web"


@dataclass(frozen=True, kw_only=True)
class Forms:
    """Every form that the page may show; the one that was refused keeps what was typed."""

    word: Form
    confirm: Form
    rate: Form
    dispute: Form
    contest: Form
    object: Form


def empty_forms() -> Forms:
    """Nothing typed yet."""
    return Forms(
        word=WordForm(auto_id="kata_%s"),
        confirm=ConfirmForm(auto_id="selesai_%s"),
        rate=ConfirmForm(auto_id="nilai_%s"),
        dispute=DisputeForm(auto_id="belum_%s"),
        contest=ContestForm(auto_id="keberatan_%s"),
        object=ObjectForm(auto_id="kip_%s"),
    )


@open_to("public", "reporter")
@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Where the report is: for the code alone its public part, with the key in the cookie everything of the reporter's."""
    own = own_report(request, code=code) if _is_code(code) else None
    if own is not None:
        return _read(request, report=own, at=timezone.now())
    try:
        report = queries.report_by_code(bare_code(code))
    except UnknownReport as refusal:
        return _unknown(request, code=code, refusal=refusal)
    page = public_follow(report, at=timezone.now())
    form = FollowForm(initial={"code": code})
    return unseen(render(request, "portal/follow_public.html", {"follow": page, "form": form}))


@open_to("public", "reporter")
@require_safe
def why(request: HttpRequest, code: str) -> HttpResponse:
    """The count behind the due day, day by day. Holds no word of the report, so that the code alone opens it."""
    try:
        report = queries.report_by_code(bare_code(code))
    except UnknownReport as refusal:
        return _unknown(request, code=code, refusal=refusal)
    return unseen(render(request, "portal/why.html", {"why": why_of(report, at=timezone.now())}))


def own_page(
    request: HttpRequest,
    *,
    report: Report,
    at: datetime,
    page: OwnFollow | None = None,
    forms: Forms | None = None,
    sending: Sending | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The reporter's page, also after a refusal: then with everything that was typed."""
    context = {
        "follow": page or own_follow(report, at=at),
        "forms": forms or empty_forms(),
        "sending": sending or new_sending(),
        "refusal": f"{refusal.message} {refusal.next_step}" if refusal else "",
        "account_step": _account_step(request, report=report),
    }
    status = refusal.status if refusal else 422 if sending and sending.problems else 200
    return unseen(render(request, "portal/follow.html", context, status=status))


def _read(request: HttpRequest, *, report: Report, at: datetime) -> HttpResponse:
    """The page for its reader: news that travel have arrived, and the page tells the day that counts from now.

    A browser that fetches ahead has shown nothing to anybody. Law: docs/law/clocks.md#close
    """
    page = own_follow(report, at=at)
    is_seen = request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")
    if is_seen and waits_for_delivery(report):
        reach_reporter(report.id, covers=page.covers, way=WEB, by=actors.reporter(report.id), at=at)
        page = own_follow(report, at=at)
    return own_page(request, report=report, at=at, page=page)


def _account_step(request: HttpRequest, *, report: Report) -> str:
    """What may be done with the report and an account: `keep` it, it is `kept`, or `start` one; nothing for an anonymous report."""
    if report.is_anonymous:
        return ""
    here = signed_in(request)
    if here is None:
        return "start"
    return "kept" if report.code in here.account.keys else "keep"


def ask_for_key(code: str) -> HttpResponse:
    """To the form that asks for the key, with the code in it."""
    return unseen(HttpResponseRedirect(f"/lacak/?nomor={code}" if _is_code(code) else "/lacak/"))


def _is_code(code: str) -> bool:
    try:
        return bool(bare_code(code))
    except UnknownReport:
        return False


def _unknown(request: HttpRequest, *, code: str, refusal: Refusal) -> HttpResponse:
    form = FollowForm({"code": code})
    if form.is_valid():
        form.add_error("code", f"{refusal.message} {refusal.next_step}")
    return unseen(render(request, "portal/lookup.html", {"form": form}, status=404))
