"""How large the chain is, for pages that tell about it."""

from dataclasses import dataclass

from lapor.audit.models import Event, StreamHead

COUNTED_TO = 10_000


@dataclass(frozen=True, kw_only=True)
class ChainSize:
    """Streams and events, each counted no further than COUNTED_TO + 1."""

    streams: int
    events: int


def chain_size() -> ChainSize:
    """How many streams and events there are, at most one more than COUNTED_TO. 2 statements."""
    return ChainSize(
        streams=StreamHead.objects.all()[: COUNTED_TO + 1].count(),
        events=Event.objects.all()[: COUNTED_TO + 1].count(),
    )
