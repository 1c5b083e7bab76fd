"""The tables of the commitment."""

from django.db import models

from lapor.institutions.models import Institution


class Commitment(models.Model):
    """A text that the heads of offices sign together. `version` counts changes; once open, the text never changes again.

    `witnesses` is a list of [name, position]. `text_hash` is the SHA-256 of all that is signed: text, event, promises.
    """

    class State(models.TextChoices):
        """Whether it can still be changed or already be signed."""

        DRAFT = "draft"
        OPEN = "open"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField()
    place = models.CharField(max_length=160)
    held_on = models.DateField()
    witnesses = models.JSONField(default=list)
    state = models.CharField(max_length=5, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    text_hash = models.CharField(max_length=64, blank=True)
    is_example = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "commitment"
        indexes = [models.Index(fields=["tenant", "state", "-held_on"], name="commitment_tenant")]

    def __str__(self) -> str:
        return f"commitment {self.id}"


class SignedPaper(models.Model):
    """The one PDF of a commitment with every electronic signature so far, each one appended to the bytes before it.

    `version` grows with each signature, so that two who sign at once never overwrite each other.
    """

    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, primary_key=True, related_name="paper")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    signatures = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "commitment_paper"

    def __str__(self) -> str:
        return f"paper of commitment {self.commitment_id}"


class Signatory(models.Model):
    """The head of an office, with the office's promise, and how and when it was signed.

    A new head is a new row with the same number; the earlier one keeps its signature and gets `ended_at`. `figure` and
    `target` are what the promise is measured by: a registered share of at least so many per cent. `certificate_hash` is
    the SHA-256 of the certificate, `field` the name of the signature in the PDF.
    """

    class Way(models.TextChoices):
        """How it was signed."""

        NONE = ""
        ELECTRONIC = "electronic"
        PAPER = "paper"

    id = models.UUIDField(primary_key=True)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="signatories")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    position = models.CharField(max_length=200)
    name = models.CharField(max_length=120)
    promise = models.TextField()
    figure = models.CharField(max_length=40, blank=True)
    target = models.PositiveSmallIntegerField(null=True)
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.NONE, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    field = models.CharField(max_length=40, blank=True)
    certificate_subject = models.CharField(max_length=300, blank=True)
    certificate_issuer = models.CharField(max_length=300, blank=True)
    certificate_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "commitment_signatory"
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "institution"],
                condition=models.Q(ended_at__isnull=True),
                name="signatory_once_per_office",
            ),
            models.CheckConstraint(
                condition=models.Q(way="", signed_at__isnull=True)
                | models.Q(~models.Q(way=""), signed_at__isnull=False),
                name="signatory_way_and_moment",
            ),
        ]
        indexes = [models.Index(fields=["commitment", "number", "id"], name="signatory_order")]

    def __str__(self) -> str:
        return f"signatory {self.id}"
