"""Run the next job that is due."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from lapor.jobs import registry
from lapor.jobs.models import Job

log = logging.getLogger("lapor.jobs")

LEASE = timedelta(minutes=15)
ATTEMPTS = 5


def run_next_job(*, at: datetime) -> str | None:
    """Run one due job under a lease and keep its result; returns its name, or None when nothing is due.

    A job whose worker died runs again when its lease is over; one that fails waits longer each time and ends as failed.
    """
    job = _claim(at=at)
    if job is None:
        return None
    kind = registry.kind_of(job.name)
    if kind is None:
        _fail(job, at=at, failure="unknown job")
        return job.name

    def progress(done: int, total: int) -> None:
        Job.objects.filter(pk=job.pk).update(progress=done, total=total)

    try:
        result = kind.run(dict(job.arguments), at, progress)
    except Exception as error:
        log.exception("job %s %s failed", job.name, job.id)
        _fail(job, at=at, failure=type(error).__name__)
    else:
        _finish(job, at=at, result=result)
    return job.name


def _claim(*, at: datetime) -> Job | None:
    with transaction.atomic():
        due = Job.objects.filter(state=Job.State.WAITING, run_after__lte=at).filter(
            Q(lease_until__isnull=True) | Q(lease_until__lte=at)
        )
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.order_by("run_after", "id").first()
        if job is not None:
            Job.objects.filter(pk=job.pk).update(lease_until=at + LEASE, attempts=F("attempts") + 1)
        return job


def _finish(job: Job, *, at: datetime, result: dict[str, Any]) -> None:
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, finished_at=at, lease_until=None, result=result)


def _fail(job: Job, *, at: datetime, failure: str) -> None:
    last = job.attempts + 1 >= ATTEMPTS
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.FAILED if last else Job.State.WAITING,
        finished_at=at if last else None,
        run_after=at + timedelta(minutes=2**job.attempts),
        lease_until=None,
        failure=failure,
    )
