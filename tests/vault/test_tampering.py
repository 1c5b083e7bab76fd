"""Every single change of the past is found, and nothing is found where nothing was changed."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from lapor.attachments.services import stage_file
from lapor.audit.services import make_due_roots
from lapor.audit.verify import verify
from lapor.cli.audit import CHECKERS
from lapor.intake.message import Receipt, WordMessage
from lapor.intake.services import receive_word
from lapor.kit import actors
from lapor.reports import services
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World, file
from tests.vault.tamperings import TAMPERINGS, tampered

DAY = timedelta(days=1)
REPORTS = 40
OGG = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(range(256)) * 2
Reached = Callable[[str, object], None]


@pytest.fixture
def whole(world: World, settings: Any, tmp_path: Path) -> World:
    """Forty reports of three days, some on their way, some with a file, each day with its root."""
    settings.FILES_DIR = tmp_path / "files"
    for number in range(REPORTS):
        at = NOW + (number % 3) * DAY
        receipt = file(
            f"m-{number}",
            at=at,
            latitude=0.5,
            longitude=117.5,
            address="Depan pasar",
            occurred_on=NOW.date(),
            files=_files(number),
        )
        _move_on(receipt, number=number, world=world)
    assert make_due_roots(at=NOW + 4 * DAY) == 4
    return world


def test_it_finds_fifty_changes_and_none_in_untouched_copies(whole: World, record_property: Reached) -> None:
    _try(50, seed=20260302, report=record_property)


def test_it_knows_every_way_of_changing(whole: World) -> None:
    assert [name for name in TAMPERINGS if not _is_found(name, dice=random.Random(1))] == []


@pytest.mark.soak
def test_it_finds_a_thousand_changes_and_none_in_untouched_copies(whole: World, record_property: Reached) -> None:
    _try(1_000, seed=int(os.environ.get("LAPOR_SOAK_SEED", "20260302")), report=record_property)


def _try(count: int, *, seed: int, report: Reached) -> None:
    dice = random.Random(seed)
    names = sorted(TAMPERINGS)
    missed = [name for name in dice.choices(names, k=count) if not _is_found(name, dice=dice)]
    false = sum(not _is_clean(number, dice=dice) for number in range(count))
    report("reached", f"{count - len(missed)} of {count} changes found, {false} of {count} untouched copies accused")
    assert (missed, false) == ([], 0)


def _is_found(name: str, *, dice: random.Random) -> bool:
    with _copy(), tampered(name, dice=dice):
        return bool(verify(checkers=CHECKERS).faults)


def _is_clean(number: int, *, dice: random.Random) -> bool:
    """A copy that went on honestly for a step."""
    with _copy():
        receipt = file(f"copy-{number}", at=NOW + 5 * DAY, body=f"Laporan nomor {dice.randrange(10**6)} di pasar.")
        message = WordMessage(channel="web_form", message_id=f"w-{number}", report=receipt.report, text="Tambahan.")
        receive_word(message, at=NOW + 5 * DAY)
        return verify(checkers=CHECKERS).faults == []


@contextmanager
def _copy() -> Iterator[None]:
    """The store as it is; whatever is done to it in the block is gone afterwards."""
    begun = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(begun)


def _files(number: int) -> tuple[Any, ...]:
    if number % 8:
        return ()
    upload = BytesIO(OGG + bytes([number]))
    return (stage_file(upload, name="suara.ogg", draft=f"d-{number}", at=NOW, added_by="reporter").id,)


def _move_on(receipt: Receipt, *, number: int, world: World) -> None:
    at, sari = NOW + (number % 3) * DAY + timedelta(hours=1), world.actor("sari")
    if number % 2:
        services.verify_report(
            receipt.report,
            topic="jalan",
            procedure="complaint",
            public_title="Jalan berlubang",
            public_text="Jalan di depan pasar berlubang.",
            by=sari,
            at=at,
        )
    if number % 4 == 1:
        services.forward_report(receipt.report, to=world.offices["pupr"], by=sari, at=at)
    if number % 8 == 1:
        _talk(receipt.report, world=world, at=at)


def _talk(report: UUID, *, world: World, at: datetime) -> None:
    """Asked, answered, noted, drafted, returned, responded, disputed, contested."""
    budi, pupr, reporter = world.actor("budi"), world.offices["pupr"], actors.reporter(report)
    services.accept_report(report, by=budi, at=at)
    services.ask_reporter(report, text="Di kilometer berapa?", institution=pupr, by=budi, at=at)
    services.answer_question(report, text="Di depan pasar.", by=reporter, at=at)
    services.write_note(report, text="Alat ada.", institution=pupr, author=world.people["budi"], by=budi, at=at)
    words = Answer(text="Sudah ditambal.", found="Lubang", done="Ditambal", no_evidence_reason="Menyusul")
    services.draft_response(report, answer=words, author=world.people["budi"], by=budi, at=at)
    services.return_draft(report, note="Tambah tanggal.", by=budi, at=at)
    services.respond(report, answer=words, approver=world.people["budi"], by=budi, at=at)
    services.dispute_response(report, reason="Masih berlubang.", score=2, by=reporter, at=at)
    services.reclassify_report(
        report, topic="jalan", procedure="oversight", reason="Perlu", by=world.actor("sari"), at=at
    )
    services.contest_decision(report, decision="reclassified", text="Bukan itu.", by=reporter, at=at)
