"""The tables of the planning agenda."""

from django.db import models

from lapor.actionplan.models import PlanActivity
from lapor.institutions.models import Institution, Region
from lapor.reports.models import Report, Topic


class AgendaItem(models.Model):
    """A wish of people as the yearly planning takes it up: where it stands, what was decided and why, and how far it is.

    `year` is the planning round. `region` is a village, a district, or null for the whole tenant. `decision` is empty until
    somebody decides, `progress` until an accepted one is followed. The activity of the plan or budget is a row of the action
    plan, words (`activity_text`), or both. `version` counts changes. `is_example` marks invented ones.
    """

    class Stage(models.TextChoices):
        """Which deliberation it lies before (Musrenbang)."""

        VILLAGE = "village"
        DISTRICT = "district"
        REGENCY = "regency"

    class Decision(models.TextChoices):
        """What became of it."""

        OPEN = ""
        ACCEPTED = "accepted"
        MERGED = "merged"
        NOT_NOW = "not_now"
        NO = "no"

    class Progress(models.TextChoices):
        """How far an accepted one is."""

        NONE = ""
        PLANNED = "planned"
        BUDGETED = "budgeted"
        BUILDING = "building"
        BUILT = "built"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.VILLAGE)
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.OPEN, blank=True)
    plan_year = models.PositiveSmallIntegerField(null=True)
    activity = models.ForeignKey(PlanActivity, on_delete=models.PROTECT, null=True, related_name="+")
    activity_text = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    progress = models.CharField(max_length=8, choices=Progress.choices, default=Progress.NONE, blank=True)
    is_example = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "agenda_item"
        indexes = [models.Index(fields=["tenant", "-year", "-id"], name="agenda_item_year")]

    def __str__(self) -> str:
        return f"agenda item {self.id}"


class AgendaReport(models.Model):
    """A public report that stands behind an item; each report stands behind one at most."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="members")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        db_table = "agenda_report"

    def __str__(self) -> str:
        return f"report {self.report_id} on the agenda"


class AgendaStep(models.Model):
    """One thing that happened to an item, as everybody reads it; never changed. Files lie on the files floor under its key.

    `kind` is what it came to: a stage, a decision or a progress.
    """

    id = models.UUIDField(primary_key=True)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8)
    note = models.TextField(blank=True)
    happened_on = models.DateField()
    has_files = models.BooleanField(default=False)
    told_by = models.CharField(max_length=80)
    told_at = models.DateTimeField()

    class Meta:
        db_table = "agenda_step"
        indexes = [models.Index(fields=["item", "told_at"], name="agenda_step_item")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.item_id}"
