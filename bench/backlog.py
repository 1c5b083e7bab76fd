"""A backlog of open reports, some of them overdue, written in bulk; and whether sweeps told all of it exactly once.

Import it after `django.setup()`.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core.management import call_command

from lapor.audit.models import Event, StreamHead
from lapor.kit.codes import new_tracking_code
from lapor.kit.ids import new_id
from lapor.reports import deadlines, stages
from lapor.reports.clocks import Due
from lapor.reports.models import Access, Assignment, Report
from tests.cast import World, make_world

MOMENT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LONG_AGO = MOMENT - timedelta(days=120)
BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the streams say after the sweeps: told rightly, lost and doubled, over all overdue limits; and what was told wrongly."""

    told: int
    lost: int
    doubled: int
    strayed: int
    broken_streams: int


def make_backlog(*, reports: int, overdue: int) -> World:
    """Migrate, make the cast, and write the reports; the overdue ones are spread evenly among the others."""
    call_command("migrate", verbosity=0)
    world = make_world()
    office = world.offices["diskominfo"]
    limits = {filed: (_limit("verify", office, filed), _limit("answer", office, filed)) for filed in (MOMENT, LONG_AGO)}
    every = reports // overdue if overdue else reports + 1
    for start in range(0, reports, BATCH):
        rows = [
            _report(
                world, filed=LONG_AGO if number % every == 0 and number < every * overdue else MOMENT, limits=limits
            )
            for number in range(start, min(start + BATCH, reports))
        ]
        _write(rows, office=office, limits=limits)
    return world


def look(*, overdue: int) -> Found:
    """Each overdue report has one escalation of its verify span and one of its total clock; nothing else was told."""
    late = set(Report.objects.filter(filed_at=LONG_AGO).values_list("id", flat=True))
    assert len(late) == overdue
    told = Counter(Event.objects.filter(kind__in=["reminded", "escalated"]).values_list("stream", flat=True))
    counts = [told.pop(f"report/{report}", 0) for report in late]
    heads = Counter(
        StreamHead.objects.filter(stream__in=[f"report/{report}" for report in list(late)[:900]]).values_list("seq")
    )
    return Found(
        told=sum(min(count, 2) for count in counts),
        lost=sum(max(2 - count, 0) for count in counts),
        doubled=sum(max(count - 2, 0) for count in counts),
        strayed=sum(told.values()),
        broken_streams=sum(count for (seq,), count in heads.items() if seq != 2),
    )


def _limit(step: str, office: UUID, filed: datetime) -> Due:
    return deadlines.due_of(step, procedure="complaint", institution=office, start=filed, filed_at=filed)


def _report(world: World, *, filed: datetime, limits: dict[datetime, tuple[Due, Due]]) -> Report:
    key = new_id()
    answer = limits[filed][1]
    return Report(
        id=key,
        code=new_tracking_code(),
        message_key=str(key),
        tenant_id=world.tenant,
        report_class="complaint",
        procedure="complaint",
        privacy="anonymous",
        channel="api",
        body="Lampu jalan padam.",
        verifier_id=world.offices["diskominfo"],
        reporter_ref=new_id(),
        access_key_hash="",
        filed_at=filed,
        received_at=filed,
        answer_due_at=answer.due_at,
        answer_next_at=stages.first_moment(answer),
    )


def _write(rows: list[Report], *, office: UUID, limits: dict[datetime, tuple[Due, Due]]) -> None:
    Report.objects.bulk_create(rows)
    held = [
        Assignment(
            id=new_id(),
            report=row,
            institution_id=office,
            role="lead",
            state="verifying",
            since=row.filed_at,
            due_at=limits[row.filed_at][0].due_at,
            next_at=stages.first_moment(limits[row.filed_at][0]),
        )
        for row in rows
    ]
    Assignment.objects.bulk_create(held)
    Access.objects.bulk_create(
        [Access(report=row, institution_id=office, role="verifier", due_at=row.answer_due_at) for row in rows]
    )
