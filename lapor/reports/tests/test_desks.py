"""Desks move between officers, and what was promised to citizens does not."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from lapor.audit import queries as audit
from lapor.kit.actors import EXECUTING, LIAISON
from lapor.people.absence_queries import on_leave, stand_ins
from lapor.people.actors import actor_of
from lapor.people.errors import BadSpan, NotTheirDesk
from lapor.people.models import Appointment, Person
from lapor.people.services import delegate_desk, end_delegation, take_leave
from lapor.reports import services
from lapor.reports.errors import MissingReason, NotAllowed, NotTheReceiver, UnfilledField
from lapor.reports.models import Assignment, Report
from lapor.reports.services.draft import Answer
from lapor.reports.services.escalate import sweep
from lapor.reports.template_queries import proposals_for
from tests.cast import NOW, World, file

DAY = timedelta(days=1)
TODAY = date(2026, 3, 2)
FULL = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Malam")


def worked_on(world: World, message_id: str = "m-1") -> UUID:
    report, sari, budi = file(message_id).report, world.actor("sari"), world.actor("budi")
    services.verify_report(
        report, topic="jalan", procedure="complaint", public_title="Jalan", public_text="Rusak.", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    services.assign_executor(report, executor=world.people["joko"], by=budi, at=NOW)
    return report


def newcomer(world: World, *, role: str = EXECUTING) -> UUID:
    person = Person.objects.create(id=UUID(int=7), email="baru@contoh.example", name="Baru", created_at=NOW)
    Appointment.objects.create(
        id=UUID(int=8), person=person, role=role, institution_id=world.offices["pupr"], since=NOW
    )
    return person.id


def test_it_lets_a_stand_in_act_in_their_own_name(world: World) -> None:
    report, dewi, budi = worked_on(world), world.people["dewi"], world.people["budi"]
    delegate_desk(budi, to=dewi, since_on=TODAY, until_on=TODAY + DAY, reason="Diklat", by=world.actor("budi"), at=NOW)
    with pytest.raises(NotAllowed):
        services.respond(report, answer=FULL, approver=dewi, by=actor_of(dewi, on=TODAY + 2 * DAY), at=NOW)
    services.respond(report, answer=FULL, approver=dewi, by=actor_of(dewi, on=TODAY + DAY), at=NOW)
    assert audit.stream_events(f"report/{report}")[-1].actor == f"officer/{dewi}"
    assert [each.person_name for each in stand_ins([dewi], on=TODAY)] == ["Budi"]


def test_it_gives_the_executing_desk_to_a_stand_in(world: World) -> None:
    report, new = worked_on(world), newcomer(world)
    joko = world.people["joko"]
    take_leave(joko, since_on=TODAY, until_on=TODAY + DAY, delegate=new, by=world.actor("joko"), at=NOW)
    services.draft_response(report, answer=FULL, author=new, by=actor_of(new, on=TODAY), at=NOW)
    assert on_leave([joko], on=TODAY) == {joko: TODAY + DAY}


def test_it_refuses_strangers_backward_days_and_ended_ones(world: World) -> None:
    budi, dewi, by = world.people["budi"], world.people["dewi"], world.actor("budi")
    with pytest.raises(BadSpan):
        delegate_desk(budi, to=dewi, since_on=TODAY, until_on=TODAY - DAY, reason="", by=by, at=NOW)
    for to, who in ((world.people["rina"], "budi"), (dewi, "sari"), (budi, "budi")):
        with pytest.raises(NotTheirDesk):
            delegate_desk(budi, to=to, since_on=TODAY, until_on=TODAY, reason="", by=world.actor(who), at=NOW)
    row = delegate_desk(budi, to=dewi, since_on=TODAY, until_on=TODAY, reason="", by=world.actor("admin"), at=NOW)
    end_delegation(row.id, by=by, at=NOW)
    assert not actor_of(dewi, on=TODAY).has_role(LIAISON, institution=world.offices["pupr"])


def test_it_delegates_no_keys_of_the_house(world: World) -> None:
    ningsih, dewi = world.people["ningsih"], world.people["dewi"]
    delegate_desk(ningsih, to=dewi, since_on=TODAY, until_on=TODAY, reason="", by=world.actor("ningsih"), at=NOW)
    assert actor_of(dewi, on=TODAY).grants == actor_of(dewi).grants


def test_it_hands_a_desk_over_while_cases_run(world: World) -> None:
    """No limit moves with the desk, and reminders go on while somebody is away. Law: docs/law/clocks.md#reminders"""
    reports, new = [worked_on(world, f"m-{number}") for number in range(2)], newcomer(world)
    before = list(Assignment.objects.filter(until=None).order_by("id").values("due_at", "next_at", "state"))
    with pytest.raises(NotAllowed):
        services.hand_over_desk(
            world.people["joko"], receiver=new, institution=world.offices["pupr"], by=world.actor("rina"), at=NOW
        )
    handover = services.hand_over_desk(
        world.people["joko"], receiver=new, institution=world.offices["pupr"], by=world.actor("budi"), at=NOW
    )
    assert set(handover.reports) == {str(report) for report in reports}
    assert list(Assignment.objects.filter(until=None).order_by("id").values("due_at", "next_at", "state")) == before
    with pytest.raises(NotTheReceiver):
        services.sign_off_desk(handover.id, by=world.actor("joko"), at=NOW)
    services.sign_off_desk(handover.id, by=actor_of(new), at=NOW)
    services.draft_response(reports[0], answer=FULL, author=new, by=actor_of(new), at=NOW)
    with pytest.raises(NotAllowed):
        services.draft_response(reports[1], answer=FULL, author=new, by=world.actor("joko"), at=NOW)
    assert sweep(NOW + 10 * DAY).told == 2


def test_it_proposes_templates_and_sends_none_unread(world: World) -> None:
    report, budi, pupr = worked_on(world), world.actor("budi"), world.offices["pupr"]
    with pytest.raises(MissingReason):
        services.keep_answer_template(pupr, name="", text="Isi", by=budi, at=NOW)
    with pytest.raises(NotAllowed):
        services.keep_answer_template(pupr, name="Tambal", text="Isi", by=world.actor("dewi"), at=NOW)
    words = "Laporan {{nomor}} selesai pada {{tanggal_selesai}}."
    services.keep_answer_template(pupr, name="Tambal", text=words, found="Lubang", done="Aspal", by=budi, at=NOW)
    row = Report.objects.get(pk=report)
    proposal = proposals_for(row, institution=pupr, on=TODAY)[0]
    assert proposal.open_fields == ("tanggal_selesai",)
    assert "{{nomor}}" not in proposal.text
    answer = Answer(text=proposal.text, found=proposal.found, done=proposal.done, no_evidence_reason="Malam")
    with pytest.raises(UnfilledField):
        services.respond(report, answer=answer, approver=world.people["budi"], by=budi, at=NOW)
    services.close_answer_template(proposal.id, by=budi, at=NOW)
    assert proposals_for(row, institution=pupr, on=TODAY) == []
