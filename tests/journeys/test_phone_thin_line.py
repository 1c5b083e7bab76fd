"""Five megabytes over a line that breaks again and again: nothing is sent twice but the piece that was on its way."""

import pytest
from playwright.sync_api import FilePayload, expect

from lapor.attachments.models import Attachment
from lapor.attachments.tests.samples import boxed
from lapor.reports.models import Report
from tests.journeys import phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
# 2G carries about 5 kB a second and breaks every 20 seconds: a piece of 64 to 128 KB between two breaks. The quick run keeps that
# relation with a line that is forty times as fast and breaks every two seconds.
QUICK = (
    {"offline": False, "latency": 50, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
    2000,
    5 * 1024 * 1024,
)
TRUE = (
    {"offline": False, "latency": 600, "downloadThroughput": 10_000, "uploadThroughput": 5_000},
    20_000,
    5 * 1024 * 1024,
)


@pytest.mark.parametrize("line", [QUICK, pytest.param(TRUE, marks=pytest.mark.soak)])
def test_it_gets_five_megabytes_through(house: House, tabs: Tabs, line: tuple[dict[str, object], int, int]) -> None:
    conditions, span, size = line
    film = boxed(b"isom", handlers=(b"vide",))
    film += (size - len(film)).to_bytes(4, "big") + b"free" + bytes(size - len(film) - 8)
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    phone.write(page, body="Rekaman jembatan.")
    page.locator("#berkas").set_input_files(FilePayload(name="jembatan.mp4", mimeType="video/mp4", buffer=film))
    expect(page.locator("[data-files] li")).to_have_count(1, timeout=phone.LONG)
    kept = phone.save(page)
    line_of = page.context.new_cdp_session(page)
    breaks = 0
    while not Report.objects.filter(code=kept.bare_code).exists():
        assert breaks < 200, "it does not get through"
        page.context.set_offline(False)
        line_of.send("Network.emulateNetworkConditions", dict(conditions))
        page.wait_for_timeout(span)
        page.context.set_offline(True)
        page.wait_for_timeout(300)
        breaks += 1
    assert breaks > 3
    assert Attachment.objects.get().size == size
