"""`lapor demo`: one regency with people and a year of invented reports, web and worker in the foreground; loopback only."""

import argparse
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from types import FrameType
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection

from lapor.cli.demo_agenda import gather, is_gathered
from lapor.cli.demo_history import catch_up, is_played, play_history
from lapor.cli.demo_materials import is_supplied, supply
from lapor.cli.demo_outreach import is_met, meet
from lapor.cli.demo_people import SIGN_IN_WORDS, accounts, enrol_officers, give_factors
from lapor.cli.demo_pledge import is_pledged, pledge
from lapor.cli.demo_procedures import sign_procedures
from lapor.cli.demo_promises import is_promised, promise
from lapor.cli.demo_quarters import report_quarters
from lapor.cli.demo_training import is_taught, let_in, teach
from lapor.cli.installing import Progress, bring_up, install_region
from lapor.exchange.services import seed_coverage
from lapor.institutions import queries as institutions
from lapor.institutions.plan import Agency, Plan, plan_for
from lapor.institutions.services import mark_blank_spots, place_regions
from lapor.people.roles import ROLE_NAMES
from seed.demo.readers import blank_spots, demo_agencies, district_positions

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_REFUSED = 2
_GRACE_SECONDS = 15
_YEAR = timedelta(days=370)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor demo`."""
    parser.add_argument("what", nargs="?", choices=["codes"], help="codes: cetak kode masuk semua akun contoh sekarang")
    parser.add_argument("--prepare", action="store_true", help="siapkan data saja, tanpa menjalankan web")


def run(args: argparse.Namespace) -> int:
    """Build the demo where it is missing, then serve it until Ctrl-C."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    if host not in LOOPBACK:
        print(f"lapor demo: LAPOR_BASE_URL menunjuk {host}; demo hanya berjalan pada 127.0.0.1.", file=sys.stderr)
        return _REFUSED
    if args.what == "codes":
        return _print_codes()
    if not args.prepare and not _is_free(settings.PORT):
        print(f"lapor demo: pintu {settings.PORT} sedang dipakai. Coba: PORT=8001 make run", file=sys.stderr)
        return _REFUSED
    progress = Progress()
    tenant = prepare(progress)
    progress.finish("Demo siap")
    if args.prepare:
        return 0
    _introduce(tenant)
    return _serve()


def prepare(progress: Progress) -> UUID:
    """Database, regency, officers and history, each only where it is missing; gives the tenant."""
    now = datetime.now(UTC)
    bring_up(progress)
    _write_loosely()
    tenant = install_region(demo_plan(), at=now - _YEAR, progress=progress)
    if not is_played():
        mark_blank_spots({spot.code: f"daftar {spot.as_of}" for spot in blank_spots()})
        seed_coverage({spot.code: str(spot.as_of) for spot in blank_spots()}, tenant=tenant, at=now)
        place_regions(district_positions())
        enrol_officers(tenant, at=now - _YEAR)
        progress.step("akun contoh dibuat")
        played = play_history(tenant, now=now)
        progress.step(f"riwayat satu tahun: {played.steps} langkah, {len(played.refused)} ditolak")
    if not is_promised(tenant):
        entered = promise(tenant, begun=now - _YEAR + timedelta(days=1), now=now)
        progress.step(f"rencana aksi contoh: {entered} realisasi")
    if not is_met(tenant):
        met = meet(tenant, begun=now - _YEAR + timedelta(days=1), now=now)
        progress.step(f"sosialisasi contoh: {met} kegiatan")
    if not is_supplied(tenant):
        supplied = supply(tenant, begun=now - _YEAR + timedelta(days=1), now=now)
        progress.step(f"bahan dan penduduk contoh: {supplied} pengiriman")
    if not is_taught(tenant):
        taught = teach(tenant, begun=now - _YEAR + timedelta(days=1), now=now)
        progress.step(f"bimbingan teknis contoh: {taught} kegiatan")
    if not is_gathered(tenant):
        progress.step(f"agenda usulan contoh: {gather(tenant, now=now)} usulan")
    if not is_pledged(tenant):
        signed = pledge(tenant, begun=now - _YEAR + timedelta(days=2), now=now)
        progress.step(f"komitmen contoh: {signed} tanda tangan")
    sign_procedures(tenant, at=now - _YEAR + timedelta(days=20))
    give_factors(tenant, at=now)
    let_in(tenant, now=now)
    acts = catch_up(now=now)
    progress.step(f"{acts} kabar diolah")
    if made := report_quarters(tenant, now=now):
        progress.step(f"laporan triwulan contoh: {made}")
    return tenant


def _write_loosely() -> None:
    """Do not wait for the disk at each step of an invented past; web and worker open connections of their own."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def demo_plan() -> Plan:
    """The plan of the demo's regency: its agencies as they are really called, offices outside reached by made-up mail."""
    agencies = [
        Agency(
            code=line.code,
            kind=line.kind,
            name=line.name,
            short_name=line.short_name,
            duty=line.duty,
            parent=line.parent,
            region=line.region_code,
        )
        for line in demo_agencies()
    ]
    return plan_for(agencies[0].region, agencies=agencies, external_mail=True)


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _introduce(tenant: UUID) -> None:
    """Print the address and who can sign in."""
    print(f"\n  Lapor (demo)   {settings.BASE_URL}/\n  Masuk petugas  {settings.BASE_URL}/masuk/\n", flush=True)
    _print_accounts(tenant)
    print(f"\n  Kata sandi semua akun contoh: {SIGN_IN_WORDS}")
    print("  Masuk memerlukan kode enam angka dari kunci di atas. Kode berganti tiap 30 detik;")
    print("  cetak yang berlaku sekarang dengan: .venv/bin/lapor demo codes\n")
    print(f"  Surel keluar ditulis ke {settings.OUTBOX_DIR}. Semua laporan rekaan. Ctrl-C menghentikan.\n", flush=True)


def _print_accounts(tenant: UUID) -> None:
    """One line for each account: address, role, name, office, secret of the second factor, present code."""
    now = datetime.now(UTC)
    lines = [
        (each.email, str(ROLE_NAMES[each.role]), each.name, each.office, each.secret, each.code)
        for each in accounts(tenant, at=now)
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    for line in sorted(lines, key=lambda line: (line[1], line[0])):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def _print_codes() -> int:
    """The present code of every printed account; nothing is changed."""
    tenant = institutions.installation().tenant
    assert tenant is not None
    _print_accounts(tenant)
    return 0


def _serve() -> int:
    """Web and worker as children until one ends or Ctrl-C; both are told to finish and waited for."""
    # `env` marks the demo for the children: their settings are read anew.
    start = ["env", "LAPOR_DEMO=1", sys.executable, "-m", "lapor.cli.main"]
    children = [
        subprocess.Popen([*start, command], cwd=settings.BASE_DIR, start_new_session=True)
        for command in ("serve", "work")
    ]
    stopping = False

    def leave(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
    return 0 if stopping else 1
