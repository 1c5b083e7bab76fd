"""Rules of every test run: what the machine lacks is named; on the second engine only tests of the database run."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

pytest_plugins = ["tests.cast", "tests.schema"]

DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "live_server",
    "django_db_serialized_rollback",
}
PROGRAMS = {
    "browser": ("chromium", "apt-get install chromium"),
    "kannel": ("/usr/lib/kannel/test/fakesmsc", "apt-get install kannel kannel-extras"),
    "gammu": ("gammu-smsd", "apt-get install gammu gammu-smsd"),
    "dovecot": ("dovecot", "apt-get install dovecot-imapd"),
    "clamd": ("clamd", "apt-get install clamav-daemon"),
    "libreoffice": ("soffice", "apt-get install libreoffice-calc"),
    "namespaces": ("ip", "apt-get install iproute2"),
}

FOUND = pytest.StashKey[Any]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only tests of the database when LAPOR_ONLY_DB=1, and mark those that this machine cannot run."""
    if os.environ.get("LAPOR_ONLY_DB") == "1":
        kept = [item for item in items if touches_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = kept
    if os.environ.get("CI") == "true":
        return
    for item in items:
        for marker, (program, remedy) in PROGRAMS.items():
            if item.get_closest_marker(marker) and not shutil.which(program):
                item.add_marker(pytest.mark.skip(reason=f"{program} is missing: {remedy}"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """On the build machine a missing program is a failure, never a skip."""
    held: Any = settings
    item.stash[FOUND] = held._wrapped
    if os.environ.get("CI") != "true":
        return
    for marker, (program, remedy) in PROGRAMS.items():
        if item.get_closest_marker(marker) and not shutil.which(program):
            pytest.fail(f"{program} is missing: {remedy}", pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Name the test that leaves other settings behind, and give the next one the old ones."""
    yield
    held: Any = settings
    if held._wrapped is not item.stash[FOUND]:
        held._wrapped = item.stash[FOUND]
        pytest.fail(f"{item.nodeid} left changed settings behind", pytrace=False)


def touches_database(item: pytest.Item) -> bool:
    """Whether the test asks for the database, by marker or fixture."""
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))
