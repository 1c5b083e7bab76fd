"""How many people live in each village: a file is taken whole or not at all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lapor.institutions import queries as institutions
from lapor.institutions.population_queries import codes_within, population_sources, population_within
from lapor.institutions.population_sheet import BYTES_LIMIT, BadPeople, read_people
from lapor.institutions.region_queries import villages_in
from lapor.institutions.services import load_population
from lapor.institutions.sheet import Fault
from lapor.kit.actors import COORDINATOR
from lapor.people.entry import open_to
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.outreach import PeopleForm
from lapor.workbench.pages.outreach import PeoplePage
from lapor.workbench.views.outreach_villages import REACH
from lapor.workbench.views.plans import tenant_of, today_of

PROBLEM = 422


@open_to(COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """What is known, and the form that takes more. At most 4 statements besides the visit."""
    who = visit(request)
    sent = request.method == "POST"
    form = PeopleForm(request.POST if sent else None, files=request.FILES if sent else None, tenant=tenant_of(who))
    if not form.is_valid():
        return _page(request, who=who, form=form, status=PROBLEM if form.errors else 200)
    tenant = tenant_of(who)
    try:
        rows = read_people(
            form.cleaned_data["file"].read(BYTES_LIMIT + 1),
            known=codes_within(institutions.office(tenant).region),
            last_year=today_of(tenant, now=who.now).year,
        )
    except BadPeople as bad:
        return _page(request, who=who, form=PeopleForm(tenant=tenant), faults=bad.faults, status=PROBLEM)
    count = load_population(rows, tenant=tenant, by=who.actor, at=who.now)
    done = ngettext("%(count)s baris penduduk tersimpan.", "%(count)s baris penduduk tersimpan.", count)
    messages.success(request, done % {"count": count})
    return redirect(REACH)


def _page(
    request: HttpRequest, *, who: Visit, form: PeopleForm, faults: tuple[Fault, ...] = (), status: int
) -> HttpResponse:
    region = institutions.office(tenant_of(who)).region
    villages = [each.code for each in villages_in(region)]
    known = population_within(region)
    page = PeoplePage(
        form=form,
        faults=faults,
        sources=population_sources(region),
        villages=len(villages),
        known=sum(code in known for code in villages),
    )
    return show(request, "workbench/outreach/people.html", work=page, status=status)
