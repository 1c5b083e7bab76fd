"""What happens to Wati's report before a test looks at a page."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.reports import services
from lapor.reports.models import Assignment
from lapor.reports.services.draft import Answer
from tests.cast import NOW, World, file

LATER = timedelta(hours=1)


def verify(
    world: World,
    receipt: Receipt,
    *,
    who: str = "sari",
    at: datetime = NOW + LATER,
    public_title: str = "Jalan rusak di pasar",
    public_text: str = "Jalan di depan pasar berlubang.",
) -> None:
    """Sari verifies."""
    services.verify_report(
        receipt.report,
        topic="jalan.berlubang",
        procedure="complaint",
        public_title=public_title,
        public_text=public_text,
        by=world.actor(who),
        at=at,
    )


def forward(world: World, receipt: Receipt, *, to: str = "pupr", at: datetime = NOW + 2 * LATER) -> None:
    """Sari forwards."""
    services.forward_report(receipt.report, to=world.offices[to], by=world.actor("sari"), at=at)


def answer(world: World, receipt: Receipt, *, at: datetime = NOW + 4 * LATER) -> None:
    """Budi accepts and answers."""
    budi = world.actor("budi")
    services.accept_report(receipt.report, by=budi, at=at - LATER)
    words = Answer(text="Lubang sudah ditambal.", found="Lubang", done="Ditambal", no_evidence_reason="Foto menyusul")
    services.respond(receipt.report, answer=words, approver=world.people["budi"], by=budi, at=at)


def ask(world: World, receipt: Receipt) -> None:
    """Sari asks."""
    services.ask_reporter(
        receipt.report,
        text="Di kilometer berapa?",
        institution=world.offices["diskominfo"],
        by=world.actor("sari"),
        at=NOW + LATER,
    )


def published(world: World, message_id: str = "m-1", **changes: Any) -> Receipt:
    """A report that everybody may read, if its privacy allows."""
    receipt = file(message_id, **changes)
    verify(world, receipt)
    return receipt


def office_link(world: World, receipt: Receipt) -> str:
    """The signed link of the office that leads."""
    assignment = _lead(receipt.report)
    services.make_office_link(assignment, token="surat-untuk-pln", by=world.actor("sari"), at=timezone.now())
    return "/kantor/surat-untuk-pln/"


def enter(client: Client, receipt: Receipt) -> str:
    """Wati opens the link with her key; returns the page's address."""
    cache.clear()
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    return f"/lacak/{format_code(receipt.code)}/"


def _lead(report: UUID) -> UUID:
    return Assignment.objects.get(report=report, role="lead", until=None).pk
