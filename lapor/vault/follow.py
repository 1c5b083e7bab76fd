"""The vault follows its own grants, so that the asker waits no longer than the worker needs."""

from datetime import datetime, timedelta
from typing import Any

from lapor.audit.followers import Followed, Follower
from lapor.jobs.registry import JobKind, Progress
from lapor.vault.services import serve_requests


def wrap_for_session(event: Followed, at: datetime) -> None:
    """A request was granted: wrap the record for the asking session."""
    serve_requests(at=at)


def end_and_tell(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """End views whose time is over and tell reporters whose moment has come."""
    return {"touched": serve_requests(at=at)}


FOLLOWER = Follower(name="vault", acts={"identity_granted": wrap_for_session})
SERVE = JobKind(name="vault.serve_requests", run=end_and_tell, every=timedelta(minutes=5))
