"""A house in which something has happened: a report in every state, with long words, files, questions and objections."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from PIL import Image

from lapor.attachments.services import stage_file
from lapor.cli.worker import drain
from lapor.intake.message import Receipt
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.codes import format_code
from lapor.reports import services
from lapor.reports.models import Assignment
from lapor.reports.services.draft import Answer
from tests.cast import World, file

TOKEN = "surat-untuk-pln"
LONG_TITLE = "Jalanberlubangpanjangsekalisampaitidakmuatpadalayarkecilponselwarga di depan pasar " + "x" * 60
MIXED = "Jalan rusak 🕳️ مرحبا بكم <b>tebal</b> https://contoh.example/" + "panjang" * 30


@dataclass(kw_only=True)
class Busy:
    """Receipts by what happened to the report."""

    world: World
    at: datetime
    receipts: dict[str, Receipt]

    def code(self, name: str) -> str:
        """The tracking code as people read it."""
        return format_code(self.receipts[name].code)

    def file(self, story: str, **changes: object) -> UUID:
        """Wati files; the report is known by this name from now on."""
        photo = stage_file(io.BytesIO(picture()), name="foto.jpg", draft=story, at=self.at, added_by="reporter").id
        self.receipts[story] = file(story, at=self.at, files=(photo,), **changes)
        return self.receipts[story].report

    def by(self, who: str) -> Actor:
        """The actor of a persona."""
        return self.world.actor(who)


def make_busy(world: World) -> Busy:
    """Everything below, and the worker has told everybody."""
    made = Busy(world=world, at=timezone.now() - timedelta(minutes=20), receipts={})
    for story in STORIES:
        story(made)
    drain(at=timezone.now())
    return made


def _fresh(made: Busy) -> None:
    made.file("new", title=LONG_TITLE, body=MIXED)
    made.file("anonymous", privacy="anonymous", name="", email="")
    made.file("confidential", privacy="confidential")
    made.file("sealed", about_official=True)
    made.file("bare", title="", topic="", region="", privacy="anonymous_confidential", name="", email="")


def _verified(made: Busy) -> None:
    for name in (
        "verified",
        "forwarded",
        "assigned",
        "drafted",
        "answered",
        "settled",
        "disputed",
        "outside",
        "promised",
    ):
        report = made.file(name, latitude=0.5021, longitude=117.5362, pin_is_public=True)
        services.verify_report(
            report,
            topic="jalan.berlubang",
            procedure="complaint",
            public_title=LONG_TITLE if name == "answered" else f"Jalan berlubang ({name})",
            public_text=MIXED if name == "answered" else "Jalan di depan pasar berlubang.",
            by=made.by("sari"),
            at=made.at,
        )


def _forwarded(made: Busy) -> None:
    for name in ("forwarded", "assigned", "drafted", "answered", "settled", "disputed", "promised"):
        report, pupr = made.receipts[name].report, made.world.offices["pupr"]
        helping = (made.world.offices["dinkes"],)
        services.forward_report(
            report, to=pupr, assisting=helping, note="Mohon segera.", by=made.by("sari"), at=made.at
        )
    for name in ("assigned", "drafted"):
        services.assign_executor(
            made.receipts[name].report, executor=made.world.people["joko"], by=made.by("budi"), at=made.at
        )
    outside = made.receipts["outside"].report
    services.forward_report(outside, to=made.world.offices["pln"], by=made.by("sari"), at=made.at)
    lead = Assignment.objects.get(report=outside, role="lead", until=None).pk
    services.make_office_link(lead, token=TOKEN, by=made.by("sari"), at=timezone.now())


def _answered(made: Busy) -> None:
    budi, people = made.by("budi"), made.world.people
    draft = Answer(text="Konsep.", found="Lubang", done="Ditambal", no_evidence_reason="Foto menyusul")
    services.draft_response(
        made.receipts["drafted"].report, answer=draft, author=people["joko"], by=made.by("joko"), at=made.at
    )
    for name in ("answered", "settled", "disputed"):
        report = made.receipts[name].report
        photo = stage_file(io.BytesIO(picture()), name="sesudah.jpg", draft=name, at=made.at, added_by=budi.ref).id
        words = Answer(text=f"Sudah ditambal. {MIXED}", found="Lubang", done="Ditambal", files=(photo,))
        services.respond(report, answer=words, approver=people["budi"], by=budi, at=made.at)
    promise = Answer(text="Menunggu aspal.", promised_on=(made.at + timedelta(days=5)).date())
    services.respond_partly(
        made.receipts["promised"].report, answer=promise, approver=people["budi"], by=budi, at=made.at
    )
    settled, disputed = made.receipts["settled"].report, made.receipts["disputed"].report
    services.confirm_settled(settled, score=5, comment="Bagus.", by=actors.reporter(settled), at=made.at)
    services.dispute_response(disputed, reason="Masih berlubang.", score=None, by=actors.reporter(disputed), at=made.at)


def _set_aside(made: Busy) -> None:
    sari = made.by("sari")
    asked, archived, merged = (made.file(name) for name in ("asked", "archived", "merged"))
    services.ask_reporter(
        asked, text="Di kilometer berapa?", institution=made.world.offices["diskominfo"], by=sari, at=made.at
    )
    services.archive_report(archived, reason="crime", explanation="Ke polisi.", by=sari, at=made.at)
    services.contest_decision(
        archived, decision="archived", text="Bukan kejahatan.", by=actors.reporter(archived), at=made.at
    )
    services.merge_report(merged, parent=made.receipts["verified"].report, by=sari, at=made.at)
    services.write_note(
        made.receipts["forwarded"].report,
        text=MIXED,
        institution=made.world.offices["pupr"],
        author=made.world.people["budi"],
        by=made.by("budi"),
        at=made.at,
    )


STORIES: tuple[Callable[[Busy], None], ...] = (_fresh, _verified, _forwarded, _answered, _set_aside)


def picture() -> bytes:
    """A small photo."""
    made = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(made, "JPEG")
    return made.getvalue()
