"""axe finds nothing on the phone page while somebody writes, reads the receipt, looks at the list and opens a box."""

import pytest
from playwright.sync_api import expect

from tests.journeys import phone
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def test_it_finds_nothing_on_the_phone_page(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/lapor/ponsel/")
    phone.write(page, body="Jembatan putus sejak banjir.", photos=1)
    found = look(page, name="write")
    page.locator("[name=privacy][value=open]").check()
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator("[data-problems]")).to_be_visible()
    found += look(page, name="problems")
    page.locator("[name=privacy][value=anonymous]").check()
    phone.save(page)
    found += look(page, name="receipt")
    phone.to_list(page)
    found += look(page, name="list")
    assert found == []


def test_it_finds_nothing_on_the_pages_beside_it(house: House, tabs: Tabs) -> None:
    page = tabs.desk()
    phone.be_patient(page)
    found: list[str] = []
    for address in (
        "/luring/",
        "/lapor/kertas/",
        "/lapor/kertas/?region_text=manubar&sheets=5",
        "/lapor/kertas/?region_text=sangatta&sheets=0",
    ):
        page.goto(address)
        found += look(page, name=address)
    assert found == []
