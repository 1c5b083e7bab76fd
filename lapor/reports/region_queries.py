"""How many reports of a place everybody may read."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Q

from lapor.reports.models import Report

AT_ONCE = 400
"""Regions asked for in one statement; an engine limits how deep a condition may be."""


def published_since(moments: Mapping[str, datetime | None]) -> dict[str, int]:
    """The published reports by region, each since its own moment (None: ever); regions without any are left out.

    Only what everybody may read is counted, so that a number betrays no sealed or confidential report.
    1 statement for each 400 regions, served by `report_published_region`.
    """
    found: dict[str, int] = {}
    codes = sorted(moments)
    for start in range(0, len(codes), AT_ONCE):
        wanted = Q()
        ever = []
        for code in codes[start : start + AT_ONCE]:
            moment = moments[code]
            if moment is None:
                ever.append(code)
            else:
                wanted |= Q(region=code, published_at__gte=moment)
        rows = Report.objects.filter(wanted | Q(region__in=ever), published_at__isnull=False)
        found |= dict(rows.order_by().values_list("region").annotate(count=Count("pk")))
    return found


def published_between(spans: Mapping[str, tuple[datetime, datetime]]) -> dict[str, int]:
    """The published reports by region, each in its own span (the end excluded); regions without any are left out.

    1 statement for each 400 regions, served by `report_published_region`.
    """
    found: dict[str, int] = {}
    codes = sorted(spans)
    for start in range(0, len(codes), AT_ONCE):
        wanted = Q()
        for code in codes[start : start + AT_ONCE]:
            since, until = spans[code]
            wanted |= Q(region=code, published_at__gte=since, published_at__lt=until)
        rows = Report.objects.filter(wanted, published_at__isnull=False)
        found |= dict(rows.order_by().values_list("region").annotate(count=Count("pk")))
    return found
