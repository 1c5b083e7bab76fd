"""What runs by the clock: silent closing, archiving what was not completed, the monthly sample of archived reports."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.institutions import queries as institutions
from lapor.jobs.registry import JobKind, Progress
from lapor.kit.refusals import Refusal
from lapor.reports import deadlines, sweep_queries
from lapor.reports.services import draw_archive_sample
from lapor.reports.services.sweep import archive_if_not_completed, close_if_silent
from lapor.reports.sweep_queries import Place

log = logging.getLogger("lapor.sweeps")

SAMPLE_SIZE = 20

Candidates = Callable[[Place | None], list[Place]]


def close_silent(_arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Close every report whose response stands unanswered beyond the limit. Law: docs/law/clocks.md#close"""
    oldest = at - timedelta(days=deadlines.shortest(deadlines.CLOSE))

    def candidates(after: Place | None) -> list[Place]:
        return sweep_queries.answered_before(oldest, after=after)

    return _sweep(candidates, act=lambda key: close_if_silent(key, at=at), progress=progress)


def archive_unanswered(_arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Archive every report whose reporter did not answer within the limit. Law: docs/law/clocks.md#not-completed"""
    oldest = at - timedelta(days=deadlines.shortest(deadlines.COMPLETE))

    def candidates(after: Place | None) -> list[Place]:
        return sweep_queries.waiting_before(oldest, after=after)

    return _sweep(candidates, act=lambda key: archive_if_not_completed(key, at=at), progress=progress)


def draw_samples(_arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Draw last month's archived reports of every tenant for its monitor; the same ones however often it runs."""
    drawn = 0
    for each in institutions.installations():
        if each.tenant is None:
            continue
        today = at.astimezone(ZoneInfo(each.zone))
        until = today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        since = (until - timedelta(days=1)).replace(day=1)
        drawn += draw_archive_sample(
            tenant=each.tenant,
            since=since,
            until=until,
            on=today.date(),
            size=SAMPLE_SIZE,
            seed=since.year * 100 + since.month,
        )
    return {"drawn": drawn}


def _sweep(candidates: Candidates, *, act: Callable[[UUID], bool], progress: Progress) -> dict[str, Any]:
    """Every candidate once, in batches; one that refuses is logged and does not hold back the others."""
    last: Place | None = None
    looked = done = refused = 0
    while batch := candidates(last):
        for _since, key in batch:
            try:
                done += act(key)
            except Refusal as refusal:
                refused += 1
                log.warning("sweep left report %s: %s", key, refusal.code)
        last, looked = batch[-1], looked + len(batch)
        progress(looked, looked)
    return {"looked": looked, "done": done, "refused": refused}


KINDS = (
    JobKind(name="close_silent_reports", run=close_silent, every=timedelta(hours=1)),
    JobKind(name="archive_unanswered_reports", run=archive_unanswered, every=timedelta(hours=1)),
    JobKind(name="draw_archive_samples", run=draw_samples, every=timedelta(days=1)),
)
