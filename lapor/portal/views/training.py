"""Training of officers, for everybody: courses and how many were trained; never a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from lapor.actionplan.training import queries
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.queries import CourseLine, OfficeTraining
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to

MOST_HELD = 100
# Of an office with fewer officers a count would say something about a person.
FEWEST = 3


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
    training = TrainingPage(
        planned=[each for each in reversed(found) if each.state == Course.State.PLANNED],
        held=[each for each in found if each.state == Course.State.HELD][:MOST_HELD],
        offices=_counts(offices),
    )
    return render(request, "portal/training.html", {"training": training})


def _counts(offices: Sequence[OfficeTraining]) -> list[OfficeCount]:
    """One line for each office; those with few officers share one, which is left out while it is too small itself."""
    large = [each for each in offices if len(each.officers) >= FEWEST]
    small = [each for each in offices if len(each.officers) < FEWEST]
    lines = [OfficeCount(name=each.name, trained=each.trained, officers=len(each.officers)) for each in large]
    together = sum(len(each.officers) for each in small)
    if together >= FEWEST:
        name = say("%(count)s kantor kecil bersama-sama") % {"count": len(small)}
        lines.append(OfficeCount(name=name, trained=sum(each.trained for each in small), officers=together))
    return lines
