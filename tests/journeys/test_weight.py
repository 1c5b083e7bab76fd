"""The first page costs at most 100 KB, counted as it is sent: style, script, font and picture compressed once, the page plain."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.journeys.house import House, Tabs

pytestmark = [pytest.mark.browser, pytest.mark.journey]
MOST = 100 * 1024
PACKED = ("font/", "image/png", "image/jpeg")


@pytest.mark.parametrize("address", ["/", "/lapor/"])
def test_it_loads_the_first_page_within_a_hundred_kilobytes(house: House, tabs: Tabs, address: str) -> None:
    page = tabs.phone()
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))
    page.goto(address, wait_until="networkidle")
    sizes = {each.url.removeprefix(house.url): size_of(each) for each in loaded if each.status == 200}
    assert sum(sizes.values()) <= MOST, sizes
    assert len(sizes) >= 4


def size_of(response: Response) -> int:
    """Bytes on the way: the page itself is counted plain, for the smallest installation sends it so."""
    kind = response.headers.get("content-type", "")
    body = response.body()
    return len(body) if kind.startswith(("text/html", *PACKED)) else len(gzip.compress(body))
