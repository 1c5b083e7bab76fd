"""The files floor's own long work: cleaning after sending, and forgetting what was never sent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from lapor.attachments.pieces import forget_old
from lapor.attachments.services import clean_file, expire_staged
from lapor.jobs.registry import JobKind, Progress


def run_clean(arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Clean the one file that the arguments name."""
    return {"state": clean_file(UUID(arguments["file"]), at=at)}


def run_expire(_arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Forget staged files and uploads that are too old."""
    return {"expired": expire_staged(at=at), "unfinished": forget_old(at=at)}


CLEAN = JobKind(name="attachments.clean", run=run_clean)
EXPIRE = JobKind(name="attachments.expire", run=run_expire, every=timedelta(hours=1))
