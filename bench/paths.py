"""The hot paths and the data that they run on."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import connection, reset_queries, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.intake.message import FilingMessage
from lapor.intake.services import receive
from lapor.kit.actors import Actor
from lapor.kit.codes import format_code
from lapor.kit.ids import new_id
from lapor.people.models import Person
from lapor.reports import services
from lapor.vault.seal import Contact, Words, prepare_seal
from tests.cast import World, make_world

MOMENT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The world with its reports, and one report to look at."""

    world: World
    code: str


@dataclass(kw_only=True)
class Path:
    """One request, sent by a client that stays signed in."""

    name: str
    goal_ms: float | None
    client: Client
    address: str
    files: bool = False

    def call(self, number: int) -> None:
        """Send the request; anything but success ends the run."""
        response = self._file(number) if self.files else self.client.get(self.address)
        if response.status_code not in {200, 201}:
            raise SystemExit(f"{self.name}: {self.address} answered {response.status_code}")

    def statements(self) -> int:
        """SQL statements of one more call."""
        reset_queries()
        with CaptureQueriesContext(connection) as captured:
            self.call(99_999)
        return len(captured)

    def _file(self, number: int) -> HttpResponseBase:
        body = {
            "class": "complaint",
            "body": f"Jalan rusak di dekat jembatan, nomor {number}.",
            "region": "64.08.04.2001",
            "contact": {"name": "Contoh", "phone": "081200000000"},
        }
        return self.client.post(self.address, json.dumps(body), content_type="application/json")


@dataclass(kw_only=True)
class Sealing:
    """What sealing adds to a filing: contact and masked words for three keys, and the blind-index digests. No statement."""

    name: str = "of it: sealing"
    goal_ms: float | None = 3

    def call(self, number: int) -> None:
        """Seal one reporter's contact and words."""
        contact = Contact(name=f"Contoh {number}", phone="+6281200000000", email="contoh@contoh.example")
        words = Words(
            title="Jalan rusak", body=f"Jalan rusak di dekat jembatan, nomor {number}. Telepon 0812 0000 0000."
        )
        prepare_seal(contact, ref=new_id(), access_key="3FJ8K2MP7QRSV1XZ", on=MOMENT.date(), words=words)

    def statements(self) -> int:
        """SQL statements of one more call."""
        with CaptureQueriesContext(connection) as captured:
            self.call(99_999)
        return len(captured)


def make_scene(*, reports: int) -> Scene:
    """Migrate, make the cast, and file, verify and forward the reports through the services."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    world = make_world()
    sari, last = world.actor("sari"), ""
    for start in range(0, reports, 100):
        with transaction.atomic():
            for number in range(start, min(start + 100, reports)):
                last = _one(world, number=number, sari=sari)
    return Scene(world=world, code=last)


def paths(scene: Scene) -> list[Path | Sealing]:
    """The paths that the goals name."""
    coordinator, public = Client(), Client()
    coordinator.force_login(
        Person.objects.get(pk=scene.world.people["sari"]), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    code = format_code(scene.code)
    return [
        Path(name="filing (API)", goal_ms=6, client=public, address="/api/v1/reports", files=True),
        Sealing(),
        Path(name="follow (API)", goal_ms=None, client=public, address=f"/api/v1/reports/{code}"),
        Path(name="queue", goal_ms=15, client=coordinator, address="/kerja/"),
        Path(name="case page", goal_ms=15, client=coordinator, address=f"/kerja/laporan/{code}/"),
        Path(name="public list", goal_ms=15, client=public, address="/laporan/"),
        Path(name="public report", goal_ms=15, client=public, address=f"/laporan/{code}/"),
        Path(name="home", goal_ms=15, client=public, address="/"),
        Path(name="form, first step", goal_ms=15, client=public, address="/lapor/"),
    ]


def _one(world: World, *, number: int, sari: Actor) -> str:
    at = MOMENT + timedelta(minutes=number)
    receipt = receive(
        FilingMessage(
            channel="api",
            message_id=f"bench-{number}",
            report_class="complaint",
            body=f"Lampu jalan padam di gang {number}, sudah lama.",
            privacy="anonymous",
            region="64.08.04.2001",
        ),
        at=at,
    )
    services.verify_report(
        receipt.report,
        topic="jalan",
        procedure="complaint",
        public_title=f"Lampu padam {number}",
        public_text="Lampu jalan padam.",
        by=sari,
        at=at,
    )
    services.forward_report(receipt.report, to=world.offices["pupr"], by=sari, at=at)
    return receipt.code
