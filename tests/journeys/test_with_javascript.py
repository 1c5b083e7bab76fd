"""The same street lamp on a phone with JavaScript: a place by typing, a photo with progress, a pin, and ten seconds to think."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lapor.reports.models import Report
from tests.journeys import citizen, officers
from tests.journeys.citizen import TITLE, Kept
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
ANSWER = "Lampu sudah diganti dan menyala kembali."


def test_it_goes_from_a_phone_with_javascript_to_settled(house: House, tabs: Tabs, tmp_path: Path) -> None:
    photo = picture(tmp_path)
    wati = tabs.phone()
    kept = wati_files(wati, photo=photo)
    house.work()
    sari = tabs.desk(who="sari")
    officers.open_case(sari, title=TITLE)
    expect(sari.locator("main")).to_contain_text("Manubar")
    officers.verify(sari)
    officers.forward(sari, to="Dinas Pekerjaan Umum")
    budi_answers(tabs.officers_phone("budi"), photo=photo)
    house.work()
    wati_comes_back(wati, kept=kept)
    assert Report.objects.get().state == "closed"


def test_it_keeps_what_was_typed_when_the_phone_is_closed(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    page.goto("/lapor/")
    citizen.tell_what(page)
    expect(page.locator(".draft-line")).to_be_visible()
    page.goto("/")
    page.goto("/lapor/")
    expect(page.locator("textarea[name=body]")).to_have_value(citizen.BODY)
    page.get_by_role("button", name="Hapus dari perangkat").click()
    expect(page.locator("textarea[name=body]")).to_have_value("")


def test_it_shows_a_refused_file_beside_its_name(house: House, tabs: Tabs, tmp_path: Path) -> None:
    program = tmp_path / "foto.jpg"
    program.write_bytes(b"MZ\x90\x00 a program")
    page = tabs.phone()
    page.goto("/lapor/")
    page.locator("#id_attachments_file").set_input_files(program)
    expect(page.locator(".upload-failed")).to_be_visible()
    expect(page.locator(".upload-list input")).to_have_count(0)


def wati_files(page: Page, *, photo: Path) -> Kept:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/lapor/")
    citizen.tell_what(page)
    page.locator("#id_attachments_file").set_input_files(photo)
    expect(page.locator(".upload-list")).to_contain_text("Tersimpan")
    citizen.go_on(page, to="Di mana dan kapan?")
    pick_place(page)
    set_pin(page)
    citizen.go_on(page, to="Untuk siapa?")
    citizen.go_on(page, to="Siapa Anda?")
    page.locator("input[name=privacy][value=anonymous]").check()
    expect(page.get_by_role("textbox", name="Nama Anda")).to_be_hidden()
    citizen.tell_who(page)
    citizen.go_on(page, to="Periksa kembali")
    expect(page.locator("main")).to_contain_text("Terpasang")
    expect(page.locator(".files")).to_contain_text("lampu.jpg")
    kept = citizen.send(page)
    page.get_by_role("button", name="Salin", exact=True).click()
    expect(page.get_by_role("button", name="Tersalin")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == kept.code
    return kept


def pick_place(page: Page) -> None:
    """By keyboard alone, from the list beneath the field."""
    page.get_by_role("combobox", name="Desa").press_sequentially("manub")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=region_text]")).to_have_value(re.compile("^Manubar, "))
    expect(page.locator("input[name=region]")).to_have_value("64.08.11.2002")


def set_pin(page: Page) -> None:
    page.locator("[data-pin] .map").scroll_into_view_if_needed()
    page.locator("[data-pin] .map").click(position={"x": 150, "y": 120})
    expect(page.get_by_text("Pin terpasang.")).to_be_visible()


def budi_answers(page: Page, *, photo: Path) -> None:
    """Takes the first sending back, then lets the ten seconds pass."""
    page.clock.install()
    officers.open_case(page, title=TITLE)
    place = officers.action(page, "respond")
    officers.fill_answer(place, text=ANSWER)
    place.locator("input[type=file]").set_input_files(photo)
    expect(place.locator(".upload-list")).to_contain_text("Tersimpan")
    officers.press(place, button="Kirim jawaban")
    page.get_by_role("button", name="Batalkan").click()
    assert Report.objects.get().state == "forwarded"
    officers.press(place, button="Kirim jawaban")
    expect(page.locator(".toast")).to_contain_text("10 detik")
    page.clock.run_for(11_000)
    officers.told(page, words="Jawaban dikirim kepada pelapor.")


def wati_comes_back(page: Page, *, kept: Kept) -> None:
    page.goto("/lacak/")
    page.get_by_role("textbox", name="Nomor laporan").fill(kept.code.lower().replace("-", " "))
    page.get_by_role("textbox", name="Kunci akses").fill(kept.key)
    page.get_by_role("button", name="Lihat laporan").click()
    expect(page.locator("main")).to_contain_text(ANSWER)
    citizen.confirm(page, score=4, comment="")
    officers.told(page, words="Laporan Anda ditutup sebagai selesai.")


def picture(folder: Path) -> Path:
    """A photo as a phone makes it."""
    file = folder / "lampu.jpg"
    Image.effect_noise((640, 480), 40).convert("RGB").save(file, "JPEG", quality=70)
    return file
