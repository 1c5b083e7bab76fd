"""A modem under the real gammu-smsd, with its dummy phone."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from lapor.channels.sms import modem
from lapor.channels.sms.outbound import Sender
from lapor.notifications.senders import Message
from lapor.reports.models import Report
from tests.cast import NOW, World

LONG = "LAPOR jembatan di desa kami putus sejak kemarin dan anak tidak bisa lewat"
SETTINGS = """[gammu]
model = dummy
connection = none
port = {folder}/dev
gammuloc = /dev/null
[smsd]
service = files
inboxpath = {folder}/inbox/
outboxpath = {folder}/outbox/
sentsmspath = {folder}/sent/
errorsmspath = {folder}/err/
inboxformat = {format}
logfile = {folder}/log
checksecurity = 0
commtimeout = 1
receivefrequency = 1
loopsleep = 1
"""


@pytest.fixture(params=["standard", "unicode"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A running gammu-smsd."""
    for name in ("dev", "inbox", "outbox", "sent", "err"):
        (tmp_path / name).mkdir()
    (tmp_path / "smsdrc").write_text(SETTINGS.format(folder=tmp_path, format=request.param))
    daemon = subprocess.Popen(["gammu-smsd", "-c", str(tmp_path / "smsdrc")], stdout=subprocess.DEVNULL)
    time.sleep(1)
    yield tmp_path
    daemon.terminate()
    daemon.wait(15)


def wait_for_file(folder: Path) -> None:
    """Until something is there."""
    end = time.monotonic() + 20
    while not list(folder.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.mark.gammu
def test_gammu_it_makes_a_case_and_sends_by_the_modem(world: World, folder: Path) -> None:
    saving = ["gammu", "-c", str(folder / "smsdrc"), "savesms", "TEXT", "-folder", "1", "-sender", "081234567890"]
    subprocess.run([*saving, "-text", LONG], check=True, capture_output=True)
    wait_for_file(folder / "inbox")
    assert modem.collect(folder / "inbox", at=NOW) == 1
    assert Report.objects.get().body == LONG and not list((folder / "inbox").iterdir())
    with override_settings(LAPOR_GAMMU_CONFIG=str(folder / "smsdrc"), LAPOR_KANNEL_URLS=()):
        Sender().send(Message(to="+6281234567890", subject="", text="Laporan diterima"))
    wait_for_file(folder / "sent")


def test_it_joins_parts_and_keeps_what_was_not_stored(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part, words in enumerate((LONG[:40], LONG[40:])):
        (tmp_path / f"IN20260302_080000_00_+6281234567890_0{part}.txt").write_text(words)

    def crash(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(modem, "converse", crash)
        with pytest.raises(ConnectionError):
            modem.collect(tmp_path, at=NOW)
    assert len(list(tmp_path.iterdir())) == 2
    modem.collect(tmp_path, at=NOW)
    assert Report.objects.get().body == LONG
