"""Named long work and schedules."""

from django.db import models


class Job(models.Model):
    """One piece of work: run after a moment, by one worker at a time, until it is done or was tried too often.

    `key` is unique among waiting jobs of a name, so that asking twice makes one job. `progress` runs from 0 to `total`.
    """

    class State(models.TextChoices):
        """Where a job stands."""

        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    run_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "job"
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"], name="job_waiting_once", condition=models.Q(state="waiting")
            )
        ]
        indexes = [
            models.Index(fields=["run_after"], name="job_due", condition=models.Q(state="waiting")),
            models.Index(fields=["name", "-asked_at", "-id"], name="job_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key}"


class Schedule(models.Model):
    """When a scheduled job was last asked for."""

    name = models.CharField(max_length=60, primary_key=True)
    last_asked_at = models.DateTimeField()

    class Meta:
        db_table = "job_schedule"

    def __str__(self) -> str:
        return self.name
