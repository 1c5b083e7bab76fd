"""The kinds of events of outreach, on the stream of the institution that holds the meeting."""

from lapor.audit import kinds

kinds.declare(
    "actionplan",
    outreach_planned="A meeting for outreach was planned, or its plan changed.",
    outreach_held="A meeting was held; the event holds how many came, never who.",
    outreach_delivered="Posters, leaflets or cards came to a place.",
    outreach_delivery_withdrawn="A delivery that was noted by mistake was withdrawn.",
    outreach_cancelled="A planned meeting was cancelled, with the reason.",
)
