"""Three reports with photos by two people on one phone: restart, update of the site, a line with breaks; and each arrives as it was."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from lapor.attachments.models import Attachment
from lapor.channels.web_form import phone as entrance
from lapor.channels.web_form import pieces
from lapor.kit.codes import hash_access_key
from lapor.reports.models import Report
from lapor.ui import offline
from tests.journeys import phone
from tests.journeys.house import PHONE, House
from tests.journeys.phone import KeptReport
from tools.chromium import CHROMIUM, FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.journey]
PIN = "482913"
SIZE = ViewportSize(width=PHONE["width"], height=PHONE["height"])
THIN = {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 60_000}
WITHOUT_SYNC = "Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined });"


@contextmanager
def opened(chromium: Browser, house: House, *, folder: Path, has_sync: bool) -> Iterator[Page]:
    """The phone with what lies on it; closing it is switching it off."""
    device = chromium.browser_type.launch_persistent_context(
        folder, executable_path=CHROMIUM, args=FLAGS, base_url=house.url, viewport=SIZE, locale="id-ID"
    )
    if not has_sync:
        device.add_init_script(WITHOUT_SYNC)
    page = device.pages[0] if device.pages else device.new_page()
    phone.be_patient(page)
    yield page
    device.close()


@pytest.mark.parametrize("has_sync", [True, False])
def test_it_brings_three_reports_of_two_people_through(
    house: House, chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_sync: bool
) -> None:
    folder = tmp_path / "phone"
    with opened(chromium, house, folder=folder, has_sync=has_sync) as page:
        phone.install(page)
        page.context.set_offline(True)
        first = wati_writes(page)
        others = darto_writes(page)
        sums = phone.sums(page)
        phone.write(page, body="Draf yang belum selesai")
        expect(page.locator("[data-kept]")).to_contain_text("Tersimpan di ponsel ini")
    with opened(chromium, house, folder=folder, has_sync=has_sync) as page, monkeypatch.context() as patch:
        nobody_is_let_through(patch)
        page.context.set_offline(True)
        page.goto("/lapor/ponsel/")
        everything_is_there(page, first=first)
        the_site_is_updated(page, patch=patch)
    with opened(chromium, house, folder=folder, has_sync=has_sync) as page:
        page.goto("/lapor/ponsel/")
        the_line_breaks(page.context, page=page, until=3)
        phone.received(page, code=first.code)
        phone.open_box(page, pin=PIN)
        expect(page.get_by_role("button", name="Tutup kotak ini")).to_be_visible(timeout=phone.LONG)
        for each in others:
            phone.received(page, code=each.code)
    assert_arrived([first, *others], sums=sums)


def wati_writes(page: Page) -> KeptReport:
    phone.write(page, body="Lampu jalan mati.", privacy="open", name="Wati Contoh", photos=2)
    return phone.save(page)


def darto_writes(page: Page) -> list[KeptReport]:
    phone.make_box(page, pin=PIN)
    phone.write(page, body="Puskesmas sering tutup.", privacy="confidential", name="Darto Contoh", photos=1)
    made = [phone.save(page)]
    phone.to_list(page)
    phone.write(page, body="Ada pungutan di kantor.", privacy="anonymous", photos=1)
    page.locator("[name=about_official]").check()
    made.append(phone.save(page))
    phone.to_list(page)
    page.get_by_role("button", name="Tutup kotak ini").click()
    expect(page.get_by_role("button", name="Tutup kotak ini")).not_to_be_visible()
    return made


def everything_is_there(page: Page, *, first: KeptReport) -> None:
    """Wati's report and her draft; of the box only that something waits."""
    items = page.locator("[data-items]")
    expect(items).to_contain_text(first.code)
    expect(items).to_contain_text("Draf yang belum selesai")
    expect(items).not_to_contain_text("Puskesmas")
    expect(page.locator("[data-elsewhere]")).to_contain_text("2 kiriman lain")


def nobody_is_let_through(patch: pytest.MonkeyPatch) -> None:
    """The site answers, and takes nothing yet."""
    patch.setattr(entrance, "FILINGS_PER_MINUTE", 0)
    patch.setattr(pieces, "BEGINNINGS", 0)


def the_site_is_updated(page: Page, *, patch: pytest.MonkeyPatch) -> None:
    """A new version is taken over while somebody writes, and not a word is lost."""
    patch.setattr(offline, "FILES", offline.FILES[:-1])
    offline._digest.cache_clear()
    page.get_by_role("button", name="Lanjut menulis").click()
    page.context.set_offline(False)
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => null)")
    bar = page.locator("[data-new-version]")
    expect(bar).to_be_visible(timeout=phone.LONG)
    page.locator("[name=body]").fill("Draf yang belum selesai, lalu diperbarui")
    before = page.evaluate("performance.timeOrigin")
    bar.get_by_role("button").click()
    phone.until(page, done=lambda: phone.so(page, f"performance.timeOrigin !== {before}"))
    expect(page.locator("[data-items]")).to_contain_text("lalu diperbarui", timeout=phone.LONG)
    page.context.set_offline(True)
    assert not Report.objects.exists()
    offline._digest.cache_clear()


def the_line_breaks(device: BrowserContext, *, page: Page, until: int) -> None:
    """Two seconds of a thin line, then none, again and again, until everything has arrived."""
    line = device.new_cdp_session(page)
    for turn in itertools.count():
        assert turn < 90, "it does not get through"
        line.send("Network.emulateNetworkConditions", THIN)
        page.wait_for_timeout(2000)
        if Report.objects.count() >= until:
            return
        device.set_offline(True)
        page.wait_for_timeout(400)
        device.set_offline(False)


def assert_arrived(made: list[KeptReport], *, sums: dict[str, list[str]]) -> None:
    found: dict[str, Any] = {report.code: report for report in Report.objects.all()}
    assert set(found) == {each.bare_code for each in made} == set(sums)
    wanted = [("open", "ordinary", True), ("confidential", "ordinary", True), ("anonymous", "sealed", False)]
    for each, (privacy, lane, has_contact) in zip(made, wanted, strict=True):
        report = found[each.bare_code]
        assert (report.privacy, report.lane, report.has_contact) == (privacy, lane, has_contact)
        assert report.access_key_hash == hash_access_key(each.key)
        files = Attachment.objects.filter(report=report.id)
        assert sorted(file.sha256 for file in files) == sorted(sums[each.bare_code])
