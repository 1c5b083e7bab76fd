"""The electricity company has no account: a mail with a signed link is its whole desk, and it never learns who asked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, officers
from tests.journeys.citizen import EMAIL, NAME, TITLE, Kept
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
OFFICE_MAIL = "kantor@contoh.example"
ANSWER = "Travo sudah diganti, lampu menyala sejak kemarin."
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def test_it_answers_by_its_link_and_never_learns_who_asked(house: House, tabs: Tabs) -> None:
    kept, link = forwarded(house, tabs)
    office = tabs.phone()
    office.goto(link)
    expect(office.locator("main")).to_contain_text("PLN Sangatta")
    knows_nobody(office)
    office.get_by_role("button", name="Terima: kantor kami menangani").click()
    expect(office.locator("main")).to_contain_text("kantor Anda menangani")
    answer(office, link=link)
    house.work()
    wati_reads(tabs.phone(javascript=False), kept=kept)
    nobody_is_named_in_mail(house)


def test_it_says_that_it_is_not_its_authority(house: House, tabs: Tabs) -> None:
    kept, link = forwarded(house, tabs)
    office = tabs.phone(javascript=False)
    office.goto(link)
    office.get_by_text("Kembalikan kepada koordinator").click()
    office.get_by_label("Mengapa bukan wewenang kantor Anda?").fill("Lampu jalan milik dinas.")
    office.get_by_label("Menurut Anda, kantor mana yang tepat?").fill("Dinas Pekerjaan Umum")
    office.get_by_role("button", name="Kirim: bukan wewenang kami").click()
    expect(office.locator("main")).to_contain_text("bukan wewenang kantor Anda")
    house.work()
    sari = tabs.desk(who="sari")
    officers.open_case(sari, title=TITLE)
    expect(sari.locator("main")).to_contain_text("Lampu jalan milik dinas.")
    officers.forward(sari, to="Dinas Pekerjaan Umum")
    gone = office.goto(link)
    assert gone is not None and gone.status == 404
    wati = tabs.phone()
    wati.goto(citizen.follow_link(kept))
    expect(wati.locator(".now")).to_contain_text("Dinas Pekerjaan Umum")
    nobody_is_named_in_mail(house)


def test_it_shows_the_coordinator_what_was_delivered(house: House, tabs: Tabs) -> None:
    forwarded(house, tabs)
    sari = tabs.desk(who="sari")
    sari.goto("/kerja/?bagian=dipantau")
    sari.get_by_role("link", name=TITLE).click()
    expect(sari.locator(".held")).to_contain_text("Surat elektronik")
    place = officers.action(sari, "paper")
    officers.fill_answer(place, text="Jawaban datang lewat surat.")
    place.locator("input[type=file]").set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    expect(place.locator(".upload-list")).to_contain_text("Tersimpan")
    officers.press(place, button="Simpan dan kirim jawaban")
    officers.told(sari, words="Jawaban surat dimasukkan")


def forwarded(house: House, tabs: Tabs) -> tuple[Kept, str]:
    """Wati's receipt, and the link in the mail to the company."""
    wati = tabs.phone(javascript=False)
    citizen.walk_to_check(wati)
    kept = citizen.send(wati)
    sari = tabs.desk(who="sari", javascript=False)
    officers.open_case(sari, title=TITLE)
    officers.verify(sari)
    officers.forward(sari, to="PLN Sangatta")
    house.work()
    (mail,) = house.mail_to(OFFICE_MAIL)
    found = re.search(r"https?://\S+(/kantor/\S+/)", mail)
    assert found, mail
    return kept, found.group(1)


def answer(page: Page, *, link: str) -> None:
    """With a file; the first try without words is refused and keeps the file."""
    page.goto(link)
    file = page.locator("input[type=file]")
    file.set_input_files({"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": PDF})
    expect(page.locator(".upload-list")).to_contain_text("Tersimpan")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator(".upload-list")).to_contain_text("bukti.pdf")
    page.get_by_label("Jawaban untuk pelapor").fill(ANSWER)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.locator("main")).to_contain_text("Terima kasih")


def wati_reads(page: Page, *, kept: Kept) -> None:
    page.goto(citizen.follow_link(kept))
    expect(page.locator("main")).to_contain_text(ANSWER)
    expect(page.locator(".files").first).to_contain_text("bukti.pdf")


def knows_nobody(page: Page) -> None:
    """Neither name nor address in anything that the page holds."""
    content = page.content()
    assert NAME not in content and EMAIL not in content and "Wati" not in content


def nobody_is_named_in_mail(house: House) -> None:
    """No mail, to whomever, names the reporter."""
    for mail in house.outbox:
        text = f"{mail.subject}\n{mail.body}"
        assert "Wati" not in text and EMAIL not in text, mail.subject
        assert mail.to == [EMAIL] or EMAIL not in str(mail.message())
