"""The self-assessment sheet, to read and to print."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lapor.actionplan.assessment.shapes import Assessment
from lapor.actionplan.assessment.sheet import assessment_of
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.workbench.context import show, visit
from lapor.workbench.views.plans import READERS, tenant_of, today_of


@dataclass(frozen=True, kw_only=True)
class AssessmentPage:
    """The sheet of one institution on one day."""

    institution: str
    today: date
    sheet: Assessment


@open_to(*READERS)
@require_safe
def assessment(request: HttpRequest) -> HttpResponse:
    """Every question with what the system holds for it, and what is missing."""
    who = visit(request)
    tenant = tenant_of(who)
    today = today_of(tenant, now=who.now)
    sheet = assessment_of(tenant, today=today)
    page = AssessmentPage(institution=institutions.office(tenant).name, today=today, sheet=sheet)
    return show(request, "workbench/assessment.html", work=page)
