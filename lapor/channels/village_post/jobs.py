"""The job that takes a bundle which an officer uploaded: only the worker can open it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.channels.village_post.inbound import give_effect
from lapor.exchange.services.upload import TAKE_BUNDLE, take_upload
from lapor.jobs.registry import JobKind, Progress


def take_bundle(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Take it; twice changes nothing."""
    return take_upload(UUID(arguments["upload"]), effect=give_effect, at=at)


TAKE = JobKind(name=TAKE_BUNDLE, run=take_bundle)
