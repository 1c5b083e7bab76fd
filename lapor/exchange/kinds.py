"""The kinds of events on a village post's stream."""

from lapor.audit import kinds

kinds.declare(
    "exchange",
    post_enrolled="A village post showed its keys for the first time.",
    post_suspended="A village post is held back until somebody looks, because its sequence forked.",
    post_resumed="Somebody looked at a suspended post and let it go on.",
    post_revoked="A lost or stolen post was shut out.",
    coverage_set="Somebody said whether a village is a blank spot, and how it is served.",
    signal_surveyed="An officer measured the signal in a village.",
)
