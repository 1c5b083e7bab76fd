"""Jobs of floors that may not know the jobs floor: the command line wires them."""

from datetime import datetime, timedelta
from typing import Any

from lapor.audit.services import make_due_roots
from lapor.jobs.registry import JobKind, Progress


def make_roots(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Make the signed roots of the days that are over."""
    return {"made": make_due_roots(at=at)}


DAILY_ROOTS = JobKind(name="audit.daily_roots", run=make_roots, every=timedelta(minutes=30))
