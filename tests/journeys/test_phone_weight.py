"""What the phone page costs: at most 300 KB compressed for the first visit with all that is kept, at most 10 KB for the second."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Response

from lapor.ui import offline
from tests.journeys import phone
from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
FIRST, SECOND = 300 * 1024, 10 * 1024
PACKED = (".woff2", ".png")


def packed(content: bytes, *, name: str = "") -> int:
    """Bytes on the way."""
    return len(content) if name.endswith(PACKED) else len(gzip.compress(content))


def test_it_costs_little_the_first_time_and_next_to_nothing_the_second(house: House, tabs: Tabs) -> None:
    client = Client(HTTP_HOST="localhost")
    files = {name: packed(Path(str(finders.find(name))).read_bytes(), name=name) for name in offline.FILES}
    kept = (*offline.PAGES, "/lapor/ponsel/wilayah.json", "/pekerja.js", "/lapor.webmanifest")
    pages = {address: packed(client.get(address).content) for address in kept}
    # The form is loaded once by the page and once by the worker.
    first = sum(files.values()) + sum(pages.values()) + pages["/lapor/ponsel/"]
    assert first <= FIRST, files | pages
    page = tabs.phone()
    phone.install(page)
    seen: list[Response] = []
    page.context.on("response", lambda response: seen.append(response))
    page.goto("/lapor/ponsel/", wait_until="networkidle")
    sent = [each for each in seen if not each.from_service_worker and each.status == 200]
    second = sum(packed(each.body(), name=each.url) for each in sent) + pages["/pekerja.js"]
    assert second <= SECOND, [each.url for each in sent]
