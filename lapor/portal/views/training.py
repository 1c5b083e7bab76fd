"""Training of officers, for everybody: courses and how many were trained; never a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lapor.actionplan.training import queries
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.queries import CourseLine
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to

MOST_HELD = 100


@dataclass(frozen=True, kw_only=True)
class OfficeCount:
    """An office with how many of its officers who work on reports are trained."""

    name: str
    trained: int
    officers: int


@dataclass(frozen=True, kw_only=True)
class TrainingPage:
    """What is planned, the next day first; what was held, the last day first; and the counts by office."""

    planned: Sequence[CourseLine]
    held: Sequence[CourseLine]
    offices: Sequence[OfficeCount]


@open_to("public")
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """Courses and counts. 3 statements."""
    tenant = institutions.installation().tenant
    found = queries.public_courses(tenant) if tenant else []
    offices = queries.training_by_office(tenant) if tenant else []
    page = TrainingPage(
        planned=[each for each in reversed(found) if each.state == Course.State.PLANNED],
        held=[each for each in found if each.state == Course.State.HELD][:MOST_HELD],
        offices=[OfficeCount(name=each.name, trained=each.trained, officers=len(each.officers)) for each in offices],
    )
    return render(request, "portal/training.html", {"page": page})
