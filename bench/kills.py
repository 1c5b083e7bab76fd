"""`python -m bench.kills`: sweep a backlog with processes that are killed at random points; nothing is lost or doubled.

Prints one line of JSON. Every sweeping process is a real one of its own; two of them finish together.
"""

import argparse
import importlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import asdict
from types import ModuleType

import django
from django.db import connection

LIMIT = 200


def main() -> int:
    """Make the backlog, kill, finish, look. Returns 0 when all was told exactly once."""
    parser = argparse.ArgumentParser(prog="bench.kills", description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--overdue", type=int, default=120)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lapor-kills-") as folder:
        os.environ["LAPOR_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        return run(arguments)


def run(arguments: argparse.Namespace) -> int:
    """The backlog lies in the data folder named by the environment."""
    backlog = importlib.import_module("bench.backlog")
    backlog.make_backlog(reports=arguments.reports, overdue=arguments.overdue)
    connection.close()
    began, chance = time.perf_counter(), random.Random(arguments.seed)
    longest = max(0.15, arguments.overdue * 0.02 / max(arguments.kills, 1))
    hit = sum(kill_one(backlog, after=chance.uniform(0.01, longest)) for _ in range(arguments.kills))
    last = [begin(backlog) for _ in range(2)]
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in last]
    seconds = time.perf_counter() - began
    found = backlog.look(overdue=arguments.overdue)
    told = asdict(found) | {"killed_at_work": hit, "seconds": round(seconds, 1), "ended": ended} | vars(arguments)
    print(json.dumps(told), flush=True)
    is_whole = found.told == 2 * arguments.overdue and not any(ended)
    return 0 if is_whole and not (found.lost or found.doubled or found.strayed or found.broken_streams) else 1


def kill_one(backlog: ModuleType, *, after: float) -> bool:
    """Start a sweeping process and kill it; returns whether it was still at work."""
    child = begin(backlog)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def begin(backlog: ModuleType) -> int:
    """A process that sweeps until nothing is due; returns its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        sweep = importlib.import_module("lapor.reports.services.escalate").sweep
        swept = sweep(backlog.MOMENT, limit=LIMIT)
        while swept.looked:
            swept = sweep(backlog.MOMENT, limit=LIMIT, after=swept.last)
            if swept.last is None and swept.looked:
                swept = sweep(backlog.MOMENT, limit=LIMIT)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
