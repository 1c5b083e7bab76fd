"""What a change of calendars would move is told before it is done, and is what the job then does."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from lapor.institutions.calendar_days import CalendarChange, Calendars, DayOff
from lapor.institutions.calendar_queries import calendars_after, calendars_with_week
from lapor.institutions.services import change_calendar
from lapor.jobs.services import run_next_job
from lapor.reports import due_preview as module
from lapor.reports import services
from lapor.reports.due_preview import DuePreview, due_preview
from lapor.reports.models import Assignment, Report
from lapor.reports.services.seal import seal_report
from lapor.reports.tests.test_move_due import LATER, forwarded, moves_told
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
THURSDAY = date(2026, 3, 5)


def added(day: date = THURSDAY, *, of: UUID | None = None) -> CalendarChange:
    kind = "regional" if of else "holiday"
    return CalendarChange(added=(DayOff(day=day, name="Libur", kind=kind, source="SKB", institution=of),))


def preview(world: World, change: CalendarChange) -> DuePreview:
    return due_preview([world.tenant], shown=world.tenant, calendars=calendars_after(change), days=change.days)


def test_it_lists_what_would_move(world: World) -> None:
    """Due on Friday 20 March; with a day off on Thursday the 5th on Monday the 23rd. Law: docs/law/clocks.md#answer"""
    report = forwarded(world)
    found = preview(world, added())
    row = found.rows[0]
    assert (found.moved, found.is_all, found.unshown) == (1, True, 0)
    assert (row.code, row.step) == (Report.objects.get(pk=report).code, "answer")
    assert (row.before, row.after) == (LATER - 3 * DAY, LATER)
    assert Report.objects.get(pk=report).answer_due_at == row.before


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 3, 2), date(2026, 3, 23), date(2025, 12, 24)])
def test_it_finds_nothing_where_no_day_was_counted(world: World, day: date) -> None:
    forwarded(world)
    assert preview(world, added(day)).moved == 0


def test_it_names_the_holders_span_when_only_that_moves(world: World) -> None:
    forwarded(world)
    found = preview(world, added(of=world.offices["pupr"]))
    assert [row.step for row in found.rows] == ["respond"]


def test_it_counts_but_never_lists_a_sealed_report(world: World) -> None:
    report = file("m-1").report
    seal_report(report, reason="Tentang petugas", by=world.actor("sari"), at=NOW)
    found = preview(world, added())
    assert (found.moved, found.rows, found.unshown) == (1, (), 1)


def test_it_counts_other_regions_without_their_codes(world: World) -> None:
    forwarded(world)
    change = added()
    other = world.offices["pemkab_lain"]
    found = due_preview([world.tenant, other], shown=other, calendars=calendars_after(change), days=change.days)
    assert (found.moved, found.rows) == (1, ())


def test_it_leaves_out_who_waits_for_the_reporter(world: World) -> None:
    report = forwarded(world)
    services.ask_reporter(report, text="Di mana?", institution=world.offices["pupr"], by=world.actor("budi"), at=NOW)
    assert preview(world, added()).moved == 0


def test_it_says_when_it_did_not_look_at_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    forwarded(world)
    monkeypatch.setattr(module, "LOOKED_AT_UP_TO", 1)
    assert not preview(world, added()).is_all


def test_it_tries_another_week(world: World) -> None:
    """Six days: the 14th working day after Monday 2 March is Wednesday the 18th."""
    report = forwarded(world)
    first = Assignment.objects.filter(report=report).order_by("since").values_list("institution_id", flat=True)[0]
    calendars: Calendars = calendars_with_week(first, weekdays="012345")
    found = due_preview([world.tenant], shown=world.tenant, calendars=calendars, days=())
    assert [row.after.astimezone(LATER.tzinfo).date() for row in found.rows] == [date(2026, 3, 18)]


def test_it_says_what_the_job_does(world: World) -> None:
    reports = [forwarded(world, f"m-{number}") for number in range(3)]
    change = CalendarChange(added=(*added().added, *added(date(2026, 3, 19), of=world.offices["pupr"]).added))
    found = preview(world, change)
    change_calendar(change, tenant=world.tenant, by=world.actor("admin"), at=NOW)
    services.ask_to_move_due(world.tenant, at=NOW)
    while run_next_job(at=NOW):
        pass
    after = {row.code: row.after for row in found.rows}
    assert after == dict(Report.objects.values_list("code", "answer_due_at"))
    assert [moves_told(report) for report in reports] == [1, 1, 1]
