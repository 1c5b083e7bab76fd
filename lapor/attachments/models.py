"""Files: staged before filing, checked, cleaned, shown."""

from django.db import models


class Attachment(models.Model):
    """One file. Staged ones belong to a draft (`draft`, a random text); kept ones to a report (`report`, without a foreign key).

    `path` is relative to the files folder. `sha256` and `size` are of the original bytes. `state` goes staged → kept → ready
    (cleaned copies made) or refused (by a later check). `shown` says who may see it once it is ready: everybody with the public
    report, or only those who see the case. `pages` counts those of a PDF, `drawn_pages` those that can be looked at as pictures.
    A refused file is kept for the proof and given to nobody; `failure` says why. `words` is the officer's transcript of a sound.
    """

    class State(models.TextChoices):
        """Where a file stands."""

        STAGED = "staged"
        KEPT = "kept"
        READY = "ready"
        REFUSED = "refused"

    class Kind(models.TextChoices):
        """What a file is, by its content."""

        PICTURE = "picture"
        VIDEO = "video"
        SOUND = "sound"
        DOCUMENT = "document"

    class Shown(models.TextChoices):
        """Who may see it."""

        CASE = "case"
        PUBLIC = "public"
        OFFICE = "office"

    id = models.UUIDField(primary_key=True)
    draft = models.CharField(max_length=64, blank=True)
    report = models.UUIDField(null=True)
    response = models.UUIDField(null=True)
    added_by = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    media_type = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State.choices, default=State.STAGED)
    shown = models.CharField(max_length=8, choices=Shown.choices, default=Shown.CASE)
    pages = models.PositiveSmallIntegerField(default=0)
    drawn_pages = models.PositiveSmallIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    staged_at = models.DateTimeField()
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "attachment"
        indexes = [
            models.Index(fields=["report", "id"], name="attachment_report"),
            models.Index(fields=["draft"], name="attachment_draft", condition=~models.Q(draft="")),
            models.Index(fields=["staged_at"], name="attachment_staged", condition=models.Q(state="staged")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
