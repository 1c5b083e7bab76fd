"""All reads of the jobs floor."""

from dataclasses import dataclass
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


def failed_jobs() -> list[FailedJob]:
    """The newest jobs that were given up, at most 100."""
    rows = Job.objects.filter(state=Job.State.FAILED).order_by("-finished_at")[:100]
    return [FailedJob(id=row.id, name=row.name, key=row.key, failure=row.failure) for row in rows]
