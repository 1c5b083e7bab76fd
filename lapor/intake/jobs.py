"""The job that looks after conversations."""

from datetime import datetime, timedelta
from typing import Any

from lapor.intake.services import forget_messages, watch_conversations
from lapor.jobs.registry import JobKind, Progress


def look_after(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Remind once, hold for officers, blank digests that are of no more use."""
    return {"conversations": watch_conversations(at=at), "blanked": forget_messages(at=at)}


KIND = JobKind(name="look_after_conversations", run=look_after, every=timedelta(minutes=10))
