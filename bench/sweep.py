"""`python -m bench.sweep`: time of a sweep against the number of open reports; the number that is due stays the same."""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time

import django

SIZES = (10_000, 100_000)
MILLION = 1_000_000
DUE = 500


def main() -> int:
    """Measure each size in a process and database of its own. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="bench.sweep", description=__doc__)
    parser.add_argument("--open", type=int, nargs="+", default=list(SIZES), help="how many reports are open")
    parser.add_argument("--million", action="store_true", help="1,000,000 open reports too (takes long to write)")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one is not None:
        return measure(reports=arguments.one)
    print(
        f"sweep: {DUE} overdue reports, two limits each\n{'open':>10}{'wall s':>9}{'CPU ms each':>13}{'told':>7}",
        flush=True,
    )
    for size in [*arguments.open, *([MILLION] if arguments.million else [])]:
        code = subprocess.call([sys.executable, "-m", "bench.sweep", "--one", str(size)])
        if code:
            return code
    return 0


def measure(*, reports: int) -> int:
    """Write the backlog, sweep it once, print one line."""
    with tempfile.TemporaryDirectory(prefix="lapor-bench-") as folder:
        os.environ["LAPOR_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        backlog = importlib.import_module("bench.backlog")
        sweep = importlib.import_module("lapor.reports.services.escalate").sweep
        backlog.make_backlog(reports=reports, overdue=DUE)
        began, cpu = time.perf_counter(), time.process_time()
        swept = sweep(backlog.MOMENT, limit=2 * DUE + 1)
        wall, busy = time.perf_counter() - began, time.process_time() - cpu
    print(f"{reports:>10,}{wall:>9.2f}{busy * 1000 / DUE:>13.2f}{swept.told:>7}", flush=True)
    return 0 if swept.told == 2 * DUE else 1


if __name__ == "__main__":
    sys.exit(main())
