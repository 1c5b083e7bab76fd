"""New keys while filings go on: every record can be opened all the time, and the old keys go when nothing needs them."""

from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lapor.cli import vault as command
from lapor.reports.models import Report
from lapor.vault import deliver, keep
from lapor.vault.models import SealedIdentity
from tests.cast import World, file

PURPOSES = (keep.DELIVERY, keep.CUSTODIAN)


@pytest.fixture(autouse=True)
def keys_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


def _rotate() -> int:
    return command.run(Namespace(vault_command="rotate", purpose=None))


def _opened() -> set[str]:
    contacts = [deliver.contact_of(report.reporter_ref) for report in Report.objects.all()]
    return {contact.name for contact in contacts if contact is not None}


def test_it_rotates_while_filings_go_on(world: World) -> None:
    now = datetime.now(UTC)
    file("before", name="Wati Satu")
    old = {purpose: keep.private_ids(purpose) for purpose in PURPOSES}
    assert _rotate() == 0
    file("between", name="Wati Dua")
    assert _opened() == {"Wati Satu", "Wati Dua"}
    assert keep.rewrap_records(at=now) == 2  # one record, both of its wraps
    file("after", name="Wati Tiga")
    assert _opened() == {"Wati Satu", "Wati Dua", "Wati Tiga"}
    assert all(old[purpose] < keep.private_ids(purpose) for purpose in PURPOSES)
    keep.rewrap_records(at=now + timedelta(hours=49))
    assert all(
        len(keep.private_ids(purpose)) == 1 and not old[purpose] & keep.private_ids(purpose) for purpose in PURPOSES
    )
    assert _opened() == {"Wati Satu", "Wati Dua", "Wati Tiga"}


def test_it_keeps_an_old_key_that_a_late_filing_used(world: World) -> None:
    file("late")
    before = SealedIdentity.objects.get()
    _rotate()
    keep.rewrap_records(at=datetime.now(UTC))
    SealedIdentity.objects.update(delivery_key=before.delivery_key, delivery_wrap=before.delivery_wrap)
    assert keep.waiting_for_wrap(keep.DELIVERY) == 1
    keep.rewrap_records(at=datetime.now(UTC) + timedelta(hours=49))
    assert _opened() == {"Wati Contoh"}


def test_it_refuses_a_second_rotation_meanwhile(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    _rotate()
    assert _rotate() == 3
    assert command.run(Namespace(vault_command="keys")) == 0
    assert "delivery" in capsys.readouterr().out


def test_it_touches_nothing_without_a_rotation(world: World, django_assert_num_queries: Any) -> None:
    file()
    with django_assert_num_queries(0):
        assert keep.rewrap_records(at=datetime.now(UTC)) == 0
