"""A backlog is reached as a whole, whatever happens to the processes that sweep it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Record = Callable[[str, object], None]


def sweep_under_fire(*, reports: int, overdue: int, kills: int) -> dict[str, Any]:
    """What a second process says after sweeping, and being killed, on a database of its own."""
    seed = os.environ.get("LAPOR_SOAK_SEED", "1")
    wanted = {"--reports": reports, "--overdue": overdue, "--kills": kills, "--seed": seed}
    command = [sys.executable, "-m", "bench.kills", *(str(part) for pair in wanted.items() for part in pair)]
    own = {name: value for name, value in os.environ.items() if not name.startswith("LAPOR_")}
    ended = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert ended.stdout, ended.stderr[-2000:]
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    assert ended.returncode == 0, found
    return found


def test_it_loses_and_doubles_nothing_when_killed() -> None:
    found = sweep_under_fire(reports=300, overdue=120, kills=3)
    assert (found["told"], found["lost"], found["doubled"]) == (240, 0, 0)
    assert found["killed_at_work"] >= 1


@pytest.mark.soak
def test_it_reaches_twenty_thousand_of_a_hundred_thousand_through_fifty_kills(record_property: Record) -> None:
    found = sweep_under_fire(reports=100_000, overdue=20_000, kills=50)
    assert found["killed_at_work"] == 50
    record_property("reached", "{told} limits told, {lost} lost, {doubled} doubled in {seconds} s".format(**found))
