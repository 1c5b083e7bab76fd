"""Posters, leaflets and cards to print. What is typed goes by POST, so that it stands in no address and no log; nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lapor.actionplan.outreach.materials import printed_materials
from lapor.people.entry import open_to
from lapor.workbench.context import show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.materials import MaterialForm
from lapor.workbench.labels import office_labels
from lapor.workbench.pages.outreach import MaterialPage
from lapor.workbench.views.outreach import RECORDERS
from lapor.workbench.views.plans import tenant_of


@open_to(*RECORDERS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: HttpRequest) -> HttpResponse:
    """The form; a POST gives the PDF. At most 3 statements besides the visit."""
    who = visit(request)
    tenant = tenant_of(who)
    form = MaterialForm(request.POST or None, tenant=tenant, initial={"region": request.GET.get("desa", "")})
    made: list[bytes] = []

    def act() -> None:
        made.append(printed_materials(form.places(), edition=form.edition(), tenant=tenant))

    if request.method == "POST" and form.is_valid() and tried(form, act=act):
        response = HttpResponse(made[0], content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(False, form.file_name()) or "inline"
        return response
    page = MaterialPage(form=form, offices=tuple(office_labels(tenant)))
    return show(request, "workbench/outreach/materials.html", work=page, status=422 if form.errors else 200)
