"""Training at work: the list, a course, its plan, and who is trained."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_safe

from lapor.actionplan.training import policy, queries, services, words
from lapor.actionplan.training.errors import UnknownCourse
from lapor.actionplan.training.models import Course
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, LEADER, LIAISON
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.training import CancelCourseForm, PlanCourseForm
from lapor.workbench.labels import office_label, office_labels
from lapor.workbench.pages.training import CourseFormPage, CoursePage, CoursesPage, OfficeLine, TrainedPage
from lapor.workbench.views.plans import READERS, tenant_of

HOME = "/kerja/renaksi/bimtek/"
ORGANISERS = (COORDINATOR, LEADER, LIAISON)
FORM = "workbench/training/form.html"


@open_to(*READERS)
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """Every course of the tenant. 1 statement besides the visit."""
    who = visit(request)
    found = queries.courses_of(tenant_of(who))
    page = CoursesPage(
        planned=[each for each in reversed(found) if each.state == Course.State.PLANNED],
        others=[each for each in found if each.state != Course.State.PLANNED],
        may_organise=bool(who.actor.institutions_as(*ORGANISERS)),
    )
    return show(request, "workbench/training/list.html", work=page)


@open_to(*READERS)
@require_safe
def course(request: HttpRequest, course: UUID) -> HttpResponse:
    """One course; names of participants for whoever may read them. 3 statements besides the visit."""
    who = visit(request)
    row = visible(who, course=course)
    line = queries.line_of(row)
    may_change = may_organise(who, row=row)
    everybody = queries.participants_of(row)
    seen = [
        each
        for each in everybody
        if may_change or policy.may_see_names(who.actor, tenant=row.tenant_id, institution=each.institution)
    ]
    page = CoursePage(
        course=line,
        state=words.STATES[line.state],
        rule=words.rule_words(line.rule, least_score=line.least_score),
        participants=seen,
        hidden=len(everybody) - len(seen),
        may_change=may_change and row.state == Course.State.PLANNED,
    )
    return show(request, "workbench/training/course.html", work=page)


@open_to(*ORGANISERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, course: UUID | None = None) -> HttpResponse:
    """A new plan, or a change of one."""
    who = visit(request)
    row = changeable(who, course=course) if course else None
    tenant = row.tenant_id if row else tenant_of(who)
    form = PlanCourseForm(request.POST or None, tenant=tenant, initial=_initial(row) if row else _own(who))
    made: list[UUID] = []

    def act() -> None:
        planned = services.PlannedCourse(**form.cleaned_data)
        made.append(services.plan_course(planned, tenant=tenant, by=who.actor, at=who.now, course=course))

    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        messages.success(request, say("Rencana bimbingan teknis tersimpan. Pilih pesertanya."))
        return redirect(f"{HOME}{made[0]}/peserta/" if not course else f"{HOME}{course}/")
    title = say("Ubah rencana bimbingan teknis") if row else say("Rencanakan bimbingan teknis")
    back = f"{HOME}{row.id}/" if row else HOME
    page = CourseFormPage(title=title, form=form, back=back, offices=tuple(office_labels(tenant)))
    return show(request, FORM, work=page)


@open_to(*ORGANISERS)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, course: UUID) -> HttpResponse:
    """Not held, with the reason."""
    who = visit(request)
    row = changeable(who, course=course)
    form = CancelCourseForm(request.POST or None, tenant=row.tenant_id)

    def act() -> None:
        services.cancel_course(row.id, reason=form.cleaned_data["reason"], by=who.actor, at=who.now)

    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        messages.success(request, say("Bimbingan teknis dibatalkan."))
        return redirect(f"{HOME}{row.id}/")
    title = say("Batalkan bimbingan teknis")
    page = CourseFormPage(title=title, form=form, back=f"{HOME}{row.id}/", about=queries.line_of(row))
    return show(request, FORM, work=page)


@open_to(*READERS, ADMINISTRATOR)
@require_safe
def trained(request: HttpRequest) -> HttpResponse:
    """Office by office how many are trained; names where the looker may read them. 2 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    offices = queries.training_by_office(tenant)
    everybody = {each.person: each for office in offices for each in office.officers}
    page = TrainedPage(
        lines=[_office_line(who, office=office, tenant=tenant) for office in offices],
        trained=sum(each.is_trained for each in everybody.values()),
        officers=len(everybody),
        may_see_checklists=bool(who.actor.institutions_as(COORDINATOR, LEADER, ADMINISTRATOR)),
    )
    return show(request, "workbench/training/trained.html", work=page)


def visible(who: Visit, *, course: UUID) -> Course:
    """A course that the officer may read. Raises Http404."""
    try:
        return queries.course_visible_to(who.actor, course=course)
    except UnknownCourse as unknown:
        raise Http404 from unknown


def changeable(who: Visit, *, course: UUID) -> Course:
    """A course that the officer may change. Raises Http404."""
    row = visible(who, course=course)
    if not may_organise(who, row=row):
        raise Http404
    return row


def may_organise(who: Visit, *, row: Course) -> bool:
    """Whether the officer may change the course."""
    return policy.may_organise(who.actor, tenant=row.tenant_id, institution=row.institution_id)


def _office_line(who: Visit, *, office: queries.OfficeTraining, tenant: UUID) -> OfficeLine:
    may_see = policy.may_see_names(who.actor, tenant=tenant, institution=office.institution)
    officers = office.officers if may_see else ()
    return OfficeLine(
        office=office,
        trained=[each.name for each in officers if each.is_trained],
        untrained=[each.name for each in officers if not each.is_trained],
        may_see=may_see,
    )


def _own(who: Visit) -> dict[str, object]:
    mine = [grant.institution for grant in who.actor.grants if grant.role in ORGANISERS]
    return {"institution": office_label(mine[0], tenant=tenant_of(who))}


def _initial(row: Course) -> dict[str, object]:
    tenant = row.tenant_id
    return {
        "title": row.title,
        "topics": row.topics,
        "since_on": row.since_on,
        "until_on": row.until_on,
        "place": row.place,
        "trainer": row.trainer,
        "institution": office_label(row.institution_id, tenant=tenant),
        "invited": [office_label(UUID(key), tenant=tenant) for key in row.invited],
        "rule": row.rule,
        "least_score": row.least_score,
    }
