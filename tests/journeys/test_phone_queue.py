"""A report written with the network cut: kept on the phone under its final number, and sent by itself."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from lapor.attachments.models import Attachment
from lapor.kit import codes, compact, gsm7, paper
from lapor.kit.ids import new_id
from lapor.reports.models import Report
from tests.journeys import citizen, phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]


def test_it_sends_by_itself_what_was_written_without_a_network(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/lapor/")
    expect(page).to_have_url(f"{house.url}/lapor/ponsel/")
    phone.write(page, body="Jembatan putus sejak banjir.", privacy="anonymous", photos=1)
    kept = phone.save(page)
    sums = phone.sums(page)
    expect(page.locator("[data-receipt-state]")).to_contain_text("Tersimpan di ponsel ini")
    assert not Report.objects.exists()
    page.context.set_offline(False)
    phone.received(page, code=kept.code)
    report = Report.objects.get(code=kept.bare_code)
    assert (report.body, report.privacy) == ("Jembatan putus sejak banjir.", "anonymous")
    assert report.access_key_hash == codes.hash_access_key(kept.key)
    files = Attachment.objects.filter(report=report.id)
    assert [file.sha256 for file in files] == sums[kept.bare_code]


def test_it_finds_a_place_in_its_own_list(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/lapor/ponsel/")
    page.get_by_role("button", name="Tulis laporan").click()
    page.locator("#id_region_text").press_sequentially("manub")
    page.get_by_role("option", name="Manubar").click()
    expect(page.locator("[name=region]")).to_have_value("64.08.11.2002")


def test_it_shows_what_works_when_a_page_needs_the_network(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.install(page)
    page.context.set_offline(True)
    page.goto("/laporan/")
    expect(page.get_by_role("heading", name="Tidak ada jaringan sekarang")).to_be_visible()
    page.goto("/bantuan/")
    expect(page.locator("main")).to_contain_text("Bantuan")


def test_it_makes_the_same_numbers_as_the_server(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.be_patient(page)
    page.goto("/lapor/ponsel/")
    made: list[str] = page.evaluate(IMPORTED + "return Array.from({length: 200}, codes.newTrackingCode); }")
    assert all(codes.parse_tracking_code(code) == code for code in made)
    ours = [codes.new_tracking_code() for _ in range(200)]
    checks = page.evaluate(IMPORTED + "return given.map((each) => codes.checkCharacter(each.slice(0, 11))); }", ours)
    assert checks == [code[-1] for code in ours]
    keys = page.evaluate(IMPORTED + "return Array.from({length: 50}, codes.newAccessKey); }")
    assert all(codes.parse_access_key(key) == key for key in keys)
    ids = page.evaluate(IMPORTED + "return Array.from({length: 50}, () => codes.newId()); }")
    assert {each[14] for each in ids} == {"7"} and {each[19] for each in ids} <= set("89ab")
    assert abs(int(ids[0].replace("-", "")[:12], 16) - (new_id().int >> 80)) < 600_000


def test_it_writes_the_same_sms_as_the_server_reads(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.be_patient(page)
    page.goto("/lapor/ponsel/")
    words = "“Jembatan” putus 😡 – {parah} sekali // sejak banjir.\nAnak-anak tidak bisa lewat. " * 12
    sms = {"report_class": "aspiration", "privacy": "confidential", "region": "64.08.11.2002", "about_official": "on"}
    own = {"code": codes.new_tracking_code(), "key": codes.new_access_key()}
    given = own | {"sms": sms | {"title": "Jembatan", "body": words, "address": "dekat dermaga"}}
    text: str = page.evaluate(SMS, given)
    told = compact.decode(text)
    assert compact.encode(replace(told, words=f"Jembatan. {words}")) == text
    assert (told.code, told.access_key, told.region) == (own["code"], own["key"], "64.08.11.2002")
    assert (told.report_class, told.privacy, told.about_official) == ("aspiration", "confidential", True)
    assert gsm7.parts(text) == 3


def test_it_makes_a_draft_of_a_form_on_paper(house: House, tabs: Tabs) -> None:
    sheet = paper.PaperForm(region="64.08.11.2002", number=paper.new_form_number())
    page = tabs.phone()
    page.context.add_init_script(READER % paper.payload_of(sheet))
    phone.install(page)
    page.context.set_offline(True)
    page.locator("#kertas").set_input_files(phone.payload(1))
    expect(page.locator("[data-files] li")).to_have_count(1, timeout=phone.LONG)
    expect(page.locator("[name=region]")).to_have_value(sheet.region)
    expect(page.locator("[name=title]")).to_have_value(f"Formulir kertas {paper.format_form_number(sheet.number)}")


# Chromium on a desk reads no codes: this stands in for the reader of a phone.
READER = "self.BarcodeDetector = class { async detect() { return [{ rawValue: '%s' }]; } };"


def test_it_keeps_the_last_known_state_of_a_report_filed_elsewhere(house: House, tabs: Tabs) -> None:
    page = tabs.phone()
    phone.install(page)
    page.goto("/lapor/")
    citizen.walk_to_check(page)
    kept = citizen.send(page)
    page.get_by_role("button", name="Simpan di ponsel ini").click()
    expect(page.get_by_role("button", name="Tersimpan di daftar ponsel ini.")).to_be_visible()
    page.goto("/lapor/ponsel/")
    item = page.locator("[data-items] > li", has_text=kept.code)
    expect(item).to_contain_text("Terakhir diperbarui", timeout=phone.LONG)
    page.context.set_offline(True)
    page.reload()
    expect(item).to_contain_text("Sedang diperiksa.", timeout=phone.LONG)
    expect(item).to_contain_text("Terakhir diperbarui")


SMS = 'async (given) => (await import("/static/web_form/phone_sms.js")).compact(given)'
IMPORTED = 'async (given) => { const codes = await import("/static/ui/offline/codes.js"); '
