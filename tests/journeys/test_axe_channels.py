"""axe finds nothing on the page of channels: running, stuck, paused, not set up, with a form that was refused."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lapor.intake.inbound import InboundText
from lapor.intake.services import block_sender, converse
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import pause_channel
from lapor.reports.models import Report
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]
LONG = "LAPOR jembatan gantung di Manubar putus sejak kemarin dan anak sekolah tidak bisa lewat"


def test_it_finds_nothing_on_the_page_of_channels(house: House, tabs: Tabs, settings: Any) -> None:
    settings.LAPOR_KANNEL_URLS = ("http://127.0.0.1:9/cgi-bin/sendsms",)
    settings.LAPOR_TELEGRAM_TOKEN = "123456:ABC"
    now, world = timezone.now(), house.world
    converse(InboundText(channel="sms", message_id="1", sender="+6281234567890", text=LONG), at=now)
    OutgoingMessage.objects.update(due_at=now.replace(year=2025))
    pause_channel("telegram", reason="Token bot diganti pagi ini", by=world.actor("admin"), at=now)
    code, reason = Report.objects.get().code, "Mengirim ancaman berulang kali kepada petugas"
    block_sender(code, channels=("sms",), reason=reason, days=7, by=world.actor("sari"), at=now)
    page = tabs.desk(who="admin")
    page.context.set_default_timeout(60_000)
    page.goto("/kerja/kelola/kanal/")
    expect(page.locator("main")).to_contain_text("Macet")
    found = look(page, name="channels")
    sari = tabs.desk(who="sari")
    sari.goto("/kerja/kelola/kanal/")
    sari.get_by_text("Blokir seorang pengirim").click()
    sari.get_by_label("Nomor laporan dari pengirim itu").fill("7KQ4")
    sari.get_by_label("Alasan memblokir").fill("Iseng")
    sari.get_by_role("button", name="Blokir pengirim").click()
    found += look(sari, name="a block that was refused")
    assert found == []
