"""What has left the house and what came in, at the centre: published numbers, village posts and their facts."""

from django.db import models


class Published(models.Model):
    """A committed event with its number for readers outside: gap-free from 1, in the order in which the follower saw them."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    event = models.UUIDField(unique=True)
    stream = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "published"
        indexes = [models.Index(fields=["stream", "-seq"], name="published_stream")]

    def __str__(self) -> str:
        return f"published {self.seq}"


class PostEnrolment(models.Model):
    """A one-time secret by which a village post becomes known; `used_by` is the site that did, and the secret is gone then."""

    token = models.CharField(max_length=32, primary_key=True)
    secret = models.BinaryField()
    tenant = models.UUIDField()
    regions = models.JSONField(default=list)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_by = models.UUIDField(null=True)

    class Meta:
        db_table = "post_enrolment"

    def __str__(self) -> str:
        return f"enrolment for {self.name}"


class VillagePost(models.Model):
    """A village post as the centre knows it: its public keys, how it stands, what it has had.

    `had` is the published number up to which it has the news; `told_head` the head of its sequence that it told last.
    """

    class Status(models.TextChoices):
        """Whether it may exchange."""

        ACTIVE = "active"
        SUSPENDED = "suspended"
        REVOKED = "revoked"

    site = models.UUIDField(primary_key=True)
    tenant = models.UUIDField()
    regions = models.JSONField(default=list)
    name = models.CharField(max_length=120)
    verify_key = models.BinaryField()
    box_key = models.BinaryField()
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.ACTIVE)
    status_reason = models.CharField(max_length=200, blank=True)
    status_at = models.DateTimeField()
    had = models.PositiveBigIntegerField(default=0)
    told_head = models.CharField(max_length=64, blank=True)
    told_clock = models.DateTimeField(null=True)
    software = models.CharField(max_length=40, blank=True)
    enrolled_at = models.DateTimeField()
    last_bundle_at = models.DateTimeField(null=True)
    last_return_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "village_post"
        indexes = [models.Index(fields=["tenant", "name"], name="village_post_tenant")]

    def __str__(self) -> str:
        return f"post {self.name}"


class PostFact(models.Model):
    """A fact as it came from a post: a link of its sequence, by its hash. The sealed body goes once it has had its effect.

    `branch` is the site under which the number is unique: the post's own, or one made for a fork. `at` and `after` are milliseconds:
    the post's clock, and the newest acknowledgement it held. `outcome`: empty while it waits, then applied, late, or parked.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    prev = models.CharField(max_length=64)
    site = models.UUIDField()
    branch = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    at = models.BigIntegerField()
    after = models.BigIntegerField()
    sealed = models.BinaryField()
    report = models.UUIDField()
    nth = models.PositiveIntegerField()
    is_linked = models.BooleanField()
    arrived_at = models.BigIntegerField()
    outcome = models.CharField(max_length=8, blank=True)
    refusal = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "post_fact"
        constraints = [models.UniqueConstraint(fields=["branch", "seq"], name="post_fact_number_once")]
        indexes = [
            models.Index(fields=["site", "seq"], name="post_fact_site"),
            models.Index(fields=["prev"], name="post_fact_prev"),
            models.Index(fields=["report", "nth"], name="post_fact_report"),
            models.Index(fields=["site", "seq"], name="post_fact_waiting", condition=models.Q(outcome="")),
        ]

    def __str__(self) -> str:
        return f"fact {self.seq} of {self.site}"


class CarriedFile(models.Model):
    """A sealed file that came in pieces; the bytes go once it is part of a report."""

    blob = models.CharField(max_length=64, primary_key=True)
    site = models.UUIDField()
    total = models.PositiveBigIntegerField()
    is_whole = models.BooleanField(default=False)
    is_used = models.BooleanField(default=False)

    class Meta:
        db_table = "carried_file"
        indexes = [models.Index(fields=["site"], name="carried_file_site")]

    def __str__(self) -> str:
        return f"carried file {self.blob[:12]}"


class FilePiece(models.Model):
    """One piece of a carried file."""

    file = models.ForeignKey(CarriedFile, on_delete=models.PROTECT, related_name="pieces")
    offset = models.PositiveBigIntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "file_piece"
        constraints = [models.UniqueConstraint(fields=["file", "offset"], name="file_piece_once")]

    def __str__(self) -> str:
        return f"piece at {self.offset}"


class PostReport(models.Model):
    """A report of which a post stated something. `answer_key` is there once it was filed there and taken: answers are sealed for it.

    The post reads those of open reports too.
    """

    site = models.UUIDField()
    report = models.UUIDField()
    answer_key = models.BinaryField(null=True)

    class Meta:
        db_table = "post_report"
        constraints = [models.UniqueConstraint(fields=["site", "report"], name="post_report_once")]
        indexes = [models.Index(fields=["report"], name="post_report_report")]

    def __str__(self) -> str:
        return f"{self.report} at {self.site}"


class Carried(models.Model):
    """On a post: the newest of what the centre sends along (calendar, rights, audit root, update)."""

    kind = models.CharField(max_length=20, primary_key=True)
    made_at = models.BigIntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "carried"

    def __str__(self) -> str:
        return f"carried {self.kind}"


class BundleUpload(models.Model):
    """A bundle that an officer uploaded; its bytes go when the worker has taken it."""

    id = models.UUIDField(primary_key=True)
    tenant = models.UUIDField()
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=80)
    taken_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    class Meta:
        db_table = "bundle_upload"
        indexes = [models.Index(fields=["tenant", "-uploaded_at"], name="bundle_upload_tenant")]

    def __str__(self) -> str:
        return f"upload {self.id}"
