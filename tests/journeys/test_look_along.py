"""The camat's officer looks at a mended road where there is no signal: read on the phone, written there, sent from the next hill."""

import pytest
from playwright.sync_api import expect

from lapor.attachments.models import Attachment
from lapor.reports.models import Topic, Validation
from lapor.workbench.tests.desk import report_of
from lapor.workbench.tests.test_closing import answered
from tests.journeys import phone
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]
PAGE = "/kerja/periksa/luring/"


def test_it_is_read_written_and_kept_without_a_network(house: House, tabs: Tabs) -> None:
    Topic.objects.update(needs_validation=True)
    receipt = answered(house.world)
    page = tabs.officers_phone("camat")
    phone.install(page)
    page.goto(PAGE)
    expect(page.locator("article")).to_contain_text("Sudah kami tambal.", timeout=phone.LONG)
    assert look(page, name="look-along") == []
    page.context.set_offline(True)
    page.goto(PAGE)
    card = page.locator("article")
    expect(card).to_contain_text("Sudah kami tambal.", timeout=phone.LONG)
    card.get_by_role("button", name="Kirim hasil").click()
    expect(card.get_by_role("alert")).to_contain_text("Pilih hasil pemeriksaan.")
    card.get_by_label("Benar selesai").check()
    card.get_by_label("Foto dari lokasi").set_input_files([phone.payload(2)])
    card.get_by_role("button", name="Kirim hasil").click()
    expect(card.locator("[data-sent]")).to_be_visible(timeout=phone.LONG)
    expect(card.locator("[data-sent]")).to_contain_text("menunggu jaringan")
    assert not Validation.objects.exists()
    page.reload()
    expect(page.locator("article form")).to_be_hidden(timeout=phone.LONG)
    page.context.set_offline(False)
    phone.until(page, done=Validation.objects.exists)
    report = report_of(receipt)
    assert (report.state, report.closed_by) == ("closed", "validation")
    assert Attachment.objects.get(report=report.id).added_by.startswith("institution/")


def test_it_shows_nothing_to_the_next_account(house: House, tabs: Tabs) -> None:
    Topic.objects.update(needs_validation=True)
    answered(house.world)
    page = tabs.officers_phone("camat")
    phone.install(page)
    page.goto(PAGE)
    expect(page.locator("article")).to_contain_text("Sudah kami tambal.", timeout=phone.LONG)
    page.context.clear_cookies()
    page.reload()
    expect(page.locator("[data-state]")).to_contain_text("Belum ada yang dibawa", timeout=phone.LONG)
    assert page.locator("article").count() == 0
