"""Who takes part in a course, and what came of each."""

from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lapor.actionplan.training import queries, services, words
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.services.choose import offices_of_choice
from lapor.people import queries as people
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.training import ChooseForm, ResultsForm
from lapor.workbench.labels import office_name
from lapor.workbench.pages.training import Choosable, ChoosePage, ResultRow, ResultsPage
from lapor.workbench.views.training import HOME, ORGANISERS, changeable


@open_to(*ORGANISERS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, course: UUID) -> HttpResponse:
    """Tick who takes part."""
    who = visit(request)
    row = changeable(who, course=course)
    form = ChooseForm(request.POST or None, tenant=row.tenant_id)
    ticked = set(request.POST.getlist("person"))
    if request.method == "POST" and form.is_valid():
        chosen = {key for key in map(_key, ticked) if key}
        if tried(form, act=lambda: services.choose_participants(row.id, chosen=chosen, by=who.actor, at=who.now)):
            told = ngettext("%(n)d peserta terdaftar.", "%(n)d peserta terdaftar.", len(chosen)) % {"n": len(chosen)}
            messages.success(request, told)
            return redirect(f"{HOME}{row.id}/")
    if request.method != "POST":
        ticked = {str(each.person) for each in queries.participants_of(row)}
    page = ChoosePage(
        course=queries.line_of(row), form=form, groups=_groups(who, row=row, ticked=ticked), back=f"{HOME}{row.id}/"
    )
    return show(request, "workbench/training/choose.html", work=page)


@open_to(*ORGANISERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, course: UUID) -> HttpResponse:
    """Record who attended and who passed."""
    who = visit(request)
    row = changeable(who, course=course)
    listed = queries.participants_of(row)
    form = ResultsForm(request.POST or None, tenant=row.tenant_id, course=row, participants=listed)
    passed: list[int] = []

    def act() -> None:
        passed.append(services.hold_course(row.id, results=form.results(), by=who.actor, at=who.now))

    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        messages.success(request, say("Pelaksanaan tercatat. %(passed)d orang lulus.") % {"passed": passed[0]})
        return redirect(f"{HOME}{row.id}/")
    fields = [(each, *form.fields_of(each.person)) for each in listed]
    page = ResultsPage(
        course=queries.line_of(row),
        form=form,
        rule=words.rule_words(row.rule, least_score=row.least_score),
        rows=[ResultRow(participant=each, attended=attended, score=score) for each, attended, score in fields],
        back=f"{HOME}{row.id}/",
    )
    return show(request, "workbench/training/results.html", work=page)


def _groups(who: Visit, *, row: Course, ticked: set[str]) -> list[tuple[str, list[Choosable]]]:
    """Whom the officer may choose, by office; where offices are invited, only theirs and whoever is ticked already."""
    invited = {UUID(key) for key in row.invited}
    names = {each.id: each.name for each in people.active_officers(row.tenant_id)}
    trained = queries.trained_people(row.tenant_id)
    offered = [
        (office_name(office, tenant=row.tenant_id), names[person], person)
        for person, office in offices_of_choice(row, by=who.actor).items()
        if not invited or office in invited or str(person) in ticked
    ]
    return [
        (
            office,
            [
                Choosable(key=str(key), name=name, is_chosen=str(key) in ticked, is_trained=key in trained)
                for _office, name, key in group
            ],
        )
        for office, group in groupby(sorted(offered), key=lambda each: each[0])
    ]


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
