"""A closing is honest: substance, appeal, votes, validation, and the way onwards."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models import Q

from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.reports import queries, services
from lapor.reports.errors import (
    BindingDecision,
    MissingReason,
    NeedsConsent,
    NotAllowed,
    TooEarly,
    TooManyReopenings,
    WrongState,
)
from lapor.reports.models import Access, Assignment, Pause, Report, Topic
from lapor.reports.services.draft import Answer
from lapor.reports.services.escalate import sweep
from lapor.reports.way_queries import paused_share, way_of
from tests.cast import NOW, World, file

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
EMPTY = Answer(text="Akan ditindaklanjuti.", no_evidence_reason="Belum ada")
FULL = Answer(text="Sudah kami tambal.", found="Lubang 1 m", done="Ditambal", no_evidence_reason="Malam hari")


def forwarded(world: World, message_id: str = "m-1", *, to: str = "pupr") -> UUID:
    report, sari = file(message_id).report, world.actor("sari")
    services.verify_report(
        report, topic="jalan", procedure="complaint", public_title="Jalan", public_text="Rusak.", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices[to], by=sari, at=NOW)
    return report


def answered(world: World, message_id: str = "m-1", *, report: UUID | None = None) -> UUID:
    key = report or forwarded(world, message_id)
    services.respond(key, answer=FULL, approver=world.people["budi"], by=world.actor("budi"), at=NOW + DAY)
    return key


def kinds_of(report: UUID) -> list[str]:
    return [event.kind for event in audit.stream_events(f"report/{report}")]


def test_it_refuses_an_answer_without_substance(world: World) -> None:
    report = forwarded(world)
    with pytest.raises(MissingReason):
        services.respond(report, answer=EMPTY, approver=world.people["budi"], by=world.actor("budi"), at=NOW)


def test_it_goes_from_a_bad_answer_over_appeal_and_validation_to_settled(world: World) -> None:
    """Law: docs/law/clocks.md#validate"""
    Topic.objects.filter(code="jalan").update(needs_validation=True)
    report, wati, camat = answered(world), None, world.actor("camat")
    wati = actors.reporter(report)
    services.dispute_response(report, reason="Belum, masih berlubang.", score=1, by=wati, at=NOW + 2 * DAY)
    services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW + 2 * DAY)
    answered(world, report=report)
    row = Report.objects.get(pk=report)
    assert (row.waiting_for, row.validator_id) == ("validation", world.offices["kecamatan"])
    services.confirm_settled(report, score=5, comment="Bagus", by=wati, at=NOW + 3 * DAY)
    assert Report.objects.get(pk=report).state == "responded"
    with pytest.raises(NotAllowed):
        services.validate_closure(
            report, is_settled=True, remark="Baik", institution=world.offices["pupr"], by=world.actor("budi"), at=NOW
        )
    office = world.offices["kecamatan"]
    services.validate_closure(report, is_settled=True, remark="Rata.", institution=office, by=camat, at=NOW + 4 * DAY)
    row = Report.objects.get(pk=report)
    assert (row.state, row.closed_by, row.answer_next_at) == ("closed", "validation", None)
    assert kinds_of(report)[-4:] == ["responded", "validation_asked", "affirmed", "validated"]


def test_it_reopens_what_the_validator_finds_undone(world: World) -> None:
    services.choose_validation(world.tenant, procedures=["complaint"], by=world.actor("sari"), at=NOW)
    report = answered(world)
    office = world.offices["kecamatan"]
    camat = world.actor("camat")
    with pytest.raises(MissingReason):
        services.validate_closure(report, is_settled=False, institution=office, by=camat, at=NOW + DAY)
    services.validate_closure(report, is_settled=False, remark="Berlubang.", institution=office, by=camat, at=NOW + DAY)
    row = Report.objects.get(pk=report)
    assert (row.state, row.waiting_for, row.answer_step) == ("reopened", "nobody", "answer")
    assert row.answer_next_at is not None


def test_it_tells_up_the_line_when_nobody_validates(world: World) -> None:
    services.choose_validation(world.tenant, procedures=["complaint"], by=world.actor("sari"), at=NOW)
    answered(world)
    assert sweep(NOW + 30 * DAY).told == 1
    assert not services.sweep_report(Report.objects.get().id, at=NOW + 30 * DAY)


def test_it_reopens_at_most_twice(world: World) -> None:
    report = answered(world)
    for _ in range(2):
        services.dispute_response(report, reason="Belum", score=1, by=actors.reporter(report), at=NOW + DAY)
        services.forward_report(report, to=world.offices["pupr"], by=world.actor("sari"), at=NOW + DAY)
        answered(world, report=report)
    with pytest.raises(TooManyReopenings):
        services.dispute_response(report, reason="Belum", score=1, by=actors.reporter(report), at=NOW + 2 * DAY)


