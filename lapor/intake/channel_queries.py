"""How every channel of messages does, and who is blocked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from lapor.intake.health import Signs, Verdict, verdict_of
from lapor.intake.models import BlockedSender, ReceivedMessage, WaitingMessage
from lapor.notifications.channel_queries import Outbound, Pause, outbound_of, paused_channels
from lapor.notifications.senders import can_send
from lapor.reports.followed_queries import codes_of


@dataclass(frozen=True, kw_only=True)
class ChannelHealth:
    """One channel as its administrator sees it."""

    name: str
    verdict: Verdict
    pause: Pause | None
    last_in_at: datetime | None
    waiting_files: int
    out: Outbound

    @property
    def is_set_up(self) -> bool:
        """Whether anybody has set it up."""
        return self.verdict.colour != "off"


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block that has not ended."""

    id: UUID
    code: str
    reason: str
    until: datetime


def channel_names() -> tuple[str, ...]:
    """Every channel of messages that is installed, in the order of the settings."""
    return tuple(folder.rpartition(".")[2] for folder in settings.LAPOR_CHANNELS)


def channels_health(*, at: datetime) -> list[ChannelHealth]:
    """Every installed channel. 1 statement, and 6 for each channel that is set up or was."""
    pauses = paused_channels()
    return [_health(name, pause=pauses.get(name), at=at) for name in channel_names()]


def open_blocks(tenant: UUID, *, at: datetime, limit: int = 100) -> list[Block]:
    """The tenant's blocks that have not ended, the longest first. 2 statements."""
    rows = list(
        BlockedSender.objects.filter(tenant_id=tenant, lifted_at__isnull=True, until__gt=at).order_by("-until")[:limit]
    )
    codes = codes_of([row.report for row in rows]) if rows else {}
    return [Block(id=row.id, code=codes.get(row.report, ""), reason=row.reason, until=row.until) for row in rows]


def _health(name: str, *, pause: Pause | None, at: datetime) -> ChannelHealth:
    out = outbound_of(name, at=at)
    last_in = ReceivedMessage.objects.filter(channel=name).order_by("-received_at")
    waiting = list(
        WaitingMessage.objects.filter(channel=name).order_by("arrived_at").values_list("arrived_at", flat=True)[:1000]
    )
    signs = Signs(
        is_set_up=can_send(name),
        is_paused=pause is not None,
        overdue_since=out.overdue_since,
        last_out_at=out.last_out_at,
        last_failed_at=out.last_failed_at,
        last_failure=out.last_failure,
        failed_today=out.failed_today,
        files_since=waiting[0] if waiting else None,
    )
    return ChannelHealth(
        name=name,
        verdict=verdict_of(signs, at=at),
        pause=pause,
        last_in_at=last_in.values_list("received_at", flat=True).first(),
        waiting_files=len(waiting),
        out=out,
    )
