"""Figures come from cells; cells kept by differences equal cells counted anew."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from lapor.audit import queries as audit
from lapor.institutions.memory import forget
from lapor.kit import actors
from lapor.reports import services as reports
from lapor.reports.models import Report
from lapor.reports.services.draft import Answer
from lapor.statistics import queries
from lapor.statistics.cells import Cell
from lapor.statistics.follow import FOLLOWER
from lapor.statistics.models import DayCell
from lapor.statistics.registry import definitions
from lapor.statistics.shapes import Share, Span
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
YEAR = 2026


def follow(report: UUID) -> None:
    for event in audit.stream_events(f"report/{report}"):
        if event.kind in FOLLOWER.acts:
            FOLLOWER.acts[event.kind](event, NOW)


def verified(world: World, message_id: str, **changes: Any) -> UUID:
    report = file(message_id, **changes).report
    reports.verify_report(
        report,
        topic="jalan",
        procedure="complaint",
        public_title="Judul",
        public_text="Isi",
        by=world.actor("sari"),
        at=NOW + DAY,
    )
    return report


def answered(world: World, message_id: str, *, after: timedelta = 2 * DAY, **changes: Any) -> UUID:
    report = verified(world, message_id, **changes)
    reports.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW + DAY)
    answer = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Rusak")
    reports.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW + after)
    return report


def history(world: World) -> list[UUID]:
    """Answered in time, answered late and disputed, archived, and one that only arrived."""
    good, late = answered(world, "m-1"), answered(world, "m-2", after=40 * DAY)
    gone = verified(world, "m-3")
    reports.confirm_settled(good, score=5, comment="", by=actors.reporter(good), at=NOW + 3 * DAY)
    reports.dispute_response(late, reason="Belum", score=1, by=actors.reporter(late), at=NOW + 41 * DAY)
    reports.archive_report(gone, reason="too_general", explanation="Umum.", by=world.actor("sari"), at=NOW + 2 * DAY)
    return [good, late, gone, file("m-4").report]


def cells() -> dict[tuple[object, ...], int]:
    rows = DayCell.objects.exclude(count=0).values_list(*Cell._fields, "count")
    return {tuple(row[:-1]): row[-1] for row in rows}


def test_it_counts_a_year(world: World) -> None:
    for report in history(world):
        follow(report)
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert (found.received, found.answered, found.closed, found.reopened, found.archived) == (4, 2, 1, 1, 1)
    assert (found.confirmed, found.closed_silently) == (Share(count=1, of=1), Share(count=0, of=1))
    assert found.satisfied == Share(count=1, of=2)
    # Archived without an answer: the third is not one that could have been followed up.
    assert found.followed_up == Share(count=2, of=3)
    # The fourth was neither verified nor answered, and its limits passed long before the last record.
    assert (found.verified_on_time, found.answered_on_time) == (Share(count=3, of=4), Share(count=1, of=3))


def test_it_gives_the_median_of_working_days(world: World) -> None:
    """From Monday 2 March to Wednesday the 4th: 2 working days; to Saturday 11 April: 29."""
    for report in history(world):
        follow(report)
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert found.first_response_days == Span(median=(2 + 29) / 2, of=2)
    assert found.close_days == Span(median=3, of=1)


def test_it_has_no_share_of_nothing(world: World) -> None:
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert (found.received, found.on_time_share, found.first_response_days.median) == (0, None, None)
    assert all(each.value is None for each in queries.shown(found) if each.of is not None)


def test_it_may_run_twice_and_at_every_step(world: World) -> None:
    report = answered(world, "m-1")
    follow(report)
    reports.confirm_settled(report, score=5, comment="", by=actors.reporter(report), at=NOW + 3 * DAY)
    follow(report)
    before = cells()
    follow(report)
    assert cells() == before
    assert queries.basic_figures(world.tenant, year=YEAR).received == 1


def test_it_counts_by_agency_and_month(world: World) -> None:
    for report in [*history(world), *(answered(world, f"n-{number}") for number in range(3))]:
        follow(report)
    for number in range(3):
        follow(file(f"o-{number}").report)
    agencies = {each.institution: each.figures.received for each in queries.per_agency(world.tenant, year=YEAR)}
    assert agencies == {world.offices["pupr"]: 5, world.offices["diskominfo"]: 5}
    months = {each.month: each.figures.answered for each in queries.per_month(world.tenant, year=YEAR)}
    assert (len(months), months[3], months[4]) == (12, 4, 1)


def test_it_counts_by_channel(world: World) -> None:
    for report in history(world):
        follow(report)
    follow(file("s-1", channel="sms").report)
    counted = [(each.channel, each.figures.received) for each in queries.per_channel(world.tenant, year=YEAR)]
    assert counted == [("web_form", 4), ("sms", 1)]


def test_it_tells_nothing_of_an_agency_with_few_reports(world: World) -> None:
    for report in [answered(world, f"n-{number}") for number in range(6)]:
        follow(report)
    follow(file("m-1").report)
    rows = queries.per_agency(world.tenant, year=YEAR)
    assert [(each.institution, each.figures.received, each.suppressed) for each in rows] == [(None, 7, True)]


def test_it_keeps_few_sealed_reports_out_of_every_figure(world: World) -> None:
    for number in range(4):
        follow(file(f"m-{number}", about_official=True).report)
    assert queries.basic_figures(world.tenant, year=YEAR).received == 0
    follow(file("m-9", about_official=True).report)
    assert queries.basic_figures(world.tenant, year=YEAR).received == 5
    assert queries.per_agency(world.tenant, year=YEAR) == []
    assert set(DayCell.objects.values_list("institution", "region", "topic")) == {(world.tenant, "", 0)}


def test_it_moves_a_report_that_is_sealed_later(world: World) -> None:
    report = verified(world, "m-1")
    follow(report)
    reports.seal_report(report, reason="Tentang pejabat", by=world.actor("sari"), at=NOW + DAY)
    follow(report)
    assert queries.per_agency(world.tenant, year=YEAR) == []


def test_it_sees_no_other_regency(world: World) -> None:
    follow(file().report)
    assert queries.basic_figures(world.offices["pemkab_lain"], year=YEAR).received == 0


def test_it_shows_three_defined_figures_on_the_home_page(world: World) -> None:
    follow(file().report)
    forget()
    found = queries.this_year_figures(on=NOW.date())
    assert [(each.definition.name, each.value) for each in found] == [
        ("received", 1),
        ("answered_on_time", None),
        ("first_response_days", None),
    ]
    assert set(definitions()) >= {"received", "answered", "closed", "closed_silently"}


def answered_after_the_limit(world: World, **changes: Any) -> UUID:
    """Filed on Tuesday 24 February, and answered on the day after its limit."""
    filed_at = NOW - 6 * DAY
    report = verified(world, "m-9", filed_at=filed_at, **changes)
    reports.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW + DAY)
    due_at = Report.objects.get(pk=report).answer_due_at
    answer = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Rusak")
    reports.respond(report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=due_at + DAY)
    # A limit counts once a later day has brought anything to record.
    reports.confirm_settled(report, score=5, comment="", by=actors.reporter(report), at=due_at + 9 * DAY)
    follow(report)
    return report


def test_it_counts_no_day_on_the_way_against_an_office(world: World) -> None:
    """The bundle came on Monday 2 March: four working days later than the report was written down."""
    report = answered_after_the_limit(world, channel="village_post")
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert Report.objects.get(pk=report).filed_at == NOW - 6 * DAY
    assert (found.answered_on_time, found.transport_days) == (Share(count=1, of=1), Span(median=6, of=1))


def test_it_counts_a_letter_that_lay_here_against_whoever_left_it(world: World) -> None:
    answered_after_the_limit(world, channel="walk_in")
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert (found.answered_on_time, found.transport_days) == (Share(count=0, of=1), Span(median=None, of=0))
