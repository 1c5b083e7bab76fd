"""2G with a break every 20 seconds: a long recording gets through all the same, to the last byte."""

import hashlib
import os
import random
import wave
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from lapor.attachments.models import Attachment
from lapor.reports.models import Report
from tests.journeys import phone
from tests.journeys.house import House, Tabs
from tests.journeys.thin_line import ThinLine

pytestmark = [pytest.mark.browser, pytest.mark.journey]
# At the edge of a cell: 50 kbit/s up, 100 down; twenty seconds with a signal, three without.
UP, DOWN = 6_250, 12_500
UP_FOR, AWAY_FOR = 20, 3
SAMPLE_RATE = 8_000


def recording(size: int, *, seed: int) -> bytes:
    """A recording that cannot be made smaller, of about so many bytes."""
    out = BytesIO()
    with wave.open(out, "wb") as told:
        told.setnchannels(1)
        told.setsampwidth(1)
        told.setframerate(SAMPLE_RATE)
        told.writeframes(random.Random(seed).randbytes(size))
    return out.getvalue()


def test_it_gets_a_recording_through_a_line_that_breaks(house: House, chromium: Browser) -> None:
    assert gets_through(house, chromium, size=200_000, seed=1) >= 1


@pytest.mark.soak
def test_it_gets_five_megabytes_through_2g(
    house: House, chromium: Browser, record_property: Callable[[str, object], None]
) -> None:
    breaks = gets_through(house, chromium, size=5 * 1024 * 1024, seed=int(os.environ.get("LAPOR_SOAK_SEED", "1")))
    record_property("reached", f"5 MiB at 50 kbit/s, through {breaks} breaks of the line")
    assert breaks >= 40


def gets_through(house: House, chromium: Browser, *, size: int, seed: int) -> int:
    """Write without a network, then let the thin line come and go until the report is there, whole; how often it broke."""
    content = recording(size, seed=seed)
    with ThinLine(int(house.url.rpartition(":")[2])) as line:
        tabs = Tabs(house=replace(house, url=line.url), browser=chromium)
        page = tabs.phone()
        phone.install(page)
        line.cut()
        page.goto("/lapor/ponsel/")
        phone.write(page, body="Rekaman rapat desa.")
        page.locator("#berkas").set_input_files([FilePayload(name="rapat.wav", mimeType="audio/wav", buffer=content)])
        expect(page.locator("[data-files] li")).to_have_count(1, timeout=phone.LONG)
        made = phone.save(page)
        line.thin(up=UP, down=DOWN)
        breaks = comes_and_goes(page, line=line)
        tabs.close()
    report = Report.objects.get()
    assert report.code == made.bare_code
    assert Attachment.objects.get(report=report.id).sha256 == hashlib.sha256(content).hexdigest()
    assert tabs.faults == []
    return breaks


def comes_and_goes(page: Page, *, line: ThinLine) -> int:
    """Twenty seconds of a thin line, then none, again and again, until the report has arrived; how often it broke."""
    for turn in range(200):
        line.mend()
        for _second in range(UP_FOR):
            page.wait_for_timeout(1000)
            if Report.objects.exists():
                return turn
        line.cut()
        page.wait_for_timeout(AWAY_FOR * 1000)
    raise AssertionError("it does not get through")
