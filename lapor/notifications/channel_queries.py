"""What goes out over each channel, for whoever looks after them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lapor.notifications.models import OutgoingMessage, PausedChannel

State = OutgoingMessage.State
COUNTED = 1000
FAILURES_SHOWN = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Outbound:
    """The outgoing half of one channel. `waiting` and `failed_today` are counted up to 1,000; `overdue_since` is since when
    the message that should have gone first is late."""

    waiting: int
    overdue_since: datetime | None
    last_out_at: datetime | None
    last_failed_at: datetime | None
    last_failure: str
    failed_today: int


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Since when and why nothing goes out."""

    since: datetime
    reason: str
    by: str


def outbound_of(channel: str, *, at: datetime) -> Outbound:
    """How it stands with what goes out over the channel. 4 statements, each served by an index."""
    rows = OutgoingMessage.objects.filter(channel=channel)
    waiting = rows.filter(state__in=[State.WAITING, State.SENDING])
    first = waiting.filter(due_at__lte=at).order_by("due_at").values_list("due_at", flat=True).first()
    newest = rows.filter(made_at__gt=at - timedelta(days=30)).order_by("-made_at")
    last_out = newest.filter(state__in=[State.SENT, State.DELIVERED]).values_list("sent_at", "delivered_at").first()
    failed = list(
        newest.filter(state=State.FAILED, made_at__gt=at - FAILURES_SHOWN).values_list("made_at", "failure")[:COUNTED]
    )
    return Outbound(
        waiting=len(waiting.values_list("id")[:COUNTED]),
        overdue_since=first,
        last_out_at=(last_out[0] or last_out[1]) if last_out else None,
        last_failed_at=failed[0][0] if failed else None,
        last_failure=failed[0][1] if failed else "",
        failed_today=len(failed),
    )


def paused_channels() -> dict[str, Pause]:
    """The channels over which nothing goes out for now. 1 statement."""
    rows = PausedChannel.objects.select_related("by")
    return {row.channel: Pause(since=row.since, reason=row.reason, by=row.by.name) for row in rows}
