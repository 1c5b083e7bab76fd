"""Supporters of a public report are asked whether it is really settled; a vote counts with a contact that a code has proved."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as now_text
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lapor.intake.ballots import LIFE
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.intake.services import cast_vote, send_vote_code
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.pages.parts import report_url
from lapor.portal.pages.report import Answer, report_page
from lapor.portal.views.report import public_or_404
from lapor.portal.vote_forms import SETTLED, VoteCodeForm, VoteForm
from lapor.reports.models import Report
from lapor.reports.services import VOTED_ON

COOKIE = "suara"
_FROM_ONE_PLACE, _TO_ONE_CONTACT, _SECONDS = 30, 4, 3600


@dataclass(frozen=True, kw_only=True)
class VotePage:
    """The question, the answers that it is about, and the form of the step."""

    title: str
    url: str
    answers: tuple[Answer, ...]
    zone: str
    form: forms.Form
    has_code: bool


@open_to("public")
@sensitive_post_parameters("contact")
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """Ask; a POST sends a code to the contact, which nobody stores. The answer is the same for every contact."""
    report = _answered(code)
    form = VoteForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, report=report, form=form, has_code=False)
    given = form.cleaned_data
    try:
        _slow_down(request, contact=given["contact"])
        sealed = send_vote_code(given["contact"], report=report.id, at=timezone.now())
    except Refusal as refusal:
        form.add_error("contact", f"{refusal.message} {refusal.next_step}")
        return _page(request, report=report, form=form, has_code=False)
    response = _page(request, report=report, form=VoteCodeForm(initial={"choice": given["choice"]}), has_code=True)
    path, age = f"{report_url(report.code)}suara/", int(LIFE.total_seconds())
    response.set_cookie(COOKIE, sealed, max_age=age, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


@open_to("public")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, code: str) -> HttpResponse:
    """Take the code and count the vote."""
    report = _answered(code)
    back = HttpResponseRedirect(f"{report_url(report.code)}suara/")
    if request.method != "POST":
        return back
    form = VoteCodeForm(request.POST)
    if not form.is_valid():
        return _page(request, report=report, form=form, has_code=True)
    given, sealed = form.cleaned_data, request.COOKIES.get(COOKIE, "")
    try:
        settled = given["choice"] == SETTLED
        cast_vote(sealed, code=given["code"], report=report.id, is_settled=settled, at=timezone.now())
    except Refusal as refusal:
        form.add_error("code", f"{refusal.message} {refusal.next_step}")
        return _page(request, report=report, form=form, has_code=True)
    messages.success(
        request, now_text("Suara Anda tercatat tanpa nama. Dengan kontak yang sama Anda bisa mengubahnya.")
    )
    response = HttpResponseRedirect(report_url(report.code))
    response.delete_cookie(COOKIE, path=back.url, samesite="Lax")
    return response


def _answered(code: str) -> Report:
    report = public_or_404(code)
    if report.state not in VOTED_ON:
        raise Http404
    return report


def _slow_down(request: HttpRequest, *, contact: str) -> None:
    """Nobody floods a stranger's phone or mailbox. Raises TooManyTries."""
    here = allow("vote", request, limit=_FROM_ONE_PLACE, per_seconds=_SECONDS)
    if not here or not allow("vote_contact", contact, limit=_TO_ONE_CONTACT, per_seconds=_SECONDS):
        raise TooManyTries


def _page(request: HttpRequest, *, report: Report, form: forms.Form, has_code: bool) -> HttpResponse:
    shown = report_page(report, at=timezone.now())
    page = VotePage(
        title=shown.title, url=shown.url, answers=shown.answers, zone=shown.zone, form=form, has_code=has_code
    )
    status = 422 if form.is_bound and form.errors else 200
    response = render(request, "portal/vote.html", {"vote": page}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
