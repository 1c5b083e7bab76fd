"""Three stories of line 7: an identity asked for, a report about the camat, an erasure from click to shredded key."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from lapor.vault.models import SealedIdentity
from tests.house.pages import CODE, pages
from tests.journeys import citizen, officers
from tests.journeys.citizen import Kept
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
WITNESS = "Pak Camat Anton meminta uang untuk surat pindah."


def filed(page: Page, **changes: Any) -> Kept:
    """Wati files in five pages."""
    citizen.walk_to_check(page, **changes)
    return citizen.send(page)


def ask(sari: Page, *, reason: str) -> None:
    """Ask to see who the reporter is."""
    sari.get_by_label("Pemeriksaan laporan").check()
    sari.get_by_label("Mengapa Anda perlu tahu").fill(reason)
    sari.get_by_role("button", name="Kirim permintaan").click()


def decide(ningsih: Page, *, decision: str, reason: str) -> None:
    """The custodian decides what waits."""
    ningsih.goto("/kerja/identitas/")
    ningsih.get_by_label(decision).check()
    ningsih.get_by_label("Alasan keputusan").fill(reason)
    ningsih.get_by_role("button", name="Simpan keputusan").click()


def test_it_is_asked_refused_asked_again_granted_and_told(house: House, tabs: Tabs) -> None:
    wati, sari, ningsih = tabs.phone(), tabs.desk(who="sari"), tabs.desk(who="ningsih")
    kept = filed(wati)
    identity = f"/kerja/laporan/{kept.code}/identitas/"
    sari.goto(identity)
    ask(sari, reason="Ingin tahu siapa yang melapor ini.")
    decide(ningsih, decision="Tolak", reason="Tanyakan dulu lewat halaman laporan.")
    sari.goto(identity)
    expect(sari.get_by_text("Tanyakan dulu lewat halaman laporan.")).to_be_visible()
    assert citizen.NAME not in sari.content()
    ask(sari, reason="Sudah ditanya, tidak dijawab; perlu memeriksa di tempat pelapor.")
    decide(ningsih, decision="Setujui", reason="Perlu dan cukup.")
    assert citizen.NAME not in ningsih.content()
    house.work()
    sari.goto(identity)
    sari.get_by_role("button", name="Lihat identitas sekarang").click()
    expect(sari.get_by_text(citizen.NAME)).to_be_visible()
    house.work()
    assert any("dibuka" in each for each in house.mail_to(citizen.EMAIL))
    wati.goto(f"/lacak/{kept.code}/data/")
    expect(wati.get_by_text("Dinas Komunikasi dan Informatika").first).to_be_visible()
    assert "Sari" not in wati.content()


def test_it_hides_a_report_about_the_camat_from_the_kecamatan(house: House, tabs: Tabs) -> None:
    wati, hasan = tabs.phone(), tabs.desk(who="itwil")
    wati.goto("/lapor/")
    citizen.tell_what(wati, body=WITNESS)
    citizen.go_on(wati, to="Di mana dan kapan?")
    wati.locator("input[name=region_text]").fill("Manubar")
    citizen.go_on(wati, to="Untuk siapa?")
    wati.locator("select[name=institution]").select_option(label="Kecamatan Sangatta Utara")
    citizen.go_on(wati, to="Siapa Anda?")
    citizen.tell_who(wati)
    wati.get_by_label("Tentang perilaku pejabat atau petugas").check()
    citizen.go_on(wati, to="Periksa kembali")
    kept = citizen.send(wati)
    house.work()
    officers.open_case(hasan, title=citizen.TITLE)
    expect(hasan.get_by_text(WITNESS).first).to_be_visible()
    for who in ("camat", "sari", "budi", "pak_made", "operator"):
        assert seen_by(house, who=who, kept=kept) == []
    assert not any(kept.code in each or "pindah" in each for each in house.mail_to("camat@contoh.example"))


def seen_by(house: House, *, who: str, kept: Kept) -> list[str]:
    """On which pages of the whole house this officer reads a word of the report; every address, with its number and without."""
    client = Client(HTTP_HOST="localhost")
    client.cookies["lapor_sesi"] = house.session_of(who)
    found = []
    for page in pages():
        address = page.address.replace(CODE, kept.code)
        answer = client.get(address, {"q": "pindah"}, follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        if b"surat pindah" in body or b"Camat Anton" in body:
            found.append(address)
    return found


def test_it_erases_from_click_to_shredded_key(house: House, tabs: Tabs) -> None:
    wati, ningsih = tabs.phone(javascript=False), tabs.desk(who="ningsih")
    kept = filed(wati)
    data = f"/lacak/{kept.code}/data/"
    wati.goto(data)
    wati.get_by_role("button", name="Hapus nama dan kontak saya").click()
    wati.get_by_role("button", name="Ya, minta dihapus").click()
    expect(wati.get_by_text("Permintaan Anda tercatat.")).to_be_visible()
    house.work()
    assert any("tercatat" in each for each in house.mail_to(citizen.EMAIL))
    ningsih.goto("/kerja/pemberitahuan/")
    expect(ningsih.get_by_text("Permintaan hak data pribadi menunggu jawaban").first).to_be_visible()
    ningsih.goto("/kerja/hak/")
    assert citizen.NAME not in ningsih.content() and citizen.TITLE not in ningsih.content()
    ningsih.get_by_label("Laksanakan").check()
    ningsih.get_by_label("Alasan, atau nomor perkaranya").fill("Atas permintaan pelapor.")
    ningsih.get_by_role("button", name="Simpan keputusan").click()
    ningsih.get_by_role("button", name="Ya, hapus").click()
    expect(ningsih.get_by_text("Keputusan disimpan.")).to_be_visible()
    sealed = SealedIdentity.objects.get()
    assert sealed.erased_on == timezone.now().date()
    wraps = (sealed.sealed, sealed.delivery_wrap, sealed.custodian_wrap, sealed.reporter_wrap)
    assert {bytes(each) for each in wraps} == {b""} and sealed.email_digest == ""
    house.work()
    wati.goto(data)
    expect(wati.get_by_text("Untuk laporan ini kami tidak menyimpan nama atau kontak Anda.")).to_be_visible()
    wati.goto(f"/lacak/{kept.code}/")
    expect(wati.get_by_text(citizen.BODY)).to_be_visible()
