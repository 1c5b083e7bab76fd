"""The jobs that send notices and short messages."""

from datetime import datetime, timedelta
from typing import Any

from lapor.jobs.registry import JobKind, Progress
from lapor.notifications.services import send_due, send_messages
from lapor.notifications.services.post import DISPATCHING
from lapor.notifications.services.tell import SENDING

ROUNDS = 20


def send_notices(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Send what is due, in batches; what is left after twenty waits for the next minute."""
    sent = 0
    for done in range(ROUNDS):
        taken = send_due(at=at)
        sent += taken
        if not taken:
            break
        progress(done + 1, ROUNDS)
    return {"taken": sent}


def dispatch_messages(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Send the queued short messages that are due, in rounds as above."""
    sent = 0
    for done in range(ROUNDS):
        taken = send_messages(at=at)
        sent += taken
        if not taken:
            break
        progress(done + 1, ROUNDS)
    return {"taken": sent}


MESSAGES = JobKind(name=DISPATCHING, run=dispatch_messages, every=timedelta(minutes=1))
KIND = JobKind(name=SENDING, run=send_notices, every=timedelta(minutes=1))
