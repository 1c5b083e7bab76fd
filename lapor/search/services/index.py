"""Put the words of one report into the index."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.reports import followed_queries
from lapor.reports.models import Report
from lapor.search.models import SearchEntry
from lapor.search.stems import indexed_words


@writes
def index_report(report_id: UUID, *, at: datetime) -> None:
    """Index the report as it is now; safe to run twice, and in any order of events. About 6 statements.

    Of a report that the public may not read (confidential, sealed, unverified, archived, merged) the public words are empty.
    """
    report = followed_queries.report_of(report_id)
    if report is None:
        return
    shared = [report.code, report.topic.name if report.topic else "", *institutions.region_names(report.region_id)]
    public = [report.public_title, report.public_text, *shared, *followed_queries.public_texts_of(report)]
    case = [report.title, report.body, report.address, *public, *followed_queries.texts_of(report)]
    SearchEntry.objects.update_or_create(
        report=report,
        defaults={
            "public_words": indexed_words("\n".join(public)) if _is_public(report) else "",
            "case_words": indexed_words("\n".join(case)),
            "indexed_at": at,
        },
    )


def _is_public(report: Report) -> bool:
    return report.published_at is not None and report.may_be_public
