"""Files are scanned before anybody sees them; without a verdict they wait, and what is infected is given to nobody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lapor.attachments import scanning
from lapor.attachments.checks import check_bytes
from lapor.attachments.follow import ask_for_cleaning
from lapor.attachments.links import Variant, file_address, page_addresses
from lapor.attachments.models import Attachment
from lapor.attachments.services import clean_file
from lapor.attachments.system_checks import check_scanner
from lapor.attachments.tests import samples
from lapor.attachments.tests.daemon import HARMLESS, clamd
from lapor.attachments.tests.stories import NOW, kept, staged
from lapor.attachments.tests.test_follow_reports import REPORT, filed
from lapor.audit.queries import stream_events
from lapor.jobs.models import Job
from lapor.jobs.services import run_next_job

pytestmark = pytest.mark.django_db
VARIANTS: list[Variant] = ["view", "thumb", "original", "page"]


@pytest.fixture(scope="module")
def daemon() -> Iterator[str]:
    with clamd() as address:
        yield address


@pytest.mark.clamd
@pytest.mark.parametrize("content", [samples.picture(), samples.heic(), samples.pdf()], ids=["jpeg", "heic", "pdf"])
def test_it_keeps_an_infected_file_from_everybody(daemon: str, settings: Any, content: bytes) -> None:
    settings.LAPOR_CLAMD = daemon
    file = kept(content + HARMLESS, report=REPORT)
    assert clean_file(file.id, at=NOW) == "refused"
    file.refresh_from_db()
    assert file.failure == "malware"
    assert [file_address(file, variant=each, now=NOW) for each in VARIANTS] == [""] * 4
    assert page_addresses(file, now=NOW) == ()
    assert check_bytes({file.id: file.sha256}) == []


@pytest.mark.clamd
def test_it_tells_the_report_and_lets_clean_files_through(daemon: str, settings: Any) -> None:
    settings.LAPOR_CLAMD = daemon
    infected, clean = kept(samples.pdf() + HARMLESS, report=REPORT), kept(samples.picture(), report=REPORT)
    assert (clean_file(infected.id, at=NOW), clean_file(clean.id, at=NOW)) == ("refused", "ready")
    (told,) = stream_events(f"report/{REPORT}")
    assert (told.kind, told.payload["file"]) == ("file_refused", str(infected.id))
    assert clean_file(infected.id, at=NOW) == "refused"
    assert len(stream_events(f"report/{REPORT}")) == 1


@pytest.mark.clamd
def test_it_gives_no_verdict_on_what_is_larger_than_the_daemon_takes(
    daemon: str, settings: Any, tmp_path: Path
) -> None:
    settings.LAPOR_CLAMD = daemon
    large = tmp_path / "large"
    large.write_bytes(bytes(31 * 1024 * 1024))
    with pytest.raises(scanning.ScannerAway):
        scanning.found_in(large)


def test_it_waits_while_the_daemon_is_away_and_tries_again(settings: Any, tmp_path: Path) -> None:
    settings.LAPOR_CLAMD = str(tmp_path / "nobody")
    file = kept(samples.picture(), report=REPORT)
    ask_for_cleaning(filed(), NOW)
    run_next_job(at=NOW)
    assert Attachment.objects.get(pk=file.pk).state == "kept"
    assert Job.objects.get(key=str(file.id)).failure == "ScannerAway"
    settings.LAPOR_CLAMD = ""
    run_next_job(at=NOW + timedelta(hours=1))
    assert Attachment.objects.get(pk=file.pk).state == "ready"


def test_it_scans_nothing_that_was_not_sent(settings: Any, tmp_path: Path) -> None:
    settings.LAPOR_CLAMD = str(tmp_path / "nobody")
    assert clean_file(staged(samples.picture()).id, at=NOW) == "staged"


@pytest.mark.parametrize("address", ["clamd", "clamd:", "clamd:0", ":3310", "clamd:99999"])
def test_it_names_an_address_that_cannot_be_one(settings: Any, address: str) -> None:
    settings.LAPOR_CLAMD = address
    assert [fault.id for fault in check_scanner(None)] == ["attachments.E001"]


@pytest.mark.parametrize("address", ["", "/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310"])
def test_it_says_nothing_of_an_address_that_fits(settings: Any, address: str) -> None:
    settings.LAPOR_CLAMD = address
    assert check_scanner(None) == []
