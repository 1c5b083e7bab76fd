"""The quarterly report: made with one click, edited, approved, archived."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan import policy, quarterly_queries, services, words
from lapor.actionplan.errors import UnknownPlan
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarterly_paper import quarterly_docx, quarterly_pdf
from lapor.actionplan.quarterly_words import QuarterlyWords, words_of
from lapor.actionplan.quarters import Quarter, last_over
from lapor.dashboards.context import LOOKING, Look, look_of, show
from lapor.kit.actors import COORDINATOR, LEADER
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed

HOME = "/dasbor/laporan/"
CHOICES = 8
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WordsForm(forms.Form):
    """The words that people add to a report."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    summary = forms.CharField(
        label=_("Ringkasan"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    decisions = forms.CharField(
        label=_("Keputusan yang diminta"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Satu keputusan per baris."),
    )


@dataclass(frozen=True, kw_only=True)
class ListedReport:
    """A report in the list."""

    url: str
    quarter: str
    is_approved: bool


@dataclass(frozen=True, kw_only=True)
class ReportsPage:
    """All reports, and the quarters for which one can be made."""

    reports: tuple[ListedReport, ...]
    makeable: tuple[tuple[str, str], ...]
    may_make: bool


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """One report."""

    id: UUID
    said: QuarterlyWords
    form: WordsForm
    seen: int
    is_approved: bool
    may_edit: bool
    may_approve: bool
    quarter: str


@open_to(*LOOKING)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The archive of quarterly reports."""
    look = look_of(request)
    known = quarterly_queries.reports_visible_to(look.actor)
    listed = tuple(
        ListedReport(url=f"{HOME}{each.id}/", quarter=words.quarter_words(each.quarter), is_approved=each.is_approved)
        for each in known
    )
    approved = {each.quarter for each in known if each.is_approved}
    page = ReportsPage(
        reports=listed,
        makeable=tuple(
            (f"{each.year}-{each.number}", words.quarter_words(each))
            for each in _quarters(look)
            if each not in approved
        ),
        may_make=policy.may_edit(look.actor, tenant=look.tenant),
    )
    return show(request, "dashboards/reports.html", board=page)


@open_to(COORDINATOR, LEADER)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the draft of a quarter, or its figures anew."""
    look = look_of(request)
    wanted = {f"{each.year}-{each.number}": each for each in _quarters(look)}.get(request.POST.get("quarter", ""))
    if wanted is None:
        messages.error(request, say("Pilih triwulan dari daftar, lalu coba lagi."))
        return redirect(HOME)
    try:
        made = services.make_quarterly_report(look.tenant, quarter=wanted, by=look.actor, at=look.now)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(HOME)
    messages.success(request, say("Rancangan laporan dibuat. Tambahkan ringkasan dan keputusan yang diminta."))
    return redirect(f"{HOME}{made}/")


@open_to(*LOOKING)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, report: UUID) -> HttpResponse:
    """One report; a POST saves the words of a draft."""
    look = look_of(request)
    found = _found(look, report=report)
    initial = {"summary": found.summary, "decisions": found.decisions, "seen": found.version}
    form = WordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_quarterly_report(found.id, by=look.actor, at=look.now, **form.cleaned_data)
            messages.success(request, say("Tersimpan."))
            return redirect(f"{HOME}{found.id}/")
        except Refusal as refusal:
            form.add_error(None, f"{refusal.message} {refusal.next_step}")
    is_draft = found.state == QuarterlyReport.State.DRAFT
    page = ReportPage(
        id=found.id,
        said=words_of(found),
        form=form,
        seen=found.version,
        is_approved=not is_draft,
        may_edit=is_draft and policy.may_edit(look.actor, tenant=look.tenant),
        may_approve=is_draft and policy.may_approve(look.actor, tenant=look.tenant),
        quarter=f"{found.year}-{found.quarter}",
    )
    return show(request, "dashboards/report.html", board=page)


@open_to(LEADER)
@require_POST
def approve(request: HttpRequest, report: UUID) -> HttpResponse:
    """Approve and archive, after asking."""
    look = look_of(request)
    found = _found(look, report=report)
    back = f"{HOME}{found.id}/"
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Setujui laporan triwulan ini?"),
            text=_("Isinya dibekukan dan diarsipkan; sesudah ini tidak bisa diubah lagi."),
            action=_("Setujui dan arsipkan"),
            back_url=back,
        )
    seen = request.POST.get("seen", "")
    try:
        number = int(seen) if seen.isascii() and seen.isdigit() else -1
        services.approve_quarterly_report(found.id, seen=number, by=look.actor, at=look.now)
        messages.success(request, say("Laporan disetujui dan diarsipkan."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(back)


@open_to(*LOOKING)
@require_safe
def pdf(request: HttpRequest, report: UUID) -> HttpResponse:
    """The report as PDF."""
    found = _found(look_of(request), report=report)
    return _file(quarterly_pdf(found), report=found, kind="application/pdf", ending="pdf")


@open_to(*LOOKING)
@require_safe
def docx(request: HttpRequest, report: UUID) -> HttpResponse:
    """The report as DOCX."""
    found = _found(look_of(request), report=report)
    return _file(quarterly_docx(found), report=found, kind=DOCX, ending="docx")


def _file(content: bytes, *, report: QuarterlyReport, kind: str, ending: str) -> HttpResponse:
    name = f"laporan-triwulan-{report.year}-{report.quarter}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _quarters(look: Look) -> list[Quarter]:
    """The quarters that are over, newest first."""
    found = [last_over(look.today)]
    while len(found) < CHOICES:
        found.append(found[-1].before())
    return found


def _found(look: Look, *, report: UUID) -> QuarterlyReport:
    try:
        return quarterly_queries.report_for(look.actor, report=report)
    except UnknownPlan as unknown:
        raise Http404 from unknown
