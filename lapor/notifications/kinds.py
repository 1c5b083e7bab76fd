"""The kinds of events that telling people leaves on the streams of institutions."""

from lapor.audit import kinds

kinds.declare(
    "notifications",
    channel_paused="An administrator stopped sending over a channel, with a reason; what is queued waits.",
    channel_resumed="An administrator lets messages go out over a channel again.",
    test_message_sent="An administrator sent a test message over a channel; the address is not kept.",
    notice_wording_changed="The words of a notice were changed for a tenant.",
    notice_wording_reset="The words of a notice are those of the product again.",
)
