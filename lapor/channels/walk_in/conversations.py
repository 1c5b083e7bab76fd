"""`/kerja/terima/percakapan/`: reports that somebody began over short messages and left; an officer finishes or drops them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lapor.attachments import queries as attachments
from lapor.channels.walk_in.desk import Desk, desk_of, show
from lapor.channels.walk_in.forms import sentence_of
from lapor.intake.queries import HeldConversation, held_conversations
from lapor.intake.services import drop_conversation, finish_conversation
from lapor.kit import actors
from lapor.kit.codes import format_code
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports.filing import ADDRESS_LIMIT, BODY_LIMIT

ROLES = (actors.COORDINATOR, actors.NATIONAL_ADMIN)


class FinishForm(forms.Form):
    """What was told, completed."""

    use_required_attribute = False

    what = forms.CharField(
        label=gettext_lazy("Apa yang terjadi, dengan kata pelapor"),
        max_length=BODY_LIMIT,
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    where = forms.CharField(
        label=gettext_lazy("Di mana"),
        max_length=ADDRESS_LIMIT,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )


@dataclass(frozen=True, kw_only=True)
class HeldItem:
    """One conversation with its form and, for voice notes, players."""

    told: HeldConversation
    form: FinishForm
    finish_url: str
    drop_url: str
    sounds: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class HeldPage:
    """Oldest first."""

    items: Sequence[HeldItem]
    zone: str


@open_to(*ROLES)
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """What waits for an officer. 1 statement, and 1 for all voice notes."""
    desk = desk_of(request)
    return show(request, "walk_in/held.html", work=_page(desk))


@open_to(*ROLES)
@require_POST
def finish(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """File it; the person is told by the usual news at the address that was kept, which nobody here sees."""
    desk, form = desk_of(request), FinishForm(request.POST, prefix=str(conversation))
    form.is_valid()
    told = form.cleaned_data
    try:
        filed = finish_conversation(
            conversation,
            tenant=desk.tenant,
            what=str(told.get("what", "")),
            where=str(told.get("where", "")),
            at=desk.now,
        )
    except Refusal as refusal:
        form.add_error("what", sentence_of(refusal))
        page = _page(desk, bound={conversation: form})
        return show(request, "walk_in/held.html", work=page, status=refusal.status)
    said = _("Laporan %(code)s masuk. Pelapor mendapat kabar lewat jalurnya sendiri.")
    messages.success(request, said % {"code": format_code(filed.code)})
    return HttpResponseRedirect(reverse("walk_in:held"))


@open_to(*ROLES)
@require_POST
def drop(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """It is no report; words and address go."""
    desk = desk_of(request)
    try:
        drop_conversation(conversation, tenant=desk.tenant)
        messages.success(request, _("Percakapan dihapus bersama alamat pengirimnya."))
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    return HttpResponseRedirect(reverse("walk_in:held"))


@open_to(*ROLES)
@require_safe
def sound(request: HttpRequest, conversation: UUID, file: UUID) -> HttpResponseBase:
    """A voice note of a conversation that waits, for the player."""
    desk = desk_of(request)
    told = next((each for each in held_conversations(desk.tenant) if each.id == conversation), None)
    found = attachments.staged_sound(file) if told is not None and file in told.files else None
    if found is None:
        raise Http404
    response = FileResponse(found.place.open("rb"), content_type=found.media_type)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(desk: Desk, *, bound: dict[UUID, FinishForm] | None = None) -> HeldPage:
    told = held_conversations(desk.tenant)
    sounds = {
        file.id
        for file in attachments.staged_files([key for each in told for key in each.files])
        if file.kind == "sound"
    }
    return HeldPage(items=[_item(each, sounds=sounds, bound=bound or {}) for each in told], zone=desk.office.zone)


def _item(told: HeldConversation, *, sounds: set[UUID], bound: dict[UUID, FinishForm]) -> HeldItem:
    first = {"what": told.what, "where": told.where}
    return HeldItem(
        told=told,
        form=bound.get(told.id) or FinishForm(prefix=str(told.id), initial=first),
        finish_url=reverse("walk_in:finish", args=[told.id]),
        drop_url=reverse("walk_in:drop_conversation", args=[told.id]),
        sounds=[reverse("walk_in:sound", args=[told.id, key]) for key in told.files if key in sounds],
    )
