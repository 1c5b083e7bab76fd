"""One person, three channels: SMS through the real Kannel, the web with the code, and SMS again; all on one time line."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lapor.channels.sms.tests.gateway import SECRET, Gateway, Phone, wait_for
from lapor.reports.models import Report
from tests.journeys import officers
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.kannel, pytest.mark.browser, pytest.mark.journey]
TOLD = "LAPOR lampu jalan di depan pasar Manubar mati sejak dua minggu dan malam hari gelap"
QUESTION, ANSWERED = "Di sisi utara atau selatan pasar?", "Di sisi utara, dekat masjid"
RESULT = "Lampu sudah diganti dan menyala kembali."


@pytest.fixture
def gateway(house: House, tmp_path: Path, settings: Any) -> Iterator[Gateway]:
    """A real Kannel between the phones and this house."""
    made = Gateway(folder=tmp_path, installation=house.url)
    made.write_settings()
    settings.LAPOR_KANNEL_URLS = (made.sendsms,)
    settings.LAPOR_KANNEL_USER, settings.LAPOR_KANNEL_PASSWORD = "lapor", "rahasia"
    settings.LAPOR_KANNEL_SECRET, settings.LAPOR_KANNEL_CALLBACK = SECRET, house.url
    made.start_kannel()
    yield made
    made.stop_all()


def test_kannel_one_person_three_channels(house: House, gateway: Gateway, tabs: Tabs) -> None:
    house.wait_for_morning()
    sari, wati = tabs.desk(who="sari", javascript=False), tabs.phone()
    with Phone(gateway.ports[4], number="081234567890") as phone:
        code, key = codes_in(by_sms(house, phone, TOLD, until="kunci rahasia"))
        sari_asks(sari, code=code)
        assert QUESTION in hears(house, phone, until="Pertanyaan untuk laporan")
        by_sms(house, phone, ANSWERED, until="sudah masuk")
        opens_and_adds_a_photo(wati, code=code, key=key)
        sari_forwards(sari, code=code)
        budi_answers(tabs.desk(who="budi", javascript=False), code=code)
        token = re.search(r"Balas YA (\w{5})", hears(house, phone, until="benar selesai"))
        assert token is not None
        by_sms(house, phone, f"YA {token[1]}", until="ditutup sebagai selesai")
    everything_is_on_one_line(wati, sari, code=code)


def codes_in(heard: str) -> tuple[str, str]:
    """Number and key of the receipt."""
    found = re.search(r"Nomor ([0-9A-Z-]{14}), kunci rahasia ([0-9A-Z-]{19})\.", heard)
    assert found is not None
    return found[1], found[2]


def by_sms(house: House, phone: Phone, words: str, *, until: str) -> str:
    """Wati sends an SMS; everything that her phone shows once the awaited words are there."""
    phone.write(words)
    return hears(house, phone, until=until)


def hears(house: House, phone: Phone, *, until: str) -> str:
    """The worker works until her phone shows these words."""

    def shown() -> bool:
        house.work()
        return until in phone.heard()

    wait_for(shown, seconds=120)
    return phone.heard()


def form_of(page: Page, *, code: str, verb: str) -> Locator:
    """The page of one action, as it is without JavaScript."""
    page.goto(f"/kerja/laporan/{code}/{verb}/")
    return page.locator(f"#tindakan-{verb}")


def sari_asks(page: Page, *, code: str) -> None:
    page.goto(f"/kerja/laporan/{code}/")
    expect(page.locator("main")).to_contain_text("lampu jalan di depan pasar Manubar")
    assert "81234567890" not in page.content()
    place = form_of(page, code=code, verb="ask")
    place.get_by_label("Pertanyaan").fill(QUESTION)
    officers.press(place, button="Kirim pertanyaan")
    officers.told(page, words="Pertanyaan dikirim.")


def opens_and_adds_a_photo(page: Page, *, code: str, key: str) -> None:
    picture = BytesIO()
    Image.new("RGB", (640, 480), (20, 20, 40)).save(picture, "JPEG")
    page.goto("/lacak/")
    page.get_by_label("Nomor laporan").fill(code)
    page.get_by_label("Kunci akses").fill(key)
    page.get_by_role("button", name="Lihat laporan").click()
    expect(page.locator("main")).to_contain_text(ANSWERED)
    place = page.locator("section[aria-labelledby=tambah]")
    place.get_by_label("Tulisan Anda").fill("Ini fotonya.")
    place.locator("input[type=file]").set_input_files(
        {"name": "lampu.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    expect(place.locator(".upload-list")).to_contain_text("Tersimpan")
    place.get_by_role("button", name="Kirim tambahan").click()
    expect(page.locator("main")).to_contain_text("Ini fotonya.")


def sari_forwards(page: Page, *, code: str) -> None:
    page.goto(f"/kerja/laporan/{code}/")
    officers.verify(page)
    place = form_of(page, code=code, verb="forward")
    place.get_by_label("Kantor yang memimpin").fill("Dinas Pekerjaan Umum")
    officers.press(place, button="Teruskan")
    officers.told(page, words="Laporan diteruskan.")


def budi_answers(page: Page, *, code: str) -> None:
    page.goto(f"/kerja/laporan/{code}/")
    officers.press(officers.action(page, "accept"), button="Terima")
    officers.told(page, words="Laporan diterima.")
    place = form_of(page, code=code, verb="respond")
    officers.fill_answer(place, text=RESULT)
    place.get_by_label("Bila tanpa bukti, mengapa?").fill("Foto menyusul")
    officers.press(place, button="Kirim jawaban")
    officers.told(page, words="Jawaban dikirim kepada pelapor.")


def everything_is_on_one_line(wati: Page, sari: Page, *, code: str) -> None:
    """The person's page and the officer's show the same story; there is one report, and one person's number nowhere."""
    assert Report.objects.count() == 1
    for page, url in ((wati, f"/lacak/{code}/"), (sari, f"/kerja/laporan/{code}/")):
        page.goto(url)
        line = page.locator("main")
        for words in (QUESTION, ANSWERED, "Ini fotonya.", RESULT):
            expect(line).to_contain_text(words)
        assert "81234567890" not in page.content()
    expect(wati.locator("main")).to_contain_text("selesai")
