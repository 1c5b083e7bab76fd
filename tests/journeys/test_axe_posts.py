"""axe finds nothing on the pages of a village post, nor on those of its centre; everything is reached by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lapor.channels.village_post.tests.conftest import Post, set_up_post
from tests.journeys import at_the_post as walk
from tests.journeys.house import House, Tabs
from tests.journeys.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.journey]


@pytest.fixture
def post(house: House, tmp_path: Path, settings: Any) -> Post:
    """A post with news, and its centre."""
    folder = tmp_path / "keys"
    folder.mkdir()
    return set_up_post(house.world, folder=folder, settings=settings)


def looker(page: Page, *, found: list[str]) -> Callable[[str], None]:
    return lambda name: found.extend(look(page, name=name))


def test_it_finds_nothing_on_the_pages_of_a_post(post: Post, tabs: Tabs, settings: Any) -> None:
    (receipt, fresh), found = walk.put_news(post), list[str]()
    walk.be_a_post(settings)
    page = tabs.desk()
    walk.walk_villagers_pages(page, receipt=receipt, fresh=fresh, see=looker(page, found=found))
    walk.walk_operators_pages(page, see=looker(page, found=found))
    assert found == []


def test_it_finds_nothing_on_the_pages_of_the_centre(post: Post, tabs: Tabs) -> None:
    walk.put_news(post)
    walk.put_villages(post)
    found: list[str] = []
    page = tabs.desk(who="sari")
    walk.walk_centres_pages(page, post=post, see=looker(page, found=found))
    assert found == []


def test_it_objects_at_the_post_by_keyboard_alone(post: Post, tabs: Tabs, settings: Any) -> None:
    receipt, _fresh = walk.put_news(post)
    walk.be_a_post(settings)
    page = tabs.phone(javascript=False)
    page.goto("/lacak/")
    page.get_by_label("Nomor laporan").focus()
    page.keyboard.type(receipt.code)
    page.keyboard.press("Tab")
    page.keyboard.type(receipt.access_key)
    page.keyboard.press("Enter")
    summary = page.locator("summary", has_text="Ajukan keberatan")
    expect(summary).to_be_visible()
    press_until(page, words="Ajukan keberatan")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Bukan urusan pribadi.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Keberatan Anda tercatat di pos ini")


def press_until(page: Page, *, words: str) -> None:
    """Press Tab until the focus is on what says these words."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and words in page.locator(":focus").inner_text():
            return
    raise AssertionError(f"the keyboard never reaches {words!r}")
