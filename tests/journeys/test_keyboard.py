"""By keyboard alone: the skip link, the main action, a dialog that Escape closes, a queue by letters, and no trap."""

import pytest
from playwright.sync_api import Page, expect

from lapor.reports.models import Report
from lapor.workbench.tests.desk import filed, forwarded
from tests.cast import PASSWORD
from tests.journeys import citizen
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
FOCUSED = "(document.activeElement.innerText || document.activeElement.name || document.activeElement.id || '').trim()"
MANY = 150


@pytest.mark.parametrize(
    ("address", "action"),
    [("/", "Buat laporan"), ("/lapor/", "Lanjut"), ("/lacak/", "Lihat laporan")],
)
def test_it_reaches_the_main_action_and_leaves_again(house: House, tabs: Tabs, address: str, action: str) -> None:
    page = tabs.phone()
    page.goto(address)
    words = tab_through(page)
    assert words[0] == "Langsung ke isi"
    assert action in words[1:]
    assert "Masuk petugas" in words, "the keyboard never reaches the footer"


def test_it_signs_in_without_a_mouse(house: House, tabs: Tabs) -> None:
    page = tabs.desk()
    page.goto("/masuk/")
    page.keyboard.type("sari@contoh.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Antrean")


def test_it_skips_to_the_contents(house: House, tabs: Tabs) -> None:
    page = tabs.desk()
    page.goto("/lacak/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Nomor laporan")).to_be_focused()


def test_it_closes_the_question_by_escape(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    citizen.walk_to_check(page)
    page.goto(citizen.follow_link(citizen.send(page)))
    button = page.get_by_role("button", name="Cabut laporan", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    assert Report.objects.get().state == "received"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ya, cabut laporan").press("Enter")
    expect(page.locator(".messages")).to_contain_text("Laporan Anda dicabut.")


def test_it_works_a_queue_and_a_case_by_letters(house: House, tabs: Tabs) -> None:
    for number in range(3):
        filed(f"m-{number}", title=f"Laporan nomor {number}")
    page = tabs.desk(who="sari")
    page.goto("/kerja/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Laporan nomor")
    page.keyboard.press("p")
    expect(page.locator("#tindakan-ask")).to_have_attribute("open", "")
    expect(page.get_by_label("Pertanyaan").first).to_be_focused()
    page.keyboard.type("p adalah huruf biasa di sini")
    expect(page.get_by_label("Pertanyaan").first).to_have_value("p adalah huruf biasa di sini")


def test_it_reaches_every_action_of_a_case(house: House, tabs: Tabs) -> None:
    receipt = forwarded(house.world)
    page = tabs.desk(who="budi")
    page.goto(f"/kerja/laporan/{receipt.code}/")
    words = tab_through(page)
    shown = page.locator("details.action > summary").all_inner_texts()
    assert {first_line(each) for each in shown} <= {first_line(each) for each in words}


def tab_through(page: Page) -> list[str]:
    """What the Tab key reaches, in order, until it begins anew. Fails when it goes in a small circle for ever."""
    found: list[str] = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        found.append(str(page.evaluate(FOCUSED)))
        if len(found) > 1 and found[-1] == found[0]:
            break
    assert len(found) < MANY, found[-20:]
    return found


def first_line(text: str) -> str:
    """The words without the letter behind them."""
    return text.strip().splitlines()[0].strip() if text.strip() else ""
