"""axe finds nothing on the pages about identities, rights and receipts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from lapor.audit.services.root import make_due_roots
from lapor.kit.codes import format_code
from tests.cast import file
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def seen(page: Page, *addresses: str) -> list[str]:
    """What axe finds on these addresses."""
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        found += look(page, name=address)
    return found


def test_it_finds_nothing_on_pages_about_a_persons_data(house: House, tabs: Tabs) -> None:
    receipt = file(at=timezone.now())
    make_due_roots(at=timezone.now() + timedelta(days=3))
    wati, data = tabs.phone(), f"/lacak/{format_code(receipt.code)}/data/"
    wati.goto(f"/k/{receipt.code}/{receipt.access_key}/")
    wati.goto(data)
    wati.get_by_role("button", name="Hapus nama dan kontak saya").click()
    found = look(wati, name="erase, asked")
    wati.get_by_role("button", name="Ya, minta dihapus").click()
    assert found + seen(wati, data, "/audit/", "/audit/periksa/") == []
    ningsih = tabs.desk(who="ningsih")
    assert seen(ningsih, "/kerja/hak/") == []


def test_it_finds_nothing_on_pages_about_an_identity(house: House, tabs: Tabs) -> None:
    receipt = file(at=timezone.now())
    address = f"/kerja/laporan/{receipt.code}/identitas/"
    sari, ningsih = tabs.desk(who="sari"), tabs.desk(who="ningsih")
    sari.goto(address)
    found = look(sari, name="ask")
    sari.get_by_label("Pemeriksaan laporan").check()
    sari.get_by_label("Mengapa Anda perlu tahu").fill("Perlu memeriksa pagar di rumah pelapor.")
    sari.get_by_role("button", name="Kirim permintaan").click()
    found += seen(ningsih, "/kerja/identitas/")
    ningsih.get_by_label("Setujui").check()
    ningsih.get_by_label("Alasan keputusan").fill("Perlu dan cukup.")
    ningsih.get_by_role("button", name="Simpan keputusan").click()
    found += look(ningsih, name="decided")
    house.work()
    found += seen(sari, address)
    sari.get_by_role("button", name="Lihat identitas sekarang").click()
    found += look(sari, name="shown")
    assert found == [] and sari.get_by_text("Wati Contoh").is_visible()
    sari.emulate_media(media="print")
    assert not sari.get_by_text("Wati Contoh").is_visible()
