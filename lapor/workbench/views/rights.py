"""What reporters asked for under the law on personal data: a queue with its clock of 3×24 hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from lapor.kit.actors import ADMINISTRATOR, CUSTODIAN
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports import followed_queries
from lapor.ui.again import ask_first, is_confirmed
from lapor.vault import open as vault
from lapor.vault.open import RightsRequest
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.rights import DO, HOLD, LIFT, DecideRightForm
from lapor.workbench.private import unseen

URL = "/kerja/hak/"
SECONDS_OF_AN_HOUR = 3600
KINDS: dict[str, Promise] = {
    RightsRequest.Kind.ACCESS: _("Melihat data"),
    RightsRequest.Kind.CORRECT: _("Memperbaiki data"),
    RightsRequest.Kind.RESTRICT: _("Membatasi pemakaian data"),
    RightsRequest.Kind.WITHDRAW_CONSENT: _("Menarik persetujuan"),
    RightsRequest.Kind.ERASE: _("Menghapus nama dan kontak"),
}


@dataclass(frozen=True, kw_only=True)
class RightItem:
    """One request: code and kind, never who asks. `hours` are left until the limit, below 0 when it is over."""

    code: str
    kind: str | Promise
    words: str
    asked_at: datetime
    due_at: datetime
    hours: int
    hours_late: int
    held_for: str
    is_done: bool
    decided_at: datetime | None
    reason: str
    url: str
    form: Form | None


@dataclass(frozen=True, kw_only=True)
class RightsPage:
    """What waits, the most urgent first, and what was decided."""

    waiting: Sequence[RightItem]
    decided: Sequence[RightItem]
    zone: str


@open_to(CUSTODIAN, ADMINISTRATOR)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Requests of reporters with the time that is left."""
    return _page(request, who=visit(request))


@open_to(CUSTODIAN, ADMINISTRATOR)
@require_POST
def decide(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Carry out, refuse, hold for a legal case, or lift the hold. An erasure is asked for once more."""
    who = visit(request)
    found = next((each for each in vault.rights_queue(who.actor) if each.id == asked), None)
    if found is None:
        raise Http404
    form = _form(asked, data=request)
    if not form.is_valid():
        return _page(request, who=who, bound={asked: form}, status=422)
    is_erasure = form.cleaned_data["decision"] == DO and found.kind == RightsRequest.Kind.ERASE
    if is_erasure and not is_confirmed(request):
        return ask_first(
            request,
            title=_("Hapus nama dan kontak pelapor ini?"),
            text=_(
                "Kuncinya dimusnahkan dan tidak bisa dikembalikan, juga dari cadangan. Laporannya tetap ada tanpa nama."
            ),
            action=_("Ya, hapus"),
            back_url=URL,
        )
    try:
        _act(found, form=form, who=who)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    else:
        messages.success(request, say("Keputusan disimpan."))
    return redirect(URL)


def _act(found: RightsRequest, *, form: Form, who: Visit) -> None:
    decision, words = form.cleaned_data["decision"], form.cleaned_data["reason"]
    if decision == HOLD:
        vault.set_legal_hold(found.stream, tenant=found.tenant, legal_case=words, by=who.actor, at=who.now)
    elif decision == LIFT:
        vault.lift_legal_hold(found.stream, tenant=found.tenant, by=who.actor, at=who.now)
    else:
        vault.decide_right(found.id, is_granted=decision == DO, reason=words, by=who.actor, at=who.now)


def _form(asked: UUID, *, data: HttpRequest | None = None) -> Form:
    return DecideRightForm(data.POST if data else None, auto_id=f"hak-{asked.hex}-%s")


def _page(
    request: HttpRequest, *, who: Visit, bound: dict[UUID, Form] | None = None, status: int = 200
) -> HttpResponse:
    waiting, decided = vault.rights_queue(who.actor), vault.decided_rights(who.actor)
    codes = followed_queries.codes_of([_report_of(each) for each in [*waiting, *decided]])
    forms = {each.id: _form(each.id) for each in waiting} | (bound or {})
    page = RightsPage(
        waiting=[_item(each, codes=codes, now=who.now, form=forms[each.id]) for each in waiting],
        decided=[_item(each, codes=codes, now=who.now, form=None) for each in decided],
        zone=who.zone,
    )
    return unseen(show(request, "workbench/rights.html", work=page, status=status))


def _item(each: RightsRequest, *, codes: dict[UUID, str], now: datetime, form: Form | None) -> RightItem:
    hours = int((each.due_at - now).total_seconds() // SECONDS_OF_AN_HOUR)
    return RightItem(
        code=codes.get(_report_of(each), ""),
        kind=KINDS.get(each.kind, each.kind),
        words=each.words,
        asked_at=each.asked_at,
        due_at=each.due_at,
        hours=max(0, hours),
        hours_late=max(0, -hours),
        held_for=each.held_for,
        is_done=each.state == RightsRequest.State.DONE,
        decided_at=each.decided_at,
        reason=each.decision_reason,
        url=f"{URL}{each.id}/",
        form=form,
    )


def _report_of(each: RightsRequest) -> UUID:
    return UUID(each.stream.partition("/")[2])
