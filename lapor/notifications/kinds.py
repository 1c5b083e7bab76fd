"""The kinds of events on the stream of an institution that channels leave."""

from lapor.audit import kinds

kinds.declare(
    "notifications",
    channel_paused="An administrator stopped sending over a channel, with a reason; what is queued waits.",
    channel_resumed="An administrator lets messages go out over a channel again.",
    test_message_sent="An administrator sent a test message over a channel; the address is not kept.",
)
