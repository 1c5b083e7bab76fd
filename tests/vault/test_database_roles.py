"""On PostgreSQL the application's role appends to the past and cannot edit it; retention has a role of its own."""

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from lapor.audit.models import Event, EventPayload
from lapor.audit.services import erase_payload, make_due_roots
from lapor.audit.verify import verify
from lapor.cli.audit import CHECKERS
from lapor.cli.jobs import erase_expired
from lapor.cli.worker import drain
from lapor.kit.actors import SYSTEM
from lapor.reports import services
from lapor.reports.models import Report
from lapor.vault.models import SealedIdentity
from lapor.vault.rights_models import Expiry
from lapor.vault.services import seed_retention
from tests.cast import NOW, World, file

SCRIPT = Path(__file__).resolve().parents[2] / "deploy" / "postgresql" / "roles.sql"
DAY = timedelta(days=1)
PAST = ("event", "event_payload", "daily_root", "access_log")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="roles are PostgreSQL's"),
]


@dataclass(frozen=True, kw_only=True)
class Roles:
    """Two roles of this test alone, with the password of both."""

    app: str
    expiry: str
    password: str

    def connected(self, role: str) -> psycopg.Connection[Any]:
        """A connection of its own, signed in as that role."""
        where = connection.settings_dict
        return psycopg.connect(
            host=where["HOST"],
            port=where["PORT"],
            dbname=where["NAME"],
            user=role,
            password=self.password,
            autocommit=True,
        )


@pytest.fixture(scope="module")
def roles(django_db_setup: None) -> Iterator[Roles]:
    """Made and given their rights by the script that operators run, gone afterwards."""
    mark, password = secrets.token_hex(4), secrets.token_urlsafe(18)
    made = Roles(app=f"app_{mark}", expiry=f"expiry_{mark}", password=password)
    with _as_owner() as owner:
        for role in (made.app, made.expiry):
            owner.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(role), sql.Literal(password))
            )
        try:
            _run_script(made)
            yield made
        finally:
            for role in (made.app, made.expiry):
                owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
                owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def _as_owner() -> psycopg.Connection[Any]:
    where = connection.settings_dict
    return psycopg.connect(
        host=where["HOST"],
        port=where["PORT"],
        dbname=where["NAME"],
        user=where["USER"],
        password=where["PASSWORD"],
        autocommit=True,
    )


def _run_script(roles: Roles) -> None:
    where = connection.settings_dict
    environment = {"PGPASSWORD": str(where["PASSWORD"]), "PATH": "/usr/bin:/bin"}
    who = ["-h", str(where["HOST"]), "-p", str(where["PORT"]), "-U", str(where["USER"]), "-d", str(where["NAME"])]
    names = ["-v", f"app={roles.app}", "-v", f"expiry={roles.expiry}"]
    command = [shutil.which("psql") or "psql", "-X", "-q", *who, *names, "-f", str(SCRIPT)]
    subprocess.run(command, check=True, env=environment, timeout=60)


def _act_as(role: str) -> None:
    """What this connection does from here on, it does with that role's rights."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)).as_string(cursor.connection))


@pytest.mark.parametrize("table", PAST)
def test_it_refuses_the_application_to_edit_the_past(roles: Roles, table: str) -> None:
    attempts = [
        f"DELETE FROM {table}",
        f"TRUNCATE {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE {table} ADD COLUMN x integer",
        f"UPDATE {table} SET {_column(table)} = {_column(table)}",
    ]
    with roles.connected(roles.app) as line:
        assert line.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        for attempt in attempts:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(attempt)


def _column(table: str) -> str:
    return {"event": "kind", "event_payload": "payload", "daily_root": "root", "access_log": "actor"}[table]


def test_it_refuses_the_application_another_role_and_the_structure(roles: Roles) -> None:
    with roles.connected(roles.app) as line:
        for attempt in ("SET ROLE lapor", f"SET ROLE {roles.expiry}", "CREATE TABLE x (y integer)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(attempt)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            line.execute("DELETE FROM stream_head")


def test_it_lets_the_application_do_its_work(roles: Roles, world: World, settings: Any, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path / "files"
    _act_as(roles.app)
    report = file("m-1").report
    sari = world.actor("sari")
    services.verify_report(
        report,
        topic="jalan",
        procedure="complaint",
        public_title="Jalan",
        public_text="Jalan berlubang.",
        by=sari,
        at=NOW,
    )
    services.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    drain(at=NOW)
    assert make_due_roots(at=NOW + 2 * DAY) > 0
    assert verify(checkers=CHECKERS).faults == []


def test_it_lets_only_retention_take_a_payload_away(roles: Roles, world: World) -> None:
    report = Report.objects.get(pk=file("m-1").report)
    event = Event.objects.get(stream=report.stream)
    _act_as(roles.expiry)
    erase_payload(event.id, by=SYSTEM, at=NOW, rule="test")
    assert not EventPayload.objects.filter(pk=event.id).exists()


def test_it_erases_what_expired_under_its_own_role(roles: Roles, world: World, settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    seed_retention()
    report = Report.objects.get(pk=file("m-1").report)
    Expiry(stream=report.stream, rule="identity_after_end", announce_at=NOW, due_at=NOW + DAY).save()
    _act_as(roles.expiry)
    assert (erase_expired(at=NOW), erase_expired(at=NOW + 2 * DAY)) == (0, 1)
    assert SealedIdentity.objects.get(pk=report.reporter_ref).erased_on is not None


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT body FROM report",
        "SELECT * FROM word",
        "DELETE FROM event",
        "UPDATE event SET kind = kind",
        "UPDATE event_payload SET payload = payload",
        "DELETE FROM report",
        "UPDATE report SET state = state",
        "SELECT * FROM person",
    ],
)
def test_it_refuses_retention_everything_else(roles: Roles, attempt: str) -> None:
    with roles.connected(roles.expiry) as line, pytest.raises(psycopg.errors.InsufficientPrivilege):
        line.execute(attempt)
