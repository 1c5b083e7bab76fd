"""What nobody has to ask for: silent closing, archiving what was not completed, the monthly sample; and moving due moments."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.institutions import queries as institutions
from lapor.institutions.memory import forget
from lapor.jobs.registry import JobKind, Progress
from lapor.jobs.services import ask_for
from lapor.kit.actors import SYSTEM
from lapor.kit.refusals import Refusal
from lapor.reports import deadlines, sweep_queries
from lapor.reports.clocks import REMINDER_SHARES
from lapor.reports.services import draw_archive_sample
from lapor.reports.services.due import MOVE_DUE, move_due_of
from lapor.reports.services.sweep import archive_if_not_completed, close_if_silent, remind_if_waiting
from lapor.reports.sweep_queries import Place

log = logging.getLogger("lapor.sweeps")

CLOSE_SILENT, REMIND_REPORTERS, ARCHIVE_UNANSWERED, DRAW_SAMPLES = (
    "close_silent_reports",
    "remind_waiting_reporters",
    "archive_unanswered_reports",
    "draw_archive_samples",
)
BATCHES = 5
SAMPLE_PER_CENT = 5
SMALLEST_SAMPLE = 5

Candidates = Callable[[Place | None], list[Place]]


def close_silent(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Close every report whose response stands unanswered beyond the limit. Law: docs/law/clocks.md#close"""
    oldest = at - timedelta(days=deadlines.shortest(deadlines.CLOSE))

    def candidates(after: Place | None) -> list[Place]:
        return sweep_queries.answered_before(oldest, after=after)

    def act(key: UUID) -> bool:
        return close_if_silent(key, at=at)

    return _sweep(CLOSE_SILENT, arguments=arguments, at=at, candidates=candidates, act=act, progress=progress)


def archive_unanswered(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Archive every report whose reporter did not answer within the limit. Law: docs/law/clocks.md#not-completed"""
    oldest = at - timedelta(days=deadlines.shortest(deadlines.COMPLETE))

    def candidates(after: Place | None) -> list[Place]:
        return sweep_queries.waiting_before(oldest, after=after)

    def act(key: UUID) -> bool:
        return archive_if_not_completed(key, at=at)

    return _sweep(ARCHIVE_UNANSWERED, arguments=arguments, at=at, candidates=candidates, act=act, progress=progress)


def remind_reporters(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Remind every reporter whose answer has been waited for most of the limit. Law: docs/law/clocks.md#not-completed"""
    oldest = at - timedelta(days=int(deadlines.shortest(deadlines.COMPLETE) * REMINDER_SHARES[0]))

    def candidates(after: Place | None) -> list[Place]:
        return sweep_queries.waiting_before(oldest, after=after)

    def act(key: UUID) -> bool:
        return remind_if_waiting(key, at=at)

    return _sweep(REMIND_REPORTERS, arguments=arguments, at=at, candidates=candidates, act=act, progress=progress)


def draw_samples(_arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Draw from last month's archived reports of every tenant for its monitor, once: 5 % of them, at least 5."""
    drawn = 0
    for each in institutions.installations():
        if each.tenant is not None:
            today = at.astimezone(ZoneInfo(each.zone))
            drawn += _draw(each.tenant, until=today.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
    return {"drawn": drawn}


def move_due(arguments: dict[str, Any], at: datetime, progress: Progress) -> dict[str, Any]:
    """Compute the due moments of a tenant's open reports anew, in batches, each report in a transaction of its own."""
    forget()
    tenant = UUID(arguments["tenant"])
    last = UUID(arguments["after"]) if "after" in arguments else None
    done, moved = int(arguments.get("done", 0)), int(arguments.get("moved", 0))
    total = int(arguments.get("total", 0)) or sweep_queries.open_count(tenant)
    for _ in range(BATCHES):
        batch = sweep_queries.open_reports(tenant, after=last)
        if not batch:
            return {"done": done, "moved": moved}
        for key in batch:
            moved += move_due_of(key, by=SYSTEM, at=at)
        last, done = batch[-1], done + len(batch)
        progress(done, max(total, done))
    rest = {"tenant": str(tenant), "after": str(last), "done": done, "moved": moved, "total": total}
    ask_for(MOVE_DUE, key=f"{tenant} {at.isoformat()} {last}", at=at, arguments=rest)
    return {"done": done, "moved": moved}


def _draw(tenant: UUID, *, until: datetime) -> int:
    """Once a month: the first draw stands, so that a report that is restored later gives nobody a second one."""
    since = (until - timedelta(days=1)).replace(day=1)
    first_day: date = until.date()
    if sweep_queries.is_sample_drawn(tenant, since=first_day):
        return 0
    share = -(-sweep_queries.archived_count(tenant, since=since, until=until) * SAMPLE_PER_CENT // 100)
    seed = int.from_bytes(sha256(f"{tenant} {since:%Y-%m}".encode()).digest()[:8])
    size = max(share, SMALLEST_SAMPLE)
    return draw_archive_sample(tenant=tenant, since=since, until=until, on=first_day, size=size, seed=seed)


def _sweep(
    name: str,
    *,
    arguments: dict[str, Any],
    at: datetime,
    candidates: Candidates,
    act: Callable[[UUID], bool],
    progress: Progress,
) -> dict[str, Any]:
    """Candidates once each, in batches; one that refuses is logged and does not hold back the others.

    A run ends after some batches and asks for the next one, so that no job outlives its lease.
    """
    last = _place(arguments)
    looked = done = refused = 0
    for _ in range(BATCHES):
        batch = candidates(last)
        if not batch:
            return {"looked": looked, "done": done, "refused": refused}
        for _since, key in batch:
            try:
                done += act(key)
            except Refusal as refusal:
                refused += 1
                log.warning("sweep left report %s: %s", key, refusal.code)
        last, looked = batch[-1], looked + len(batch)
        progress(looked, looked)
    assert last is not None
    rest = {"since": last[0].isoformat(), "after": str(last[1])}
    ask_for(name, key=f"after {last[1]}", at=at, arguments=rest)
    return {"looked": looked, "done": done, "refused": refused}


def _place(arguments: dict[str, Any]) -> Place | None:
    if "after" not in arguments:
        return None
    return datetime.fromisoformat(arguments["since"]), UUID(arguments["after"])


KINDS = (
    JobKind(name=CLOSE_SILENT, run=close_silent, every=timedelta(hours=1)),
    JobKind(name=REMIND_REPORTERS, run=remind_reporters, every=timedelta(hours=1)),
    JobKind(name=ARCHIVE_UNANSWERED, run=archive_unanswered, every=timedelta(hours=1)),
    JobKind(name=DRAW_SAMPLES, run=draw_samples, every=timedelta(days=1)),
    JobKind(name=MOVE_DUE, run=move_due),
)
