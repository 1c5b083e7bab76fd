"""A post's own disk: who it is, what was filed there, and what it has been told."""

from django.db import models


class OwnPost(models.Model):
    """On a post: where its own sequence stands. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    acked = models.PositiveBigIntegerField(default=0)
    after = models.BigIntegerField(default=0)
    had = models.PositiveBigIntegerField(default=0)
    is_known = models.BooleanField(default=False)
    asks = models.JSONField(default=list)

    class Meta:
        db_table = "own_post"

    def __str__(self) -> str:
        return f"own sequence at {self.seq}"


class OwnFact(models.Model):
    """On a post: one link of its own sequence, sealed for the centre."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    at = models.BigIntegerField()
    after = models.BigIntegerField()
    sealed = models.BinaryField()
    report = models.UUIDField()

    class Meta:
        db_table = "own_fact"

    def __str__(self) -> str:
        return f"own fact {self.seq}"


class OwnFile(models.Model):
    """On a post: a sealed file that the centre has not acknowledged."""

    blob = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "own_file"

    def __str__(self) -> str:
        return f"own file {self.blob[:12]}"


class OwnReport(models.Model):
    """On a post: a report that it knows, found by a digest of its number.

    `kept` (the operator's words of an open report) and `opened` (news of an open report) are sealed for the post's own key; `answers`
    only the report's access key opens. `published` numbers the news, `delivered` up to where they were handed on. `contested` are marks of
    decisions that the reporter objected to here; only the access key tells of which.
    """

    report = models.UUIDField(primary_key=True)
    code_digest = models.CharField(max_length=64, blank=True)
    key_hash = models.CharField(max_length=64, blank=True)
    nth = models.PositiveIntegerField(default=0)
    is_listed = models.BooleanField(default=False)
    kept = models.BinaryField(null=True)
    opened = models.BinaryField(null=True)
    answers = models.BinaryField(null=True)
    published = models.PositiveBigIntegerField(default=0)
    needs_delivery = models.BooleanField(default=False)
    delivered = models.PositiveBigIntegerField(default=0)
    contested = models.JSONField(default=list)

    class Meta:
        db_table = "own_report"
        indexes = [models.Index(fields=["code_digest"], name="own_report_code")]

    def __str__(self) -> str:
        return f"report {self.report} at this post"
