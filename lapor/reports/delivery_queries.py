"""Whether news that travel have reached the reporter, and what of it starts a span."""

from datetime import datetime

from lapor.reports.fact_queries import CARRIED
from lapor.reports.models import Delivery, Report

# Events whose news the reporter has to know of before silence means anything.
NEWS = frozenset({"asked", "responded", "archived", "archived_not_completed", "merged", "closed_silently"})

_ENDED = frozenset({Report.State.CLOSED, Report.State.ARCHIVED, Report.State.MERGED})


def news_at(report: Report) -> datetime | None:
    """When that happened which the reporter has to know of now: an answer, a question, the end; None while there is nothing."""
    if report.waiting_for == Report.WaitingFor.REPORTER:
        return report.waiting_since
    if report.state == Report.State.RESPONDED:
        return report.responded_at
    return report.closed_at if report.state in _ENDED else None


def delivery_of(report: Report) -> Delivery | None:
    """What was delivered of a report that travels; None for any other. 1 statement for a report that travels, else none."""
    return Delivery.objects.filter(pk=report.pk).first() if report.channel == CARRIED else None


def waits_for_delivery(report: Report) -> bool:
    """Whether such news are on their way and nobody said that they arrived. 1 statement for a report that travels, else none."""
    news = news_at(report)
    row = delivery_of(report) if news is not None else None
    return row is not None and news is not None and not has_arrived(row, news=news)


def has_arrived(row: Delivery, *, news: datetime) -> bool:
    """Whether what was delivered last tells of news of that moment. No statement."""
    return row.covers_at is not None and row.covers_at >= news


def span_start(report: Report, *, since: datetime) -> datetime | None:
    """When a span of the reporter starts that would start at `since`: at the delivery where news travel; None while they do.

    1 statement for a report that travels, else none. Law: docs/law/clocks.md#close
    """
    row = delivery_of(report)
    if row is None:
        return since
    if row.delivered_at is None or not has_arrived(row, news=since):
        return None
    return max(since, row.delivered_at)
