"""An officer asks to see who a reporter is, and sees it once it was granted."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST

from lapor.kit import actors
from lapor.kit.refusals import Refusal
from lapor.people import queries as people
from lapor.people.entry import OFFICER, open_to
from lapor.reports.case_detail_queries import Case
from lapor.ui.shapes import Pair
from lapor.vault import open as vault
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.identity import AskIdentityForm
from lapor.workbench.pages.case import HANDLING
from lapor.workbench.pages.identity import AskPage, ShownPage, own_requests
from lapor.workbench.private import drop_view_key, keep_view_key, unseen, view_key_of
from lapor.workbench.views.case import found_case


@open_to(OFFICER)
@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, code: str) -> HttpResponse:
    """Ask with ground and reason, and see what became of one's own requests."""
    who = visit(request)
    found = handled_case(who, code=code)
    if request.method == "POST":
        return _ask(request, who=who, case=found)
    if code != found.report.code:
        return redirect(url_of(found))
    return _page(request, who=who, case=found, form=AskIdentityForm())


@open_to(OFFICER)
@require_POST
def see(request: HttpRequest, code: str, asked: UUID) -> HttpResponse:
    """Show who the reporter is, logged before it is shown. A POST, so that nothing opens it by itself."""
    who = visit(request)
    found = handled_case(who, code=code)
    own = [each for each in vault.requests_of_stream(found.report.stream, by=who.actor) if each.id == asked]
    if not own or own[0].expires_at is None:
        raise Http404
    try:
        shown = vault.show_record(asked, private=view_key_of(request, asked=asked), by=who.actor, at=who.now)
    except vault.UnknownRequest:
        raise Http404 from None
    except vault.NotShowable as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
        return redirect(url_of(found))
    page = ShownPage(
        code=found.report.code,
        back_url=url_of(found),
        until=own[0].expires_at,
        zone=who.zone,
        contact=_pairs(shown.contact),
        words=[*([shown.filed.body] if shown.filed else []), *shown.later],
    )
    response = unseen(show(request, "workbench/identity_shown.html", work=page))
    left = max(1, int((page.until - who.now).total_seconds()))
    response.headers["Refresh"] = f"{left}; url={page.back_url}"
    return response


def handled_case(who: Visit, *, code: str) -> Case:
    """The case, for whoever handles it; 404 for everybody else."""
    found = found_case(who, code=code)
    if not found.relations & HANDLING:
        raise Http404
    return found


def url_of(case: Case) -> str:
    """The page of the case's identity requests; the one-time key goes nowhere else."""
    return f"/kerja/laporan/{case.report.code}/identitas/"


def _ask(request: HttpRequest, *, who: Visit, case: Case) -> HttpResponse:
    form = AskIdentityForm(request.POST)
    if not form.is_valid():
        return _page(request, who=who, case=case, form=form, status=422)
    key = vault.new_view_key()
    try:
        made = vault.request_identity(
            case.report.reporter_ref,
            stream=case.report.stream,
            tenant=case.report.tenant_id,
            ground=form.cleaned_data["ground"],
            reason=form.cleaned_data["reason"],
            view_key=key.public,
            by=who.actor,
            at=who.now,
        )
    except Refusal as refusal:
        form.add_error(None, f"{refusal.message} {refusal.next_step}")
        return _page(request, who=who, case=case, form=form, status=refusal.status)
    messages.success(
        request, say("Permintaan Anda terkirim. Pemegang kunci identitas memutuskan; Anda mendapat kabar.")
    )
    response = redirect(url_of(case))
    keep_view_key(response, asked=made.id, private=key.private, path=url_of(case))
    return unseen(response)


def _page(request: HttpRequest, *, who: Visit, case: Case, form: AskIdentityForm, status: int = 200) -> HttpResponse:
    own, url = vault.requests_of_stream(case.report.stream, by=who.actor), url_of(case)
    kept = frozenset(each.id for each in own if view_key_of(request, asked=each.id))
    page = AskPage(
        code=case.report.code,
        case_url=f"/kerja/laporan/{case.report.code}/",
        url=url,
        zone=who.zone,
        form=form,
        requests=own_requests(own, url=url, keys=kept, now=who.now),
        may_ask=all(each.state != "waiting" for each in own),
        has_custodian=bool(people.role_holders(case.report.tenant_id, role=actors.CUSTODIAN)),
    )
    response = unseen(show(request, "workbench/identity.html", work=page, status=status))
    for each in own:
        if each.id in kept and each.state in {"refused", "over"}:
            drop_view_key(response, asked=each.id, path=url)
    return response


def _pairs(contact: vault.Contact) -> list[Pair]:
    pairs = [
        Pair(key=say("Nama"), value=contact.name, is_user_text=True),
        Pair(key=say("Nomor HP"), value=contact.phone, is_user_text=True),
        Pair(key=say("Email"), value=contact.email, is_user_text=True),
        Pair(key=say("Alamat kanal"), value=contact.address, is_user_text=True),
    ]
    return [pair for pair in pairs if pair.value]
