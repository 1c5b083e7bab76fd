"""The action plan, for everybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.actionplan import queries
from lapor.actionplan.document import plan_document
from lapor.actionplan.errors import UnknownPlan
from lapor.actionplan.models import ActionPlan
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.pages.parts import local_day
from lapor.portal.pages.plan import activity_page, plan_page, timeline_page


@open_to("public")
@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The plan that holds today, or a place that says that there is none yet."""
    here, now = institutions.installation(), timezone.now()
    plan = queries.current_plan(here.tenant, today=local_day(now, zone=here.zone)) if here.tenant else None
    page = plan_page(plan, now=now) if plan else None
    return render(request, "portal/plan.html", {"plan": page})


@open_to("public")
@require_safe
def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """A plan in force."""
    return render(request, "portal/plan.html", {"plan": plan_page(found_plan(plan), now=timezone.now())})


@open_to("public")
@require_safe
def office(request: HttpRequest, plan: UUID, institution: UUID) -> HttpResponse:
    """What a plan asks of one office."""
    page = plan_page(found_plan(plan), now=timezone.now(), office=institution)
    return render(request, "portal/plan.html", {"plan": page})


@open_to("public")
@require_safe
def activity(request: HttpRequest, plan: UUID, code: str) -> HttpResponse:
    """One activity with its indicators."""
    page = activity_page(found_plan(plan), code=code, now=timezone.now())
    return render(request, "portal/plan_activity.html", {"plan": page})


@open_to("public")
@require_safe
def timeline(request: HttpRequest, plan: UUID) -> HttpResponse:
    """When what is done."""
    return render(request, "portal/plan_timeline.html", {"plan": timeline_page(found_plan(plan), now=timezone.now())})


@open_to("public")
@require_safe
def document(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The plan as a tagged PDF."""
    content = plan_document(found_plan(plan), at=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="renaksi.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def found_plan(plan: UUID) -> ActionPlan:
    """A plan in force. Raises Http404."""
    try:
        return queries.public_plan(plan)
    except UnknownPlan as unknown:
        raise Http404 from unknown
