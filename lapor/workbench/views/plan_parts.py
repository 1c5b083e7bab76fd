"""Change one thing of an action plan in the browser."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from lapor.actionplan import queries, services
from lapor.actionplan.content import PlanContent
from lapor.actionplan.edits import activity_of, indicator_of, next_code, strategy_of, without
from lapor.actionplan.errors import BadPlan
from lapor.actionplan.models import ActionPlan
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.ui.again import ask_first, is_confirmed
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.desks import tried
from lapor.workbench.forms.plans import PARTS, PartForm
from lapor.workbench.labels import office_labels
from lapor.workbench.pages.plans import PartPage
from lapor.workbench.views.plans import EDITORS, HOME, found_plan

_FINDERS = {"strategi": strategy_of, "kegiatan": activity_of, "indikator": indicator_of}


@open_to(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, plan: UUID, kind: str, code: str = "") -> HttpResponse:
    """One thing of the plan, or a new one (without a code); a POST saves it."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    content = queries.content_of(found)
    form = _form(request, plan=found, content=content, kind=kind, code=code)
    if request.method == "POST" and form.is_valid() and _saved(form, plan=found, who=who):
        messages.success(request, say("Tersimpan."))
        return redirect(f"{HOME}{found.id}/")
    page = PartPage(plan=found, kind=kind, code=code, form=form, offices=tuple(office_labels(found.tenant_id)))
    return show(request, "workbench/plans/part.html", work=page)


@open_to(*EDITORS)
@require_POST
def drop(request: HttpRequest, plan: UUID, code: str) -> HttpResponse:
    """Drop a thing with everything beneath it, after asking; its past stays."""
    who = visit(request)
    found = found_plan(who, plan=plan)
    back = f"{HOME}{found.id}/"
    if not is_confirmed(request):
        return ask_first(
            request,
            title=_("Hapus nomor %(code)s dari rencana?") % {"code": code},
            text=_("Yang ada di bawahnya ikut dihapus. Realisasi dan bukti lama tetap tersimpan di riwayat."),
            action=_("Hapus dari rencana"),
            back_url=back,
        )
    content = without(queries.content_of(found), code=code)
    try:
        reason = request.POST.get("reason", "")
        services.save_plan(found.id, content=content, by=who.actor, at=who.now, reason=reason)
        messages.success(request, say("Dihapus dari rencana."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return redirect(back)


def _form(request: HttpRequest, *, plan: ActionPlan, content: PlanContent, kind: str, code: str) -> PartForm:
    if kind not in PARTS or (code and (kind not in _FINDERS or _FINDERS[kind](content, code=code) is None)):
        raise Http404
    initial: dict[str, object] = {"seen": plan.version}
    if not code and kind != "rencana":
        initial |= {"number": next_code(content, above=request.GET.get("di", "")[:20])}
    return PARTS[kind](
        request.POST or None,
        content=content,
        code=code,
        tenant=plan.tenant_id,
        is_in_force=plan.state == ActionPlan.State.IN_FORCE,
        initial=initial,
    )


def _saved(form: PartForm, *, plan: ActionPlan, who: Visit) -> bool:
    """Whether the plan was saved; problems stand beside their fields, where everything typed stays."""
    content, given = form.changed_content(), form.cleaned_data
    if content == form.content and not form.code and form.has_changed() and "number" in form.fields:
        form.add_error("number", _("Nomor ini tidak berada di bawah strategi atau kegiatan yang ada."))
        return False
    problems: list[BadPlan] = []

    def act() -> None:
        try:
            services.save_plan(
                plan.id,
                content=content,
                by=who.actor,
                at=who.now,
                reason=given.get("reason", ""),
                seen=given["seen"],
            )
        except BadPlan as bad:
            problems.append(bad)

    done = tried(form, act=act)
    for bad in problems:
        for problem in bad.problems:
            form.tell(problem)
    return done and not problems
