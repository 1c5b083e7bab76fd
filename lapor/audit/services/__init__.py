"""All writes of the audit floor."""

from lapor.audit.services.erase import erase_payload
from lapor.audit.services.log_access import log_access
from lapor.audit.services.outbox import act_on_batch, release_parked
from lapor.audit.services.record import record
from lapor.audit.services.root import make_due_roots
from lapor.audit.services.transactions import writes

__all__ = ["act_on_batch", "erase_payload", "log_access", "make_due_roots", "record", "release_parked", "writes"]
