"""What `lapor clock simulate` says: reminders and escalations of a span of days, by the rules and by one that is tried."""

import argparse
import json
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lapor.institutions import queries as institutions
from lapor.reports.clocks import LONGEST_LIMIT
from lapor.reports.models import Report
from lapor.reports.simulation import Key, Simulated, simulate

KINDS = {"reminded": "pengingat", "escalated": "eskalasi"}


def told(args: argparse.Namespace) -> str:
    """The answer as text or JSON. Raises ValueError for a day or a rule that cannot be read."""
    zone = ZoneInfo(institutions.installation().zone)
    since = _midnight(args.since, zone=zone)
    until = _midnight(args.until, zone=zone) + timedelta(days=1)
    if until <= since:
        raise ValueError("--to: lebih awal daripada --from")
    limits = dict(_limit(text) for text in args.rule)
    now = simulate(since=since, until=until)
    tried = simulate(since=since, until=until, limits=limits) if limits else None
    if args.json:
        return json.dumps(_as_json(now, tried=tried), ensure_ascii=False, indent=2)
    return _as_text(now, tried=tried)


def _midnight(text: str, *, zone: ZoneInfo) -> datetime:
    return datetime.combine(date.fromisoformat(text), time.min, tzinfo=zone)


def _limit(text: str) -> tuple[tuple[str, str], int]:
    """`complaint/respond=3` as a limit of that procedure and step."""
    name, _, limit = text.partition("=")
    procedure, _, step = name.partition("/")
    if procedure not in Report.Procedure.values or not step or not limit.isdecimal():
        raise ValueError(f"--rule: {text!r} tidak terbaca, contoh complaint/respond=3")
    if not 1 <= int(limit) <= LONGEST_LIMIT:
        raise ValueError(f"--rule: batas {limit} di luar 1 sampai {LONGEST_LIMIT}")
    return (procedure, step), int(limit)


def _as_json(now: Simulated, *, tried: Simulated | None) -> dict[str, object]:
    rows = [
        {
            "procedure": key[0],
            "step": key[1],
            "kind": key[2],
            "level": key[3],
            "told": now.told.get(key, 0),
            "tried": tried.told.get(key, 0) if tried else None,
        }
        for key in _keys(now, tried=tried)
    ]
    return {"reports": now.reports, "rows": rows}


def _as_text(now: Simulated, *, tried: Simulated | None) -> str:
    head = f"{'prosedur':<13}{'langkah':<10}{'kabar':<18}{'aturan kini':>12}" + (f"{'dicoba':>9}" if tried else "")
    lines = [f"{now.reports} laporan", "", head]
    for key in _keys(now, tried=tried):
        procedure, step, kind, level = key
        what = KINDS[kind] + (f" tingkat {level}" if level else "")
        line = f"{procedure:<13}{step:<10}{what:<18}{now.told.get(key, 0):>12}"
        lines.append(line + (f"{tried.told.get(key, 0):>9}" if tried else ""))
    return "\n".join(lines)


def _keys(now: Simulated, *, tried: Simulated | None) -> list[Key]:
    both: set[Key] = set(now.told) | (set(tried.told) if tried else set())
    return sorted(both)