def test_it_obliges_the_verifier_after_three_contrary_votes(world: World) -> None:
    """Law: docs/law/clocks.md#review"""
    report, sari = answered(world), world.actor("sari")
    with pytest.raises(WrongState):
        services.review_closure(report, reopens=True, reason="?", by=sari, at=NOW + DAY)
    assert [services.vote_on_closure(report, voter=voter, is_settled=False, at=NOW + 2 * DAY) for voter in "aabbc"] == [
        1,
        1,
        2,
        2,
        3,
    ]
    desk = Access.objects.get(report_id=report, institution_id=world.offices["diskominfo"])
    assert desk.open and desk.due_at < Report.objects.get(pk=report).answer_due_at
    services.close_silently(report, by=actors.system(), at=NOW + 20 * DAY)
    assert Access.objects.get(pk=desk.pk).open
    assert sweep(NOW + 20 * DAY).told == 1
    services.review_closure(report, reopens=True, reason="Benar, masih rusak.", by=sari, at=NOW + 21 * DAY)
    assert Report.objects.get(pk=report).state == "reopened"
    assert Report.objects.get(pk=report).reopenings == 0


def test_it_binds_after_two_bounces(world: World) -> None:
    """Declined twice on 2 March: decided by 3 March, and that binds. Law: docs/law/clocks.md#decide"""
    report, sari = forwarded(world, to="dinkes"), world.actor("sari")
    services.decline_report(report, reason="Bukan kami", suggestion=None, by=world.actor("dewi"), at=NOW)
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    services.decline_report(report, reason="Bukan kami juga", suggestion=None, by=world.actor("budi"), at=NOW)
    held = Assignment.objects.get(report_id=report, until=None)
    assert (held.step, held.due_at.isoformat()) == ("decide", "2026-03-03T15:59:59+00:00")
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW + DAY)
    with pytest.raises(BindingDecision):
        services.decline_report(report, reason="Tetap bukan", suggestion=None, by=world.actor("budi"), at=NOW + DAY)
    legs = way_of(Report.objects.get(pk=report))
    names = {key: name for name, key in world.offices.items()}
    assert [(leg.kind, names[leg.to] if leg.to else "") for leg in legs] == [
        ("filed", "diskominfo"),
        ("forwarded", "dinkes"),
        ("declined", "diskominfo"),
        ("forwarded", "pupr"),
        ("declined", "diskominfo"),
        ("forwarded", "pupr"),
    ]


def test_it_names_whom_it_waits_for_without_a_pause(world: World) -> None:
    report, before = forwarded(world), Report.objects.values_list("answer_next_at", flat=True).get
    moment = before()
    budi = world.actor("budi")
    services.wait_for_institution(
        report, institution=world.offices["dinkes"], reason="Menunggu data.", by=budi, at=NOW + DAY
    )
    row = Report.objects.get(pk=report)
    assert (row.waiting_for, row.awaited_id, row.answer_next_at) == ("institution", world.offices["dinkes"], moment)
    assert not queries.pauses_of(row)


def test_it_makes_the_ombudsman_file_with_consent_after_sixty_days(world: World) -> None:
    """Law: docs/law/clocks.md#ombudsman"""
    report = answered(world)
    wati = actors.reporter(report)
    with pytest.raises(TooEarly):
        services.make_ombudsman_file(report, consents=True, by=wati, at=NOW + 60 * DAY)
    with pytest.raises(NeedsConsent):
        services.make_ombudsman_file(report, consents=False, by=wati, at=NOW + 62 * DAY)
    with pytest.raises(NotAllowed):
        services.make_ombudsman_file(report, consents=True, by=world.actor("sari"), at=NOW + 62 * DAY)
    assert services.make_ombudsman_file(report, consents=True, by=wati, at=NOW + 62 * DAY).startswith(b"%PDF")
    assert kinds_of(report)[-1] == "ombudsman_file_made"


def test_it_tells_the_share_of_time_spent_waiting_for_reporters(world: World) -> None:
    report, budi = forwarded(world), world.actor("budi")
    services.ask_reporter(report, text="Di mana?", institution=world.offices["pupr"], by=budi, at=NOW + DAY)
    services.answer_question(report, text="Pasar", by=actors.reporter(report), at=NOW + 3 * DAY)
    found = paused_share(world.offices["pupr"], since=NOW, until=NOW + 4 * DAY)
    assert (found.share, found.reports) == (0.5, 1)


def test_it_agrees_with_the_share_counted_hour_by_hour(world: World) -> None:
    """Two reports, three pauses, one still open: every hour of holding is asked whether somebody waited."""
    budi, pupr = world.actor("budi"), world.offices["pupr"]
    first, second = forwarded(world), forwarded(world, "m-2")
    services.ask_reporter(first, text="Di mana?", institution=pupr, by=budi, at=NOW + 5 * HOUR)
    services.answer_question(first, text="Pasar", by=actors.reporter(first), at=NOW + 29 * HOUR)
    services.ask_reporter(first, text="Kapan?", institution=pupr, by=budi, at=NOW + 40 * HOUR)
    services.answer_question(first, text="Pagi", by=actors.reporter(first), at=NOW + 41 * HOUR)
    services.ask_reporter(second, text="Di mana?", institution=pupr, by=budi, at=NOW + 90 * HOUR)
    since, until = NOW + 10 * HOUR, NOW + 100 * HOUR
    held = paused = 0
    for hour in range(10, 100):
        middle = NOW + hour * HOUR + HOUR / 2
        for report in (first, second):
            held += 1
            begun = Pause.objects.filter(report=report, since__lte=middle)
            paused += begun.filter(Q(until=None) | Q(until__gt=middle)).exists()
    assert paused_share(pupr, since=since, until=until).share == paused / held == (19 + 1 + 10) / 180
