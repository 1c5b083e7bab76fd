"""Note that somebody is about to read something sensitive."""

from datetime import datetime

from lapor.audit.models import AccessLogEntry
from lapor.audit.services.transactions import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def log_access(subject: str, *, by: Actor, at: datetime, purpose: str) -> None:
    """Log the reading before it is shown; `subject` is a stream name, `purpose` a stable code."""
    AccessLogEntry(id=new_id(), at=at, actor=by.ref, subject=subject, purpose=purpose).save(force_insert=True)
