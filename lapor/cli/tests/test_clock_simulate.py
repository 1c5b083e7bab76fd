"""A rule is tried on the past before it goes live, and nothing is written."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.audit.models import Event
from lapor.cli.main import main
from lapor.reports import services
from tests.cast import NOW, World, file


def simulated(capsys: pytest.CaptureFixture[str], *more: str) -> dict[tuple[str, str, int], tuple[int, int | None]]:
    assert main(["clock", "simulate", "--from", "2026-03-01", "--to", "2026-03-31", "--json", *more]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    return {(row["step"], row["kind"], row["level"]): (row["told"], row["tried"]) for row in rows}


def forwarded(world: World) -> None:
    report, sari = file().report, world.actor("sari")
    services.verify_report(
        report, topic="jalan", procedure="complaint", public_title="Jalan", public_text="Rusak.", by=sari, at=NOW
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)


def test_it_tells_what_the_rules_would_have_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Forwarded on 2 March 2026, due on 9 March, then 3 days a level. Law: docs/law/clocks.md#reminders"""
    forwarded(world)
    events = Event.objects.count()
    found = simulated(capsys)
    assert found[("respond", "reminded", 0)] == (2, None)
    assert [found[("respond", "escalated", level)] for level in (1, 2, 3, 4)] == [(1, None)] * 4
    assert found[("answer", "reminded", 0)] == (2, None)
    assert ("verify", "reminded", 0) not in found
    assert Event.objects.count() == events


def test_it_compares_a_rule_that_is_tried(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    forwarded(world)
    found = simulated(capsys, "--rule", "complaint/respond=30")
    assert found[("respond", "reminded", 0)] == (2, 0)
    assert found[("respond", "escalated", 1)] == (1, 0)


@pytest.mark.parametrize("rule", ["respond=3", "complaint/respond=x", "complaint/respond=0", "nothing/respond=2"])
def test_it_refuses_a_rule_that_it_cannot_read(world: World, capsys: pytest.CaptureFixture[str], rule: str) -> None:
    assert main(["clock", "simulate", "--from", "2026-03-01", "--to", "2026-03-31", "--rule", rule]) == 2
    assert "--rule" in capsys.readouterr().err


def test_it_reads_in_batches(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    forwarded(world)
    with CaptureQueriesContext(connection) as captured:
        simulated(capsys)
    assert not [query for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
