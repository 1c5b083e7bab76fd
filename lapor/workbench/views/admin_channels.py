"""The channels: how each does, what to do when one is red, a try, a pause; figures; and senders who are blocked."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from lapor.intake.channel_queries import Block, ChannelHealth, channel_names, channels_health, open_blocks
from lapor.intake.services import block_sender, unblock_sender
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR
from lapor.notifications.services import pause_channel, resume_channel, send_test
from lapor.people.entry import open_to
from lapor.statistics.queries import ChannelFigures, per_channel
from lapor.ui.chips import Chip
from lapor.workbench.context import show
from lapor.workbench.desks import Desk, desk_of, tried
from lapor.workbench.forms.admin_channels import BlockForm, PauseForm, TrialForm

HOME = "/kerja/kelola/kanal/"
NAMES: dict[str, str | Promise] = {
    "sms": "SMS",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "email": _("Surel"),
    "web_form": _("Web"),
    "walk_in": _("Loket"),
    "village_post": _("Pos desa"),
    "api": "API",
}
_CHIPS: dict[str, tuple[Promise, str, str]] = {
    "green": (_("Berjalan"), "neutral", "accept"),
    "amber": (_("Perlu dilihat"), "soon", "alert"),
    "red": (_("Macet"), "overdue", "alert"),
    "paused": (_("Dijeda"), "waiting", "pause"),
    "off": (_("Belum disiapkan"), "waiting", "settings"),
}


@dataclass(frozen=True, kw_only=True)
class ChannelCard:
    """One channel with its forms."""

    health: ChannelHealth
    name: str | Promise
    chip: Chip
    pause: PauseForm
    trial: TrialForm


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One channel's year."""

    name: str | Promise
    figures: ChannelFigures


@dataclass(frozen=True, kw_only=True)
class ChannelsPage:
    """All channels; the parts that this desk may touch."""

    cards: tuple[ChannelCard, ...]
    rows: tuple[FigureRow, ...]
    year: int
    blocks: tuple[Block, ...]
    block: BlockForm
    is_host: bool
    may_block: bool
    zone: str


@open_to(ADMINISTRATOR, COORDINATOR)
@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """Every channel of messages, its figures, and who is blocked."""
    desk = desk_of(request)
    return _shown(request, desk=desk)


@open_to(ADMINISTRATOR)
@require_POST
def pause(request: HttpRequest, channel: str) -> HttpResponse:
    """Let nothing go out over a channel until somebody resumes it."""
    desk = _host_of(request, channel=channel)
    form = PauseForm(request.POST, tenant=desk.tenant, prefix_id=f"pause-{channel}")
    who = desk.who
    if form.is_valid() and tried(
        form, act=lambda: pause_channel(channel, reason=form.cleaned_data["reason"], by=who.actor, at=who.now)
    ):
        messages.success(request, say("Kanal dijeda. Pesan keluar disimpan sampai kanal dijalankan lagi."))
        return redirect(HOME)
    return _shown(request, desk=desk, pauses={channel: form})


@open_to(ADMINISTRATOR)
@require_POST
def resume(request: HttpRequest, channel: str) -> HttpResponse:
    """Let messages go out again."""
    desk = _host_of(request, channel=channel)
    resume_channel(channel, by=desk.who.actor, at=desk.who.now)
    messages.success(request, say("Kanal berjalan lagi. Pesan yang menunggu dikirim dalam satu menit."))
    return redirect(HOME)


@open_to(ADMINISTRATOR)
@require_POST
def trial(request: HttpRequest, channel: str) -> HttpResponse:
    """Send a test message."""
    desk = _host_of(request, channel=channel)
    form = TrialForm(request.POST, tenant=desk.tenant, prefix_id=f"trial-{channel}")
    who = desk.who
    text = say("Ini pesan uji dari Lapor. Anda tidak perlu membalasnya.")
    if form.is_valid() and tried(
        form, act=lambda: send_test(channel, to=form.cleaned_data["address"], text=text, by=who.actor, at=who.now)
    ):
        messages.success(request, say("Pesan uji masuk antrean. Muat ulang halaman ini untuk melihat hasilnya."))
        return redirect(HOME)
    return _shown(request, desk=desk, trials={channel: form})


@open_to(COORDINATOR)
@require_POST
def block(request: HttpRequest) -> HttpResponse:
    """Block the sender of a report for some days."""
    desk = desk_of(request)
    form = BlockForm(request.POST, tenant=desk.tenant, prefix_id="block")
    if form.is_valid() and tried(form, act=lambda: _block(desk, form=form)):
        messages.success(request, say("Pengirim diblokir. Blokir berakhir sendiri, dan tercatat atas nama Anda."))
        return redirect(HOME)
    return _shown(request, desk=desk, block=form)


@open_to(ADMINISTRATOR, COORDINATOR)
@require_POST
def unblock(request: HttpRequest, block: UUID) -> HttpResponse:
    """Lift a block before its end."""
    desk = desk_of(request)
    if not unblock_sender(block, tenant=desk.tenant, by=desk.who.actor, at=desk.who.now):
        raise Http404
    messages.success(request, say("Blokir dicabut. Pengirim bisa melapor lagi."))
    return redirect(HOME)


def _block(desk: Desk, *, form: BlockForm) -> None:
    given, who = form.cleaned_data, desk.who
    block_sender(
        given["code"],
        channels=channel_names(),
        reason=given["reason"],
        days=int(given["days"]),
        by=who.actor,
        at=who.now,
    )


def _shown(
    request: HttpRequest,
    *,
    desk: Desk,
    pauses: dict[str, PauseForm] | None = None,
    trials: dict[str, TrialForm] | None = None,
    block: BlockForm | None = None,
) -> HttpResponse:
    """The page; forms that were refused stay as they were typed."""
    year, tenant = desk.who.now.year, desk.tenant
    cards = [
        ChannelCard(
            health=health,
            name=NAMES.get(health.name, health.name),
            chip=_chip_of(health.verdict.colour),
            pause=(pauses or {}).get(health.name) or PauseForm(tenant=tenant, prefix_id=f"pause-{health.name}"),
            trial=(trials or {}).get(health.name) or TrialForm(tenant=tenant, prefix_id=f"trial-{health.name}"),
        )
        for health in channels_health(at=desk.who.now)
    ]
    page = ChannelsPage(
        cards=tuple(cards),
        rows=tuple(
            FigureRow(name=NAMES.get(row.channel, row.channel), figures=row) for row in per_channel(tenant, year=year)
        ),
        year=year,
        blocks=tuple(open_blocks(tenant, at=desk.who.now)),
        block=block or BlockForm(tenant=tenant, prefix_id="block"),
        is_host=desk.is_host,
        may_block=not desk.is_administrator,
        zone=desk.who.zone,
    )
    return show(request, "workbench/admin/channels.html", work=page)


def _chip_of(colour: str) -> Chip:
    label, tone, icon = _CHIPS[colour]
    return Chip(label=str(label), tone=tone, icon=icon)


def _host_of(request: HttpRequest, *, channel: str) -> Desk:
    desk = desk_of(request)
    if not desk.is_host or channel not in channel_names():
        raise Http404
    return desk
