"""`make bench`: CPU and statements per request of the hot paths, in one process on a database of its own.

Figures depend on the machine; the ratios within one run and the statement counts are what to quote.
"""

import argparse
import importlib
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import Protocol

import django


class MeasuredPath(Protocol):
    """A hot path: its name, its goal, and how to walk it once."""

    name: str
    goal_ms: float | None

    def call(self, number: int) -> None:
        """One request, different for each number where it writes."""

    def statements(self) -> int:
        """SQL statements of one more call."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One path: CPU milliseconds (median and 95th percentile), wall milliseconds (median), statements of the last call."""

    name: str
    cpu_ms: float
    cpu_p95_ms: float
    wall_ms: float
    statements: int
    goal_ms: float | None


def main() -> int:
    """Make the data, measure each path, print a table. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=2000, help="how many reports lie in the database (default 2000)")
    parser.add_argument("--calls", type=int, default=200, help="how often each path is called (default 200)")
    arguments = parser.parse_args()
    os.environ["LAPOR_DATA_DIR"] = tempfile.mkdtemp(prefix="lapor-bench-")
    os.environ["LAPOR_REQUIRE_SECOND_FACTOR"] = "no"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    paths = importlib.import_module("bench.paths")
    scene = paths.make_scene(reports=arguments.reports)
    results = [measure(path, calls=arguments.calls) for path in paths.paths(scene)]
    show(results, reports=arguments.reports, calls=arguments.calls)
    print(flush=True)
    return subprocess.call([sys.executable, "-m", "bench.sweep", "--open", "10000"])


def measure(path: MeasuredPath, *, calls: int) -> Result:
    """Call the path often enough to warm it up, then `calls` times."""
    for number in range(10):
        path.call(number)
    cpu, wall = [], []
    for number in range(calls):
        began, began_wall = time.process_time(), time.perf_counter()
        path.call(1000 + number)
        cpu.append((time.process_time() - began) * 1000)
        wall.append((time.perf_counter() - began_wall) * 1000)
    return Result(
        name=path.name,
        cpu_ms=statistics.median(cpu),
        cpu_p95_ms=sorted(cpu)[int(len(cpu) * 0.95)],
        wall_ms=statistics.median(wall),
        statements=path.statements(),
        goal_ms=path.goal_ms,
    )


def show(results: list[Result], *, reports: int, calls: int) -> None:
    """Print the table."""
    print(f"{reports} reports, {calls} calls a path, {platform.machine()}, Python {platform.python_version()}")
    print(f"load average {os.getloadavg()[0]:.1f}\n")
    print(f"{'path':<28}{'CPU ms':>8}{'p95':>8}{'wall ms':>9}{'SQL':>5}{'goal ms':>9}")
    for row in results:
        goal = f"{row.goal_ms:.0f}" if row.goal_ms else "–"
        print(f"{row.name:<28}{row.cpu_ms:>8.1f}{row.cpu_p95_ms:>8.1f}{row.wall_ms:>9.1f}{row.statements:>5}{goal:>9}")


if __name__ == "__main__":
    sys.exit(main())
