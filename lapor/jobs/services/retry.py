"""A job that was given up gets another round, after a person looked at it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from lapor.jobs.models import Job
from lapor.jobs.services.ask import ask_for


def retry_job(job: UUID, *, at: datetime) -> bool:
    """Ask for the same work anew and take the failed one off the list; whether there was such a job."""
    with transaction.atomic():
        row = Job.objects.select_for_update().filter(pk=job, state=Job.State.FAILED).first()
        if row is None:
            return False
        ask_for(row.name, key=row.key, at=at, arguments=dict(row.arguments))
        row.state = Job.State.DONE
        row.save(update_fields=["state"])
    return True
