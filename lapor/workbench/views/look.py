"""The independent look, made for a phone: what waits for it, and one report with what was said, answered and asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from lapor.attachments.models import Attachment
from lapor.institutions import queries as institutions
from lapor.kit.actors import COORDINATOR, INSPECTORATE, LEADER, LIAISON
from lapor.people.entry import open_to
from lapor.reports.case_detail_queries import Case
from lapor.reports.case_queries import title_of
from lapor.reports.models import Response
from lapor.reports.validation_queries import Awaited, awaiting_look
from lapor.ui.shapes import FileItem
from lapor.workbench import evidence
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.closing import ValidateForm
from lapor.workbench.labels import office_name
from lapor.workbench.pages import files
from lapor.workbench.pages.actions import possible
from lapor.workbench.views.case import found_case

VERB = "validate_closure"


@dataclass(frozen=True, kw_only=True)
class LooksPage:
    """What waits for a look by this officer's offices, by what is due first."""

    rows: Sequence[Awaited]
    zone: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the agency says it did."""

    office: str
    on: datetime | date
    text: str
    files: Sequence[FileItem]


@dataclass(frozen=True, kw_only=True)
class LookPage:
    """One report to look at: where, what was said, what was answered, and the form."""

    code: str
    title: str
    text: str
    place: str
    pin_url: str
    due_at: datetime | None
    photos: Sequence[FileItem]
    answers: Sequence[Answer]
    form: ValidateForm
    version: int
    action_url: str
    stage_url: str
    staged: Sequence[FileItem]
    zone: str
    keeps_drafts: bool


@open_to(LIAISON, INSPECTORATE, LEADER, COORDINATOR)
@require_GET
def looks(request: HttpRequest) -> HttpResponse:
    """The list."""
    who = visit(request)
    page = LooksPage(rows=awaiting_look(who.actor), zone=who.zone)
    return show(request, "workbench/looks.html", work=page)


@open_to(LIAISON, INSPECTORATE, LEADER, COORDINATOR)
@require_GET
def look(request: HttpRequest, code: str) -> HttpResponse:
    """One report; the form is sent as the case page's own action. One that waits for no look leads to its case page."""
    who = visit(request)
    found = found_case(who, code=code)
    if VERB not in possible(found):
        return redirect(f"/kerja/laporan/{found.report.code}/")
    return show(request, "workbench/look.html", work=_page(found, who=who))


def _page(case: Case, *, who: Visit) -> LookPage:
    report = case.report
    waiting = evidence.waiting(who.person, code=report.code)
    own = [file for file in case.files if file.response is None and file.kind == Attachment.Kind.PICTURE]
    return LookPage(
        code=report.code,
        title=title_of(report),
        text=report.public_text or report.body,
        place=", ".join(name for name in (report.address, *institutions.region_names(report.region_id)[:2]) if name),
        pin_url=f"geo:{report.latitude},{report.longitude}" if report.latitude is not None else "",
        due_at=report.step_due_at,
        photos=files.shown(own, now=who.now),
        answers=[_answer(each, case=case, who=who) for each in case.responses if each.state == Response.State.SENT],
        form=ValidateForm(case=case, tenant=report.tenant_id),
        version=report.version,
        action_url=f"/kerja/laporan/{report.code}/{VERB}/",
        stage_url=f"/kerja/laporan/{report.code}/berkas/",
        staged=files.staged(waiting.files),
        zone=who.zone,
        keeps_drafts=report.may_be_public,
    )


def _answer(response: Response, *, case: Case, who: Visit) -> Answer:
    return Answer(
        office=office_name(response.institution_id, tenant=case.report.tenant_id),
        on=response.sent_at or response.written_at,
        text=response.text,
        files=files.shown([file for file in case.files if file.response == response.id], now=who.now),
    )
