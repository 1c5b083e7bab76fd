"""The kinds of events on the stream of an institution that blocking leaves."""

from lapor.audit import kinds

kinds.declare(
    "intake",
    sender_blocked="The sender of a report may file nothing over channels of messages for some days, for a written reason.",
    sender_unblocked="A block of a sender was lifted before its end.",
)
