"""What changed in an action plan, for everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lapor.people.entry import open_to
from lapor.portal.pages.plan_changes import changes_page
from lapor.portal.views.plan import found_plan


@open_to("public")
@require_safe
def changes(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The decrees of a plan and what changed since."""
    return render(request, "portal/plan_changes.html", {"plan": changes_page(found_plan(plan))})
