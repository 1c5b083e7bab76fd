"""Take away what an event said, leaving the link and saying under which rule."""

from datetime import datetime
from uuid import UUID

from lapor.audit import kinds
from lapor.audit.models import Event, EventPayload
from lapor.audit.services.record import record
from lapor.audit.services.transactions import writes
from lapor.kit.actors import Actor

kinds.declare("audit", payload_erased="The content of an earlier event was erased under a named rule.")


@writes
def erase_payload(event_id: UUID, *, by: Actor, at: datetime, rule: str) -> None:
    """Erase salt and payload of one event and record the erasure on the same stream.

    The verifier accepts the missing payload only because of that record. Raises Event.DoesNotExist.
    """
    event = Event.objects.get(pk=event_id)
    EventPayload.objects.filter(pk=event_id).delete()
    record("payload_erased", stream=event.stream, by=by, at=at, payload={"event": str(event_id), "rule": rule})
