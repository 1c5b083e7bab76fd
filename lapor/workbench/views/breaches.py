"""The register of breaches of personal data: written down, with the two letters drafted, told inside 3×24 hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods, require_POST

from lapor.kit.actors import ADMINISTRATOR, CUSTODIAN
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.vault import open as vault
from lapor.vault.open import Breach
from lapor.workbench.context import Visit, show, visit
from lapor.workbench.forms.breach import BreachForm
from lapor.workbench.private import unseen

URL = "/kerja/kebocoran/"
SECONDS_OF_AN_HOUR = 3600
TOLD = ("subjects", "authority")


@dataclass(frozen=True, kw_only=True)
class BreachItem:
    """One breach with what is left of its 72 hours (`hours` 0 and `hours_late` when they are over) and both drafts."""

    id: UUID
    found_at: datetime
    due_at: datetime
    hours: int
    hours_late: int
    what: str
    data_kinds: str
    people: int
    told_subjects_at: datetime | None
    told_authority_at: datetime | None
    to_subject: str
    to_authority: str
    url: str


@dataclass(frozen=True, kw_only=True)
class BreachesPage:
    """The register, newest first, and the form for a new entry."""

    items: Sequence[BreachItem]
    form: BreachForm
    zone: str


@open_to(CUSTODIAN, ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Show the register; a POST writes a breach into it and starts its 72 hours."""
    who = visit(request)
    if request.method != "POST":
        local = who.now.astimezone(ZoneInfo(who.zone)).replace(tzinfo=None, second=0, microsecond=0)
        return _page(request, who=who, form=BreachForm(initial={"found_at": local}))
    with timezone.override(ZoneInfo(who.zone)):
        form = BreachForm(request.POST)
        is_valid = form.is_valid()
    if not is_valid:
        return _page(request, who=who, form=form, status=422)
    try:
        vault.register_breach(tenant=_tenant(who), by=who.actor, at=who.now, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, f"{refusal.message} {refusal.next_step}")
        return _page(request, who=who, form=form, status=refusal.status)
    messages.success(
        request, say("Tercatat. Beri tahu orangnya dan lembaga dalam 3×24 jam; konsep suratnya ada di bawah.")
    )
    return redirect(URL)


@open_to(CUSTODIAN, ADMINISTRATOR)
@require_POST
def told(request: HttpRequest, breach: UUID) -> HttpResponse:
    """Note that the persons or the authority were told."""
    who, to = visit(request), request.POST.get("to", "")
    if to not in TOLD or breach not in {each.id for each in vault.breaches_of(who.actor)}:
        raise Http404
    vault.note_breach_told(breach, to=to, by=who.actor, at=who.now)
    messages.success(request, say("Pemberitahuan dicatat."))
    return redirect(URL)


def _tenant(who: Visit) -> UUID:
    return next(each.tenant for each in who.actor.grants if each.role in {CUSTODIAN, ADMINISTRATOR})


def _page(request: HttpRequest, *, who: Visit, form: BreachForm, status: int = 200) -> HttpResponse:
    items = [_item(each, now=who.now) for each in vault.breaches_of(who.actor)]
    page = BreachesPage(items=items, form=form, zone=who.zone)
    return unseen(show(request, "workbench/breaches.html", work=page, status=status))


def _item(each: Breach, *, now: datetime) -> BreachItem:
    hours = int((each.due_at - now).total_seconds() // SECONDS_OF_AN_HOUR)
    drafts = vault.draft_notices(each)
    return BreachItem(
        id=each.id,
        found_at=each.found_at,
        due_at=each.due_at,
        hours=max(0, hours),
        hours_late=max(0, -hours),
        what=each.what,
        data_kinds=each.data_kinds,
        people=each.people,
        told_subjects_at=each.told_subjects_at,
        told_authority_at=each.told_authority_at,
        to_subject=drafts.to_subject,
        to_authority=drafts.to_authority,
        url=f"{URL}{each.id}/",
    )
