"""The tables of training."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person


class Course(models.Model):
    """A course for officers, planned, held or cancelled.

    `invited` are the keys of offices whose officers are meant; empty means all. `rule` says who has passed: whoever attended, or whoever
    attended and reached `least_score` of 100. `topics` has one topic a line.
    """

    class State(models.TextChoices):
        """How far the course is."""

        PLANNED = "planned"
        HELD = "held"
        CANCELLED = "cancelled"

    class Rule(models.TextChoices):
        """Who has passed."""

        ATTENDANCE = "attendance"
        SCORE = "score"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    invited = models.JSONField(default=list)
    title = models.CharField(max_length=160)
    topics = models.CharField(max_length=1000, blank=True)
    trainer = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=200, blank=True)
    since_on = models.DateField()
    until_on = models.DateField()
    rule = models.CharField(max_length=10, choices=Rule.choices, default=Rule.ATTENDANCE)
    least_score = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    recorded_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "course"
        indexes = [models.Index(fields=["tenant", "state", "until_on"], name="course_by_day")]

    def __str__(self) -> str:
        return f"course {self.id}"


class CourseParticipant(models.Model):
    """An officer on the list of a course, with the office of that day, and what came of it once the course was held."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    attended = models.BooleanField(default=False)
    score = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(default=False)

    class Meta:
        db_table = "course_participant"
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="course_participant_once")]
        indexes = [models.Index(fields=["person", "passed"], name="course_participant_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.course_id}"


class ProcedureReading(models.Model):
    """That an officer says to have read a procedure, in which version (0: before any was signed off) and when last."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    version = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField()

    class Meta:
        db_table = "procedure_reading"
        constraints = [models.UniqueConstraint(fields=["person", "tenant", "kind"], name="procedure_reading_once")]

    def __str__(self) -> str:
        return f"{self.kind} read by {self.person_id}"


class EntryConfirmation(models.Model):
    """That the coordinator has confirmed that an officer is ready. It opens and locks nothing."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        db_table = "entry_confirmation"
        constraints = [models.UniqueConstraint(fields=["person", "tenant"], name="entry_confirmation_once")]

    def __str__(self) -> str:
        return f"{self.person_id} is ready"
