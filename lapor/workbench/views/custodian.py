"""The custodian decides who may see who a reporter is. Never the report's text, never the identity."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_GET, require_POST

from lapor.kit.actors import CUSTODIAN
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.vault import open as vault
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.identity import GRANT, DecideIdentityForm
from lapor.workbench.pages.identity import custodian_page
from lapor.workbench.private import unseen

URL = "/kerja/identitas/"


@open_to(CUSTODIAN)
@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Requests that wait, and those that were decided."""
    return _page(request, who=visit(request))


@open_to(CUSTODIAN)
@require_POST
def decide(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Grant or refuse one request, with the reason."""
    who = visit(request)
    form = _form(asked, data=request)
    if not form.is_valid():
        return _page(request, who=who, bound={asked: form}, status=422)
    is_granted = form.cleaned_data["decision"] == GRANT
    try:
        vault.decide_request(
            asked,
            is_granted=is_granted,
            reason=form.cleaned_data["reason"],
            delay_ground=form.cleaned_data["delay_ground"] if is_granted else "",
            by=who.actor,
            at=who.now,
        )
    except vault.UnknownRequest:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(URL)
    granted = say("Disetujui. Petugas yang meminta mendapat kabar dan dapat melihat identitas selama 30 menit.")
    messages.success(request, granted if is_granted else say("Ditolak. Petugas yang meminta mendapat kabar."))
    return redirect(URL)


def _form(asked: UUID, *, data: HttpRequest | None = None) -> Form:
    return DecideIdentityForm(data.POST if data else None, auto_id=f"putusan-{asked.hex}-%s")


def _page(
    request: HttpRequest, *, who: Visit, bound: dict[UUID, Form] | None = None, status: int = 200
) -> HttpResponse:
    asked = vault.requests_for(who.actor)
    forms = {each.id: _form(each.id) for each in asked if each.state == "waiting"} | (bound or {})
    tenant = next(grant.tenant for grant in who.actor.grants if grant.role == CUSTODIAN)
    page = custodian_page(asked, forms=forms, tenant=tenant, zone=who.zone)
    return unseen(show(request, "workbench/custodian.html", work=page, status=status))
