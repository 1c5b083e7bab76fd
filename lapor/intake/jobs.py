"""The jobs that look after conversations and fetch what was sent in them."""

from datetime import datetime, timedelta
from typing import Any

from lapor.intake.services import (
    collect_waiting,
    converse,
    forget_messages,
    keep_told_files,
    watch_conversations,
)
from lapor.intake.services.wait import COLLECTING
from lapor.jobs.registry import JobKind, Progress


def look_after(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Remind once, hold for officers, blank digests that are of no more use."""
    return {"conversations": watch_conversations(at=at), "blanked": forget_messages(at=at)}


def collect_media(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Fetch the files of waiting messages, and let each message have its effect."""
    return {"tried": collect_waiting(converse, at=at)}


def keep_files(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Let no file expire that a conversation still needs."""
    return {"kept": keep_told_files(at=at)}


FILES = JobKind(name="keep_told_files", run=keep_files, every=timedelta(hours=12))
MEDIA = JobKind(name=COLLECTING, run=collect_media, every=timedelta(minutes=1))
KIND = JobKind(name="look_after_conversations", run=look_after, every=timedelta(minutes=10))
