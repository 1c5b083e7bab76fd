"""A report whose news travel: when it was written and came, and whether the news reached its reporter."""

from django.utils.translation import gettext as _

from lapor.reports.delivery_queries import delivery_of, has_arrived, news_at
from lapor.reports.fact_queries import arrived_at
from lapor.reports.models import Report
from lapor.ui.dates import long_day
from lapor.ui.ways import DELIVERY_WAYS


def way_here(report: Report, *, zone: str) -> str:
    """Both moments of a report that travelled; the days between count against no office."""
    arrived = arrived_at(report)
    if arrived <= report.filed_at:
        return ""
    days = {"made": long_day(report.filed_at, zone=zone), "came": long_day(arrived, zone=zone)}
    return _("%(made)s; tiba di sini %(came)s. Hari di perjalanan tidak memberatkan kantor mana pun.") % days


def way_back(report: Report, *, zone: str) -> str:
    """Whether the newest news reached the reporter; nothing where news do not travel, or while there are none. ≤ 1 statement."""
    row, news = delivery_of(report), news_at(report)
    if row is None or news is None:
        return ""
    if row.delivered_at is None or not has_arrived(row, news=news):
        return _("Menunggu penyampaian. Waktu pelapor belum berjalan.")
    told = {"day": long_day(row.delivered_at, zone=zone), "way": DELIVERY_WAYS.get(row.way, "")}
    return (_("Sampai pada %(day)s. %(way)s") % told).strip()
