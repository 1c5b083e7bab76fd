"""The command `lapor` and its subcommands."""

import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from lapor.audit.followers import _FOLLOWERS, Followed, Follower, register
from lapor.audit.models import Event, OutboxRow
from lapor.cli import worker
from lapor.cli.main import commands, main
from lapor.search.queries import case_search
from lapor.statistics.queries import basic_figures
from tests.cast import NOW, World, file


def test_it_lists_its_subcommands() -> None:
    assert {"audit", "clock", "serve", "work"} <= set(commands())


def test_it_answers_clock_questions(capsys: pytest.CaptureFixture[str]) -> None:
    filed = ["--filed", "2026-03-16T09:00+08:00", "--region", "64.08"]
    assert main(["clock", "due", "--class", "complaint", "--step", "verify", *filed]) == 0
    assert "Jatuh tempo" in capsys.readouterr().out


def test_it_says_that_the_record_is_whole(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    file()
    assert main(["audit", "verify"]) == 0
    assert "konsisten, tanpa saksi" in capsys.readouterr().out


def test_it_names_the_report_whose_record_was_changed(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    receipt = file()
    Event.objects.all().update(actor="officer/x")
    assert main(["audit", "verify"]) == 1
    code = f"{receipt.code[:4]}-{receipt.code[4:8]}-{receipt.code[8:]}"
    assert code in capsys.readouterr().out


def test_it_lets_followers_act_until_nothing_is_left(world: World) -> None:
    seen: list[str] = []

    def see(event: Followed, at: datetime) -> None:
        seen.append(event.kind)

    register(Follower(name="watching", acts={"filed": see}))
    try:
        file()
        worker.drain(at=datetime.now(UTC))
    finally:
        del _FOLLOWERS["watching"]
    assert seen == ["filed"]
    assert not OutboxRow.objects.filter(follower="watching").exists()


def test_it_tells_indexes_and_counts_what_was_filed(world: World) -> None:
    receipt = file()
    worker.drain(at=NOW)
    assert "wati@contoh.example" in {address for each in mail.outbox for address in each.to}
    assert case_search(world.actor("sari"), text="berlubang") == (receipt.report,)
    assert basic_figures(world.tenant, year=2026).received == 1
    assert not OutboxRow.objects.exists()


def test_it_begins_nothing_after_it_was_told_to_stop(world: World) -> None:
    stop = threading.Event()
    stop.set()
    file()
    waiting = OutboxRow.objects.count()
    worker.run_round(at=NOW, stop=stop)
    assert OutboxRow.objects.count() == waiting


@pytest.mark.django_db
def test_it_lets_one_worker_alone_have_the_embedded_database(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    first = worker.only_worker()
    if first is None:
        return
    with pytest.raises(worker.AnotherWorker):
        worker.only_worker()
    first.close()
    second = worker.only_worker()
    assert second is not None
    second.close()


@pytest.mark.django_db
def test_it_ends_on_a_signal(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path

    def one_round(*, at: datetime, stop: threading.Event) -> int:
        signal.raise_signal(signal.SIGTERM)
        return 1

    monkeypatch.setattr(worker, "run_round", one_round)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        assert main(["work"]) == 0
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
