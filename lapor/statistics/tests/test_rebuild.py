"""Counted anew from zero gives what was counted step by step, whatever happened to the reports."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.audit.followers import all_followers
from lapor.audit.services import act_on_batch
from lapor.kit import actors
from lapor.reports import services as reports
from lapor.reports.models import Contest
from lapor.reports.services.draft import Answer
from lapor.statistics import queries
from lapor.statistics.models import DayCell
from lapor.statistics.services import rebuild
from lapor.statistics.tests.test_figures import DAY, YEAR, answered, cells, verified
from tests.cast import NOW, World, file

LATER = NOW + 30 * DAY


def act() -> None:
    """The worker reads what is in the outbox."""
    follower = next(each for each in all_followers() if each.name == "statistics")
    while act_on_batch(follower, at=NOW + 300 * DAY):
        pass


def much_happens(world: World) -> dict[str, UUID]:
    """Merged and contested, returned, reopened, archived and restored, asked, sealed, put under another topic."""
    sari, dewi = world.actor("sari"), world.actor("dewi")
    made = {name: verified(world, name) for name in ("parent", "child", "gone", "asked", "sealed", "moved", "back")}
    made["open"] = answered(world, "open")
    act()
    reports.merge_report(made["child"], parent=made["parent"], by=sari, at=NOW + 2 * DAY)
    reports.archive_report(made["gone"], reason="too_general", explanation="Umum.", by=sari, at=NOW + 2 * DAY)
    reports.withdraw_report(made["back"], by=actors.reporter(made["back"]), at=NOW + 2 * DAY)
    reports.ask_reporter(made["asked"], text="Di mana?", institution=world.offices["diskominfo"], by=sari, at=NOW + DAY)
    reports.dispute_response(made["open"], reason="Belum", score=2, by=actors.reporter(made["open"]), at=NOW + 3 * DAY)
    act()
    reports.forward_report(made["moved"], to=world.offices["dinkes"], by=sari, at=NOW + 2 * DAY)
    reports.decline_report(made["moved"], reason="Bukan kami", suggestion=None, by=dewi, at=NOW + 3 * DAY)
    reports.reclassify_report(
        made["moved"], topic="kesehatan", procedure="oversight", reason="Salah", by=sari, at=NOW + 4 * DAY
    )
    reports.seal_report(made["sealed"], reason="Tentang petugas", by=sari, at=NOW + 4 * DAY)
    reports.restore_report(made["back"], by=actors.reporter(made["back"]), at=NOW + 5 * DAY)
    reports.answer_question(made["asked"], text="Pasar", by=actors.reporter(made["asked"]), at=NOW + 6 * DAY)
    reports.contest_decision(made["child"], decision="merged", text="Beda", by=actors.reporter(made["child"]), at=LATER)
    act()
    contest = Contest.objects.get()
    reports.rule_contest(contest.id, is_upheld=True, ruling="Benar", by=world.actor("susi"), at=LATER + DAY)
    act()
    return made


def test_it_counts_from_zero_what_it_counted_step_by_step(world: World) -> None:
    much_happens(world)
    step_by_step = cells()
    DayCell.objects.update(count=7)
    assert rebuild(tell=lambda count: None) == 8
    assert cells() == step_by_step


def test_it_counts_late_bundles_from_zero_as_step_by_step(world: World) -> None:
    """Filed at a village post in March, arrived in April: under the day of filing, known only from the day of arrival."""
    late = [file(f"late-{number}", at=LATER, filed_at=NOW + number * DAY).report for number in range(3)]
    act()
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    reports.verify_report(
        late[0],
        topic="jalan",
        procedure="complaint",
        public_title="Judul",
        public_text="Isi",
        by=world.actor("sari"),
        at=LATER + DAY,
    )
    reports.forward_report(late[0], to=world.offices["pupr"], by=world.actor("sari"), at=LATER + DAY)
    reports.respond(late[0], answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=LATER + 2 * DAY)
    act()
    step_by_step = cells()
    rebuild(tell=lambda count: None)
    assert cells() == step_by_step
    arrived = LATER.date()
    known = {
        day: queries.basic_figures(world.tenant, year=YEAR, known_on=day).received
        for day in (arrived - timedelta(days=1), arrived + timedelta(days=1))
    }
    assert list(known.values()) == [0, 3]


def test_it_takes_back_what_did_not_last(world: World) -> None:
    much_happens(world)
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert (found.merged, found.archived, found.returned, found.reopened) == (0, 1, 1, 1)
    then = queries.basic_figures(world.tenant, year=YEAR, known_on=(NOW + 2 * DAY).date())
    assert (then.merged, then.archived, then.returned, then.reopened) == (1, 2, 0, 0)


def test_it_counts_what_an_office_returned_for_that_office(world: World) -> None:
    much_happens(world)
    returned = DayCell.objects.filter(measure="returned", count__gt=0).values_list("institution", "topic")
    assert [institution for institution, _topic in returned] == [world.offices["dinkes"]]


def test_it_does_not_count_days_spent_waiting_for_the_reporter(world: World) -> None:
    """Asked on Tuesday 3 March, told on Friday the 6th, answered on Monday the 9th: 2 working days, 6 and 9 March."""
    sari, report = world.actor("sari"), verified(world, "m-1")
    reports.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW + DAY)
    reports.ask_reporter(report, text="Di mana?", institution=world.offices["diskominfo"], by=sari, at=NOW + DAY)
    reports.answer_question(report, text="Pasar", by=actors.reporter(report), at=NOW + 4 * DAY)
    answer = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")
    reports.respond(
        report, answer=answer, approver=world.people["budi"], by=world.actor("budi"), at=NOW + timedelta(days=7)
    )
    act()
    assert queries.basic_figures(world.tenant, year=YEAR).first_response_days.median == 2


def test_it_costs_few_statements(world: World) -> None:
    report = answered(world, "m-1")
    act()
    reports.confirm_settled(report, score=5, comment="", by=actors.reporter(report), at=NOW + 3 * DAY)
    with CaptureQueriesContext(connection) as captured:
        act()
    assert len(captured) <= 30
    queries.this_year_figures(on=NOW.date())
    for read in (queries.basic_figures, queries.per_month, queries.per_agency):
        with CaptureQueriesContext(connection) as captured:
            read(world.tenant, year=YEAR)
        assert len(captured) == 1


def test_it_reads_a_year_by_an_index(world: World) -> None:
    file("m-1")
    plan = DayCell.objects.filter(
        tenant=world.tenant, measure__in=["received"], happened_on__range=(NOW.date(), NOW.date())
    ).explain()
    assert "SCAN day_cell" not in plan and "Seq Scan" not in plan or connection.vendor == "postgresql"
