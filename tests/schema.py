"""One migrated SQLite file for every test run with the same migrations: made by the first, copied by all others.

Running some eighty migrations takes most of a short test run. The file's name holds a hash of every migration of every
installed app, so that a changed migration makes a new one. PostgreSQL and migrations to a named target are run as ever.
"""

import hashlib
import os
import sqlite3
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.core.management.commands.migrate import Command
from django.db import connections


@pytest.fixture(autouse=True, scope="session")
def migrated_file() -> Any:
    """Let `migrate` on an empty SQLite database copy the file that an earlier run made."""
    migrate = Command.handle

    def copied(self: Command, *args: Any, **options: Any) -> Any:
        connection: Any = connections[options["database"]]
        is_whole = not options.get("app_label")
        if connection.vendor != "sqlite" or not is_whole or connection.introspection.table_names():
            return migrate(self, *args, **options)
        file = Path(tempfile.gettempdir()) / f"lapor-test-schema-{os.getuid()}-{fingerprint()}.sqlite3"
        if not file.exists():
            migrate(self, *args, **options)
            _copy_into(file, source=connection)
            return None
        connection.ensure_connection()
        with sqlite3.connect(file) as made:
            made.backup(connection.connection)
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", copied)
        yield


def fingerprint() -> str:
    """A hash over every migration of every installed app, ours and others', and Django's version."""
    digest = hashlib.sha256(django.get_version().encode())
    for config in sorted(apps.get_app_configs(), key=lambda each: each.label):
        folder = Path(str(import_module(config.name).__file__)).parent / "migrations"
        for file in sorted(folder.glob("*.py")):
            digest.update(f"{config.label}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def _copy_into(file: Path, *, source: Any) -> None:
    """Beside it first, so that nobody finds half a file."""
    handle, fresh = tempfile.mkstemp(dir=file.parent, suffix=".sqlite3")
    os.close(handle)
    with sqlite3.connect(fresh) as target:
        source.connection.backup(target)
    target.close()
    Path(fresh).rename(file)
