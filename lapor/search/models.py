"""The words of reports, for searching."""

from django.db import models

from lapor.reports.models import Report


class SearchEntry(models.Model):
    """The words of one report, folded and stemmed in Python so that both engines find the same.

    `public_words` is empty unless the public may read the report; `case_words` is for the offices that may see it. The engines'
    own full-text indexes hang on these two columns (migration `0002`).
    """

    id = models.BigAutoField(primary_key=True)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    public_words = models.TextField(blank=True)
    case_words = models.TextField(blank=True)
    indexed_at = models.DateTimeField()

    class Meta:
        db_table = "search_entry"

    def __str__(self) -> str:
        return f"words of {self.report_id}"
