"""News on a device: the button hands over what the browser made, and the worker shows what comes. Push services themselves are not here."""

import json
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from lapor.kit.codes import format_code
from lapor.notifications.models import PushSubscription
from lapor.notifications.push_keys import make_push_key
from tests.cast import file
from tests.journeys import phone
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look
from tools.chromium import CHROMIUM, FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.journey]
# The example key of RFC 8291, section 5.
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
MADE = f"""
Notification.requestPermission = async () => "granted";
Object.defineProperty(Notification, "permission", {{ get: () => "granted" }});
const keys = {{ p256dh: "{POINT}", auth: "{"A" * 22}" }};
const made = {{ toJSON: () => ({{ endpoint: "https://fcm.googleapis.com/fcm/send/x", keys }}) }};
PushManager.prototype.subscribe = async () => made;
PushManager.prototype.getSubscription = async () => made;
"""


def test_it_is_turned_on_and_off(house: House, tabs: Tabs) -> None:
    make_push_key()
    receipt = file(at=timezone.now())
    page = tabs.phone()
    page.context.add_init_script(MADE)
    phone.install(page)
    page.goto(f"/k/{receipt.code}/{receipt.access_key}/")
    offer = page.locator("[data-push]")
    offer.get_by_role("button", name="Kabari saya di perangkat ini").click(timeout=phone.LONG)
    expect(offer.get_by_role("status")).to_contain_text("Perangkat ini dikabari", timeout=phone.LONG)
    assert PushSubscription.objects.get().report_id == receipt.report
    assert look(page, name="push") == []
    page.reload()
    offer.get_by_role("button", name="Berhenti mengabari").click(timeout=phone.LONG)
    expect(offer.get_by_role("status")).to_contain_text("tidak dikabari lagi", timeout=phone.LONG)
    assert not PushSubscription.objects.exists()


def test_it_says_what_to_do_where_news_is_blocked(house: House, tabs: Tabs) -> None:
    make_push_key()
    receipt = file(at=timezone.now())
    page = tabs.phone()
    page.context.add_init_script('Notification.requestPermission = async () => "denied";')
    phone.install(page)
    page.goto(f"/k/{receipt.code}/{receipt.access_key}/")
    page.get_by_role("button", name="Kabari saya di perangkat ini").click(timeout=phone.LONG)
    expect(page.locator("[data-push-said]")).to_contain_text("izinkan pemberitahuan", timeout=phone.LONG)
    assert not PushSubscription.objects.exists()


@pytest.fixture
def whole_tabs(house: House, chromium: Browser) -> Iterator[Tabs]:
    """Tabs of the whole browser: without a window there are no notifications."""
    whole = chromium.browser_type.launch(executable_path=CHROMIUM, args=FLAGS)
    opened = Tabs(house=house, browser=whole)
    yield opened
    opened.close()
    whole.close()
    assert opened.faults == []


def test_the_worker_shows_what_comes(house: House, whole_tabs: Tabs) -> None:
    receipt = file(at=timezone.now())
    page = whole_tabs.phone()
    page.context.grant_permissions(["notifications"], origin=house.url)
    phone.install(page)
    line = page.context.new_cdp_session(page)
    found: list[str] = []
    line.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(each["registrationId"] for each in told["registrations"]),
    )
    line.send("ServiceWorker.enable")
    phone.until(page, done=lambda: bool(found))
    news = {"title": "Lapor", "body": "Ada kabar.", "url": f"/lacak/{format_code(receipt.code)}/", "tag": "t"}
    line.send(
        "ServiceWorker.deliverPushMessage", {"origin": house.url, "registrationId": found[0], "data": json.dumps(news)}
    )
    shown = "navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map((n) => [n.title, n.body, n.data.url]))"
    phone.until(page, done=lambda: page.evaluate(shown) == [["Lapor", "Ada kabar.", news["url"]]])
