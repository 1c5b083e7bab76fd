"""An action plan to and from a workbook: what an import would change is shown before it is done."""

from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lapor.actionplan import queries, services
from lapor.actionplan.changes import changes_between
from lapor.actionplan.content import from_plain, plain
from lapor.actionplan.history import lines_of
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.sheet import BadWorkbook
from lapor.actionplan.spreadsheets import BYTES_LIMIT, export_plan, read_plan
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.workbench.context import show, visit
from lapor.workbench.forms.plan_results import PlanSheetForm
from lapor.workbench.pages.plans import PlanSheetPage
from lapor.workbench.views.plans import EDITORS, HOME, READERS, found_plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SALT = "lapor.workbench.plan"
_HOUR = 60 * 60
_TEMPLATE = "workbench/plans/sheet.html"


@open_to(*READERS)
@require_safe
def export(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The plan as a workbook."""
    content = export_plan(found_plan(visit(request), plan=plan))
    headers = {"Content-Disposition": 'attachment; filename="renaksi.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Read a workbook and show what it would change, or what is wrong with it; nothing is changed yet."""
    found = found_plan(visit(request), plan=plan)
    form = PlanSheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, _TEMPLATE, work=PlanSheetPage(plan=found, form=form))
    try:
        content = read_plan(form.cleaned_data["sheet"].read(BYTES_LIMIT + 1), plan=found)
    except BadWorkbook as bad:
        page = PlanSheetPage(plan=found, form=PlanSheetForm(), faults=bad.faults)
        return show(request, _TEMPLATE, work=page, status=422)
    changes = changes_between(queries.content_of(found), after=content)
    packed = signing.dumps([plain(content), found.version], salt=f"{_SALT}.{found.id}", compress=True)
    page = PlanSheetPage(
        plan=found,
        form=PlanSheetForm(),
        lines=lines_of(changes, tenant=found.tenant_id),
        packed=packed,
        needs_reason=found.state == ActionPlan.State.IN_FORCE,
    )
    return show(request, _TEMPLATE, work=page)


@open_to(*EDITORS)
@require_POST
def apply(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Do exactly what the preview said."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    reason = request.POST.get("reason", "")[:500]
    try:
        values, seen = signing.loads(request.POST.get("packed", ""), salt=f"{_SALT}.{found.id}", max_age=_HOUR)
        content = from_plain(values)
        done = services.save_plan(found.id, content=content, by=who.actor, at=who.now, reason=reason, seen=seen)
    except signing.BadSignature:
        messages.error(request, say("Pratinjau ini sudah lewat satu jam. Unggah berkasnya sekali lagi."))
        return redirect(f"{HOME}{found.id}/impor/")
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(f"{HOME}{found.id}/impor/")
    messages.success(request, say("Selesai: %(count)s perubahan tersimpan.") % {"count": len(done)})
    return redirect(f"{HOME}{found.id}/")
