"""Ask for a piece of work."""

from datetime import datetime
from typing import Any

from lapor.jobs.models import Job
from lapor.kit.ids import new_id


def ask_for(name: str, *, key: str, at: datetime, arguments: dict[str, Any], run_after: datetime | None = None) -> None:
    """Ask that the named job run once for this key; asking again while it waits changes nothing. 1 statement."""
    Job.objects.bulk_create(
        [Job(id=new_id(), name=name, key=key, arguments=arguments, asked_at=at, run_after=run_after or at)],
        ignore_conflicts=True,
    )
