"""The table of outreach."""

from django.db import models

from lapor.institutions.models import Institution, Region


class OutreachMeeting(models.Model):
    """A meeting, planned, held or cancelled.

    Attendance is numbers; the groups overlap and each is at most the whole. `sending` is the key of the record that a phone
    sent later, so that it counts once. `code` is the short address at which people in the room say what they think.
    """

    class State(models.TextChoices):
        """How far the meeting is."""

        PLANNED = "planned"
        HELD = "held"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    audience = models.CharField(max_length=160, blank=True)
    partners = models.CharField(max_length=300, blank=True)
    cost = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    happens_on = models.DateField()
    recorded_on = models.DateField(null=True)
    people = models.PositiveIntegerField(default=0)
    women = models.PositiveIntegerField(default=0)
    youth = models.PositiveIntegerField(default=0)
    disabled = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=1000, blank=True)
    has_files = models.BooleanField(default=False)
    sending = models.UUIDField(null=True, unique=True)
    reason = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        db_table = "outreach_meeting"
        indexes = [models.Index(fields=["tenant", "state", "happens_on"], name="outreach_by_day")]

    def __str__(self) -> str:
        return f"outreach {self.id}"


class OutreachDelivery(models.Model):
    """Posters, leaflets and cards that came to a place, perhaps at a meeting. One noted by mistake is withdrawn and counts no more."""

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(OutreachMeeting, on_delete=models.PROTECT, null=True, related_name="deliveries")
    posters = models.PositiveIntegerField(default=0)
    leaflets = models.PositiveIntegerField(default=0)
    cards = models.PositiveIntegerField(default=0)
    delivered_on = models.DateField()
    recorded_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        db_table = "outreach_delivery"
        indexes = [models.Index(fields=["tenant", "region"], name="outreach_delivery_region")]

    def __str__(self) -> str:
        return f"delivery {self.id}"


class MeetingFeedback(models.Model):
    """What one device in the room said of a meeting: no moment, no address, no name. The key is random and tells no order."""

    class Understood(models.TextChoices):
        """Whether it was clear how to report."""

        YES = "yes"
        PARTLY = "partly"
        NO = "no"

    class WillUse(models.TextChoices):
        """Whether they would report this way."""

        YES = "yes"
        MAYBE = "maybe"
        NO = "no"

    id = models.UUIDField(primary_key=True)
    meeting = models.ForeignKey(OutreachMeeting, on_delete=models.PROTECT, related_name="feedback")
    understood = models.CharField(max_length=6, choices=Understood.choices)
    will_use = models.CharField(max_length=5, choices=WillUse.choices)
    missing = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "outreach_feedback"

    def __str__(self) -> str:
        return f"feedback on {self.meeting_id}"
