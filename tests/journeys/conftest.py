"""What every journey needs: Chromium, a house of its own with a real server and a database file, and tabs of persons.

The synchronous Playwright leaves its event loop running in the thread of the tests, and Django then keeps other connections
and refuses the database. So the browser lives exactly as long as this folder, and every house opens its own file.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from lapor.institutions.memory import forget
from tests.cast import World, make_world
from tests.journeys.busy import Busy, make_busy
from tests.journeys.house import House, Tabs
from tools.chromium import FLAGS, SHELL

Enter = Callable[[Path, Callable[[], World]], AbstractContextManager[House]]


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A database file, and what lies in it."""

    file: Path
    busy: Busy


@pytest.fixture(scope="package")
def empty_house(
    tmp_path_factory: pytest.TempPathFactory, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A database file with every table and no row of ours; each house begins with a copy of it."""
    file = tmp_path_factory.mktemp("house") / "empty.sqlite3"
    with django_db_blocker.unblock(), database_in(file):
        call_command("migrate", verbosity=0)
    return file


@pytest.fixture(scope="package")
def chromium(empty_house: Path) -> Iterator[Browser]:
    """One browser for the whole folder."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=SHELL, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def enter(
    chromium: Browser, tmp_path: Path, django_db_blocker: DjangoDbBlocker, settings: Any, mailoutbox: list[EmailMessage]
) -> Enter:
    """Opens a house on a copy of a database file, behind a real server."""

    @contextmanager
    def opened(file: Path, people: Callable[[], World]) -> Iterator[House]:
        copy = tmp_path / "house.sqlite3"
        copy.write_bytes(file.read_bytes())
        with django_db_blocker.unblock(), database_in(copy):
            server = LiveServer("localhost")
            settings.ALLOWED_HOSTS = ["localhost"]
            settings.BASE_URL = server.url
            yield House(url=server.url, world=people(), outbox=mailoutbox)
            server.stop()

    return opened


@pytest.fixture
def house(enter: Enter, empty_house: Path) -> Iterator[House]:
    """Two regencies with their people, and nothing has happened yet."""
    with enter(empty_house, make_world) as opened:
        yield opened


@pytest.fixture(scope="package")
def happened(
    tmp_path_factory: pytest.TempPathFactory, empty_house: Path, chromium: Browser, django_db_blocker: DjangoDbBlocker
) -> Happened:
    """A database file in which a report of every kind lies, made once for the tests that only look."""
    file = tmp_path_factory.mktemp("happened") / "house.sqlite3"
    file.write_bytes(empty_house.read_bytes())
    with django_db_blocker.unblock(), database_in(file):
        return Happened(file=file, busy=make_busy(make_world()))


@pytest.fixture
def tabs(house: House, chromium: Browser) -> Iterator[Tabs]:
    """Opens tabs on devices of their own; all are closed afterwards, and no page may have failed."""
    opened = Tabs(house=house, browser=chromium)
    yield opened
    opened.close()
    assert opened.faults == []


@contextmanager
def database_in(file: Path) -> Iterator[None]:
    """Every connection opened inside, in whichever thread, goes to this file; nothing is remembered from elsewhere."""
    opened: Any = connections
    before, held = opened.settings["default"], opened["default"]
    opened.settings["default"] = {**before, "NAME": str(file)}
    opened["default"] = opened.create_connection("default")
    forget()
    cache.clear()
    try:
        yield
    finally:
        with opened["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened["default"].close()
        opened.settings["default"] = before
        opened["default"] = held
        forget()
        cache.clear()
