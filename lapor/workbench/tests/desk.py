"""What the workbench's tests share: signing in, and cases brought to a certain point."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from lapor.intake.message import Receipt
from lapor.people.models import Person
from lapor.reports import services
from lapor.reports.models import Report
from tests.cast import World, file


def now() -> datetime:
    """The present: views read the clock, so that cases are filed shortly before it."""
    return timezone.now() - timedelta(minutes=5)


def sign_in(client: Client, world: World, *, who: str) -> Client:
    """The client with the persona's session."""
    client.force_login(Person.objects.get(pk=world.people[who]))
    return client


def filed(message_id: str = "m-1", **changes: Any) -> Receipt:
    """A report filed a moment ago."""
    return file(message_id, at=now(), **changes)


def verified(world: World, message_id: str = "m-1", **changes: Any) -> Receipt:
    """A report that Sari has verified."""
    receipt = filed(message_id, **changes)
    services.verify_report(
        receipt.report,
        topic="jalan.berlubang",
        procedure="complaint",
        public_title="Jalan berlubang",
        public_text="Jalan di depan pasar berlubang.",
        by=world.actor("sari"),
        at=now(),
    )
    return receipt


def forwarded(world: World, message_id: str = "m-1", *, to: str = "pupr", **changes: Any) -> Receipt:
    """A report that Sari has forwarded."""
    receipt = verified(world, message_id, **changes)
    services.forward_report(receipt.report, to=world.offices[to], by=world.actor("sari"), at=now())
    return receipt


def assigned(world: World, message_id: str = "m-1") -> Receipt:
    """A report that Budi has given to Joko."""
    receipt = forwarded(world, message_id)
    services.assign_executor(receipt.report, executor=world.people["joko"], by=world.actor("budi"), at=now())
    return receipt


def report_of(receipt: Receipt) -> Report:
    """The report as it stands."""
    return Report.objects.get(pk=receipt.report)


def act(client: Client, receipt: Receipt, *, verb: str, seen: Any = None, **fields: Any) -> Any:
    """Post an action as the case page would."""
    version = report_of(receipt).version if seen is None else seen
    return client.post(f"/kerja/laporan/{receipt.code}/{verb}/", {"seen": version, **fields})


def office(world: World, key: str) -> UUID:
    """An office's key."""
    return world.offices[key]
