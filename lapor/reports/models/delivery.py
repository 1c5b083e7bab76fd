"""How news reach a reporter who has no network."""

from django.db import models

from lapor.reports.models.report import Report


class Delivery(models.Model):
    """The news of this report travel: it was filed at a village post.

    `covers_at` is the newest moment of the case that a delivered notice told of, `delivered_at` when that was, `way` how: at the
    post (shown, printed, handed_over), on the web, or the channel of a message. Until then the reporter's spans do not run.
    """

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="delivery")
    since = models.DateTimeField()
    covers_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=12, blank=True)

    class Meta:
        db_table = "delivery"

    def __str__(self) -> str:
        return f"delivery of {self.report_id}"
