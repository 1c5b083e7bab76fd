"""Requests under the law on public information, and limits that institutions set for themselves."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from lapor.institutions.memory import forget
from lapor.kit import actors
from lapor.reports import deadlines, services
from lapor.reports.errors import (
    AlreadyContested,
    AlreadyExtended,
    BackdatedLimit,
    LongerLimit,
    NotAllowed,
    NotUnderKip,
    TooEarly,
    TooLate,
)
from lapor.reports.models import Objection, Report
from tests.cast import NOW, World, file

DAY = timedelta(days=1)


def request(world: World, *, procedure: str = "kip") -> UUID:
    report = file(report_class="information").report
    services.verify_report(
        report,
        topic="kesehatan",
        procedure=procedure,
        public_title="Data",
        public_text="Minta data.",
        by=world.actor("sari"),
        at=NOW,
    )
    return report


def test_it_extends_once_by_seven_working_days(world: World) -> None:
    """Filed on 2 March 2026: 10 days end on 16 March, 17 on 25 March. Law: docs/law/clocks.md#answer"""
    report, sari = request(world), world.actor("sari")
    assert Report.objects.get().answer_due_at == datetime(2026, 3, 16, 15, 59, 59, tzinfo=UTC)
    services.extend_answer(report, reason="Dokumen di arsip provinsi.", by=sari, at=NOW + DAY)
    assert Report.objects.get().answer_due_at == datetime(2026, 3, 25, 15, 59, 59, tzinfo=UTC)
    with pytest.raises(AlreadyExtended):
        services.extend_answer(report, reason="Lagi", by=sari, at=NOW + DAY)


def test_it_extends_nothing_else_and_not_too_late(world: World) -> None:
    report = request(world)
    with pytest.raises(TooLate):
        services.extend_answer(report, reason="Lambat", by=world.actor("sari"), at=NOW + 30 * DAY)
    with pytest.raises(NotAllowed):
        services.extend_answer(report, reason="Siapa?", by=world.actor("rina"), at=NOW)
    Report.objects.update(procedure="information")
    with pytest.raises(NotUnderKip):
        services.extend_answer(report, reason="Bukan KIP", by=world.actor("sari"), at=NOW)


def test_it_lets_the_superior_answer_an_objection(world: World) -> None:
    """Law: docs/law/clocks.md#objection"""
    report = request(world)
    wati = actors.reporter(report)
    services.forward_report(report, to=world.offices["dinkes"], by=world.actor("sari"), at=NOW)
    with pytest.raises(TooEarly):
        services.object_to_answer(report, text="Tidak dijawab", by=wati, at=NOW + DAY)
    services.object_to_answer(report, text="Tidak dijawab", by=wati, at=NOW + 20 * DAY)
    with pytest.raises(AlreadyContested):
        services.object_to_answer(report, text="Lagi", by=wati, at=NOW + 20 * DAY)
    with pytest.raises(NotAllowed):
        services.answer_objection(report, text="Tidak", by=world.actor("dewi"), at=NOW + 21 * DAY)
    services.answer_objection(report, text="Data diberikan.", by=world.actor("pak_made"), at=NOW + 21 * DAY)
    assert Objection.objects.get().answered_by == world.actor("pak_made").ref
    assert Report.objects.get().answer_step == "answer"


def test_it_takes_a_shorter_limit_and_never_a_longer_one(world: World) -> None:
    """Law: docs/law/clocks.md#respond"""
    sari, pupr, today = world.actor("sari"), world.offices["pupr"], date(2026, 3, 2)

    def set_limit(limit: int, *, valid_from: date = today, who: str = "sari") -> None:
        services.set_shorter_limit(
            pupr,
            procedure="complaint",
            step="respond",
            limit=limit,
            source="SK Kepala Dinas 1/2026",
            valid_from=valid_from,
            by=world.actor(who),
            at=NOW,
        )

    for limit in (0, 5, 9):
        with pytest.raises(LongerLimit):
            set_limit(limit)
    with pytest.raises(BackdatedLimit):
        set_limit(2, valid_from=date(2026, 3, 1))
    with pytest.raises(NotAllowed):
        set_limit(2, who="rina")
    set_limit(2)
    forget()
    due = [
        deadlines.due_of("respond", procedure="complaint", institution=pupr, start=filed, filed_at=filed).rule.limit
        for filed in (NOW - DAY, NOW)
    ]
    assert due == [5, 2]
    assert sari.has_role(actors.COORDINATOR)
