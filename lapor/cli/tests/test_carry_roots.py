"""The newest root leaves the house by mail and as a file, once, and what comes back is checked against the store."""

import argparse
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from lapor.audit.models import DailyRoot
from lapor.audit.services import make_due_roots
from lapor.cli import audit
from lapor.cli.carrying import FOLDER, carry_newest_root, keepers_of_roots
from lapor.institutions.memory import forget
from lapor.institutions.models import Institution
from lapor.notifications import senders
from tests.cast import NOW, World, file

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def keepers(world: World, settings: Any, tmp_path: Path) -> None:
    """The inspectorate has an address of its own, and somebody outside keeps roots too."""
    settings.DATA_DIR, settings.FILES_DIR = tmp_path, tmp_path / "files"
    settings.LAPOR_ROOT_WITNESSES = ("saksi@contoh.example",)
    Institution.objects.filter(pk=world.offices["inspektorat"]).update(email="itwil@contoh.example")
    forget()
    file("m-1")


def test_it_carries_nothing_before_there_is_a_root(tmp_path: Path) -> None:
    assert carry_newest_root() == 0
    assert not (tmp_path / FOLDER).exists()


def test_it_mails_each_root_once_and_keeps_it_as_a_file(tmp_path: Path) -> None:
    make_due_roots(at=NOW + 3 * DAY)
    assert "itwil@contoh.example" in keepers_of_roots()
    assert carry_newest_root() == len(mail.outbox) == len(keepers_of_roots())
    assert carry_newest_root() == 0
    (kept,) = (tmp_path / FOLDER).iterdir()
    newest = DailyRoot.objects.order_by("-day")[0]
    assert json.loads(kept.read_text())["root"] == newest.root
    assert newest.root in mail.outbox[0].body


def test_it_tries_again_when_a_mail_did_not_go_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_due_roots(at=NOW + 3 * DAY)
    with monkeypatch.context() as patched:
        patched.setattr(senders.EmailSender, "send", _broken)
        with pytest.raises(OSError, match="no mail"):
            carry_newest_root()
    assert not (tmp_path / FOLDER).exists()
    assert carry_newest_root() > 0


def _broken(*_arguments: object) -> None:
    raise OSError("no mail")


def test_it_checks_the_store_against_the_letter_that_came_back(tmp_path: Path, capsys: Any) -> None:
    make_due_roots(at=NOW + 3 * DAY)
    carry_newest_root()
    letter = tmp_path / "surat.txt"
    letter.write_text(str(mail.outbox[0].message()), encoding="utf-8")
    assert audit.run(argparse.Namespace(audit_command="verify", root=letter)) == 0
    assert "cocok dengan saksi dari luar" in capsys.readouterr().out
    DailyRoot.objects.latest("day").delete()
    assert audit.run(argparse.Namespace(audit_command="verify", root=letter)) == 1
    assert "disaksikan dari luar" in capsys.readouterr().out
