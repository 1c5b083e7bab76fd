"""The seeded clock rules, as data, and which of several rules holds on a day."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from lapor.reports.clocks import UNITS, Rule

SEED = Path(__file__).resolve().parents[2] / "seed" / "clock_rules.csv"


class NoRule(LookupError):
    """No rule for this procedure and step holds on this day."""


@cache
def seeded_rules() -> tuple[Rule, ...]:
    """Every rule of `seed/clock_rules.csv`, in its order. Each row names its source."""
    return read_rules(SEED)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a CSV file with the columns of `seed/clock_rules.csv`. Raises ValueError, KeyError for bad rows."""
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(_rule(row) for row in csv.DictReader(rows))


def rule_for(rules: Iterable[Rule], *, procedure: str, step: str, on: date) -> Rule:
    """The rule that holds on this day: the one with the latest first day, then the highest version. Raises NoRule."""
    holding = [rule for rule in rules if (rule.procedure, rule.step) == (procedure, step) and rule.valid_from <= on]
    if not holding:
        raise NoRule(f"no rule for {procedure}/{step} holds on {on.isoformat()}")
    return max(holding, key=lambda rule: (rule.valid_from, rule.version))


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        procedure=row["procedure"],
        step=row["step"],
        limit=int(row["limit"]),
        unit=UNITS[UNITS.index(row["unit"])],
        source=row["source"],
        reliability=row["reliability"],
        valid_from=date.fromisoformat(row["valid_from"]),
        version=int(row["version"]),
    )
