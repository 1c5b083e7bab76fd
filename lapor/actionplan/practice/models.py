"""The one table of the practice. Nothing that an officer types is kept."""

from django.db import models

from lapor.people.models import Person


class PracticeRun(models.Model):
    """How far an officer is on one invented case: `position` counts the steps that are over, those that others do included.

    `wrong` counts steps that did not fit since the case was begun anew; `finished_at` is when it was walked to its end for the first time.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    case = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    wrong = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "practice_run"
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="practice_run_once")]

    def __str__(self) -> str:
        return f"practice of {self.person_id}"
