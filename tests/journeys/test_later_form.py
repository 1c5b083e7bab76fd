"""A form of an officer without a network: kept, and posted in the session of the same account alone."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys import later_form, phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.fixture(autouse=True)
def form(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.journeys.later_form"
    later_form.TAKEN.clear()


def fill(page: Page, *, bars: str) -> None:
    page.locator("#bars").fill(bars)
    page.locator("#foto").set_input_files(FilePayload(name="menara.jpg", mimeType="image/jpeg", buffer=phone.photo(3)))
    page.get_by_role("button", name="Simpan").click()


def ready(page: Page) -> None:
    phone.install(page)
    page.goto("/survei/")
    phone.until(page, done=lambda: phone.so(page, "localStorage.getItem('lapor-akun') !== null"))
    page.context.set_offline(True)


def test_it_waits_for_the_account_that_wrote_it(house: House, tabs: Tabs) -> None:
    page = tabs.officers_phone("sari")
    ready(page)
    fill(page, bars="2")
    expect(page.locator(".notice")).to_contain_text("1 kiriman menunggu", timeout=phone.LONG)
    assert page.locator("#bars").input_value() == ""
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(page.locator(".notice")).to_contain_text("Masuk lagi", timeout=phone.LONG)
    tabs.sign_in(page, who="susi")
    page.goto("/survei/")
    expect(page.locator(".notice")).to_contain_text("Masuk lagi", timeout=phone.LONG)
    assert later_form.TAKEN == []
    page.context.clear_cookies()
    tabs.sign_in(page, who="sari")
    page.goto("/survei/")
    expect(page.locator(".notice")).to_be_hidden(timeout=phone.LONG)
    [(person, message, bars, files)] = later_form.TAKEN
    assert (person, bars, files) == (str(house.world.people["sari"]), "2", 1)
    assert len(message) == 36


def test_it_says_what_was_refused_and_keeps_it(house: House, tabs: Tabs) -> None:
    page = tabs.officers_phone("sari")
    ready(page)
    fill(page, bars="wrong")
    page.context.set_offline(False)
    expect(page.locator(".notice")).to_contain_text("Ditolak: Sinyal ditulis dengan angka.", timeout=phone.LONG)
