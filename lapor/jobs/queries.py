"""All reads of the jobs floor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.jobs.models import Job


@dataclass(frozen=True, kw_only=True)
class FailedJob:
    """A job that was tried too often."""

    id: UUID
    name: str
    key: str
    failure: str


def is_waiting(name: str, *, key: str) -> bool:
    """Whether the named job still has to run for this key."""
    return Job.objects.filter(name=name, key=key, state=Job.State.WAITING).exists()


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the newest job of a name and subject is; `done` of `total` pieces."""

    is_over: bool
    has_failed: bool
    done: int
    total: int
    result: dict[str, Any]


def newest_job(name: str, *, about: str, since: datetime) -> Progress | None:
    """The newest job of that name whose key begins with the subject, asked for since then. 1 statement on `job_newest`."""
    rows = Job.objects.filter(name=name, asked_at__gte=since, key__startswith=about).order_by("-asked_at", "-id")
    row = rows.first()
    if row is None:
        return None
    over = row.state == Job.State.DONE
    failed = row.state == Job.State.FAILED
    return Progress(is_over=over, has_failed=failed, done=row.progress, total=row.total, result=row.result)


def failed_jobs() -> list[FailedJob]:
    """The newest jobs that were given up, at most 100."""
    rows = Job.objects.filter(state=Job.State.FAILED).order_by("-finished_at")[:100]
    return [FailedJob(id=row.id, name=row.name, key=row.key, failure=row.failure) for row in rows]
