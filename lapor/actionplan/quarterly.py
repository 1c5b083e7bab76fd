"""What a quarter's report says: figures by the registry, plan progress, worst delays, the audit root. Reads only.

Every figure is asked as known at the end of the quarter's last day, so that the report says the same whenever it is made.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import queries, words
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarters import Quarter
from lapor.actionplan.tree_queries import tree_of
from lapor.audit import witness
from lapor.institutions import queries as institutions
from lapor.kit.figures import FigureAsk
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.reports import delay_queries
from lapor.statistics.queries import agency_sums
from lapor.statistics.registry import measured
from lapor.statistics.shapes import BasicFigures, Share, ShownFigure, Span

FIGURES = (
    *("received", "verified_on_time", "answered", "answered_on_time", "followed_up", "first_response_days"),
    *("closed", "confirmed", "closed_silently", "reopened", "archived", "returned", "satisfied", "agencies_active"),
)
WORST = 10


def quarterly_content(tenant: UUID, *, quarter: Quarter, at: datetime) -> dict[str, Any]:
    """The report's content as JSON values. About 20 statements."""
    office = institutions.office(tenant)
    year_begins = date(quarter.year, 1, 1)
    return {
        "institution": office.name,
        "since": quarter.first_day.isoformat(),
        "until": quarter.last_day.isoformat(),
        "made_on": at.astimezone(ZoneInfo(office.zone)).date().isoformat(),
        "figures": _figures(tenant, since=quarter.first_day, quarter=quarter),
        "year_figures": _figures(tenant, since=year_begins, quarter=quarter),
        "agencies": _agencies(tenant, quarter=quarter),
        "plan": _plan(tenant, today=quarter.next().first_day),
        "delays": _delays(tenant, at=at),
        "root": _root(),
    }


def frozen_hash(report: QuarterlyReport) -> str:
    """The SHA-256 of everything that an approved report says."""
    said = {"content": report.content, "summary": report.summary, "decisions": report.decisions}
    named = {"tenant": str(report.tenant_id), "year": report.year, "quarter": report.quarter}
    return sha256_hex(canonical_json(said | named))


def _figures(tenant: UUID, *, since: date, quarter: Quarter) -> list[dict[str, Any]]:
    ask = FigureAsk(tenant=tenant, since=since, until=quarter.last_day, known_on=quarter.last_day)
    return [_figure(measured(name, ask=ask)) for name in FIGURES]


def _figure(shown: ShownFigure) -> dict[str, Any]:
    return {
        "name": shown.definition.name,
        "title": str(shown.definition.title),
        "formula": str(shown.definition.formula),
        "version": shown.definition.version,
        "unit": str(shown.definition.unit),
        "value": shown.value,
        "count": shown.count,
        "of": shown.of,
    }


def _agencies(tenant: UUID, *, quarter: Quarter) -> list[dict[str, Any]]:
    sums = agency_sums(tenant, since=quarter.first_day, until=quarter.last_day, known_on=quarter.last_day)
    offices = institutions.directory(tenant).offices
    rows = [{"office": offices[key].name, **_plain(figures)} for key, figures in sums.items() if key in offices]
    return sorted(rows, key=lambda row: str(row["office"]))


def _plain(figures: BasicFigures) -> dict[str, Any]:
    names = ("received", "answered", "answered_on_time", "followed_up", "first_response_days", "closed", "reopened")
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(figures, name)
        values[name] = asdict(value) if isinstance(value, Share | Span) else value
    return values


def _plan(tenant: UUID, *, today: date) -> dict[str, Any] | None:
    """The plan in force as it stands on the first day after the quarter."""
    plan = queries.current_plan(tenant, today=today)
    if plan is None:
        return None
    tree = tree_of(plan, today=today)
    return {
        "title": plan.title,
        "activities": sum(1 for _ in tree.activities()),
        "counts": dict(tree.counts),
        "lines": [
            [each.code, each.name, each.standing.status, words.sentence_of(each.standing, unit=each.unit)]
            for each in tree.indicators()
        ],
    }


def _delays(tenant: UUID, *, at: datetime) -> list[dict[str, Any]]:
    """The ordinary reports that are late for longest when the report is made: by number, without a word of them."""
    directory = institutions.directory(tenant)
    found = delay_queries.worst_delays(tenant, at=at, limit=WORST)
    return [
        {
            "code": each.code,
            "office": directory.offices[each.institution].name if each.institution in directory.offices else "–",
            "days": (at - each.due_at).days,
            "reason": each.reason,
        }
        for each in found
    ]


def _root() -> dict[str, Any] | None:
    newest = witness.roots_newest_first(1)
    if not newest:
        return None
    row = newest[0]
    return {"day": row.day.isoformat(), "root": row.root, "events": row.events, "streams": row.streams}
