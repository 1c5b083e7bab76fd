from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lapor.reports.rules import NoRule, read_rules, rule_for, seeded_rules

TODAY = date(2026, 7, 6)


@pytest.mark.parametrize("procedure", ["complaint", "oversight", "information", "aspiration", "kip"])
def test_it_seeds_the_steps_of_every_procedure(procedure: str) -> None:
    """Law: docs/law/clocks.md"""
    found = {step: rule_for(seeded_rules(), procedure=procedure, step=step, on=TODAY) for step in STEPS}
    assert {step: (rule.limit, rule.unit) for step, rule in found.items()} == STEPS


STEPS = {"verify": (3, "working"), "respond": (5, "working"), "close": (10, "working"), "complete": (30, "calendar")}


@pytest.mark.parametrize(
    ("procedure", "step", "limit", "unit"),
    [
        ("complaint", "answer", 14, "working"),
        ("oversight", "answer", 60, "working"),
        ("information", "answer", 5, "working"),
        ("aspiration", "answer", 5, "working"),
        ("kip", "answer", 10, "working"),
        ("kip", "extend", 7, "working"),
        ("complaint", "file", 30, "calendar"),
        ("complaint", "ombudsman", 60, "calendar"),
    ],
)
def test_it_seeds_the_limits(procedure: str, step: str, limit: int, unit: str) -> None:
    """Law: docs/law/clocks.md"""
    rule = rule_for(seeded_rules(), procedure=procedure, step=step, on=TODAY)
    assert (rule.limit, rule.unit) == (limit, unit)


def test_it_names_a_source_and_its_reliability_for_every_rule() -> None:
    assert all(rule.source and rule.reliability in {"A", "A/C", "B", "B/C", "C", "?"} for rule in seeded_rules())
    assert "62/2018 dan 24/2014" in rule_for(seeded_rules(), procedure="complaint", step="answer", on=TODAY).source


def test_it_knows_no_rule_before_2021() -> None:
    assert rule_for(seeded_rules(), procedure="kip", step="answer", on=date(2021, 1, 1)).version == 1
    with pytest.raises(NoRule, match="2020-12-31"):
        rule_for(seeded_rules(), procedure="kip", step="answer", on=date(2020, 12, 31))


def test_it_takes_the_version_that_holds_on_the_day() -> None:
    old = rule_for(seeded_rules(), procedure="complaint", step="answer", on=TODAY)
    new = replace(old, limit=10, version=2, valid_from=date(2027, 1, 1))
    found = [rule_for([new, old], procedure="complaint", step="answer", on=on) for on in (TODAY, date(2027, 1, 1))]
    assert found == [old, new]


def test_it_refuses_a_file_with_an_unknown_unit(tmp_path: Path) -> None:
    bad = tmp_path / "rules.csv"
    bad.write_text(
        "procedure,step,limit,unit,valid_from,source,reliability,version\nkip,answer,10,hours,2021-01-01,x,A,1\n"
    )
    with pytest.raises(ValueError, match="tuple.index"):
        read_rules(bad)
