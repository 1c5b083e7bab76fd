"""2G with a break every 20 seconds: a long recording gets through all the same, to the last byte."""

import hashlib
import itertools
import os
import random
import wave
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import FilePayload, Page, expect

from lapor.attachments.models import Attachment
from lapor.reports.models import Report
from tests.journeys import phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
# EDGE as it is in a village at the edge of a cell: 50 kbit/s up, 100 down, half a second there and back.
EDGE = {"offline": False, "latency": 500, "downloadThroughput": 12_500, "uploadThroughput": 6_250}
UP_FOR, AWAY_FOR = 20_000, 3_000
SAMPLE_RATE = 8_000


@dataclass(frozen=True, kw_only=True)
class Came:
    """How it went: breaks of the line until the report was there."""

    breaks: int


def recording(size: int, *, seed: int) -> bytes:
    """A recording that cannot be made smaller, of about so many bytes."""
    out = BytesIO()
    with wave.open(out, "wb") as told:
        told.setnchannels(1)
        told.setsampwidth(1)
        told.setframerate(SAMPLE_RATE)
        told.writeframes(random.Random(seed).randbytes(size))
    return out.getvalue()


def test_it_gets_a_recording_through_a_line_that_breaks(house: House, tabs: Tabs) -> None:
    came = gets_through(tabs, size=200_000, seed=1)
    assert came.breaks >= 1


@pytest.mark.soak
def test_it_gets_five_megabytes_through_2g(
    house: House, tabs: Tabs, record_property: Callable[[str, object], None]
) -> None:
    came = gets_through(tabs, size=5 * 1024 * 1024, seed=int(os.environ.get("LAPOR_SOAK_SEED", "1")))
    record_property("reached", f"5 MiB at 50 kbit/s, {came.breaks} breaks of the line")
    assert came.breaks >= 20


def gets_through(tabs: Tabs, *, size: int, seed: int) -> Came:
    """Write without a network, then let the thin line come and go until the report is there, whole."""
    content = recording(size, seed=seed)
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/lapor/ponsel/")
    phone.write(page, body="Rekaman rapat desa.")
    page.locator("#berkas").set_input_files([FilePayload(name="rapat.wav", mimeType="audio/wav", buffer=content)])
    expect(page.locator("[data-files] li")).to_have_count(1, timeout=phone.LONG)
    made = phone.save(page)
    breaks = comes_and_goes(page)
    report = Report.objects.get()
    assert report.code == made.bare_code
    assert Attachment.objects.get(report=report.id).sha256 == hashlib.sha256(content).hexdigest()
    return Came(breaks=breaks)


def comes_and_goes(page: Page) -> int:
    """Twenty seconds of a thin line, then none, again and again, until the report has arrived; how often it broke."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    for turn in itertools.count():
        assert turn < 120, "it does not get through"
        page.context.set_offline(False)
        line.send("Network.emulateNetworkConditions", EDGE)
        for _second in range(UP_FOR // 1000):
            page.wait_for_timeout(1000)
            if Report.objects.exists():
                return turn
        page.context.set_offline(True)
        page.wait_for_timeout(AWAY_FOR)
    raise AssertionError
