"""What the stories of the clock share: the world of the cast, worked through pages, and a worker that can be let run later."""

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lapor.attachments.tests.samples import picture
from lapor.audit import queries as audit
from lapor.audit.followers import all_followers
from lapor.audit.services import act_on_batch
from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.reports.models import Report
from lapor.reports.sweep_job import sweep_limits
from lapor.workbench.tests.desk import act, report_of, sign_in
from tests.cast import World

VERIFYING = {
    "topic": "Jalan dan jembatan › Jalan berlubang",
    "procedure": "complaint",
    "public_title": "Jalan berlubang",
    "public_text": "Jalan di depan pasar berlubang.",
}
BAD = {"text": "Akan ditindaklanjuti.", "found": "Jalan", "done_work": "Dicatat", "no_evidence_reason": "Belum ada"}
GOOD = {"text": "Sudah kami aspal.", "found": "Lubang 1 m", "done_work": "Diaspal 3 m"}


def work(client: Client, world: World, receipt: Receipt, *, who: str, verb: str, **fields: Any) -> int:
    """An officer's action on the case page; gives the answer's status."""
    status: int = act(sign_in(client, world, who=who), receipt, verb=verb, **fields).status_code
    return status


def photo(name: str = "bukti.jpg") -> SimpleUploadedFile:
    """A picture from a phone."""
    return SimpleUploadedFile(name, picture(), content_type="image/jpeg")


def wati(receipt: Receipt) -> Client:
    """A browser in which Wati has opened her link."""
    cache.clear()
    client = Client()
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    return client


def follow(receipt: Receipt) -> str:
    """What Wati reads on her page."""
    page = wati(receipt).get(f"/lacak/{format_code(receipt.code)}/")
    return " ".join(page.content.decode().split())


def kinds(receipt: Receipt) -> list[str]:
    """What the report's stream says, in order."""
    return [event.kind for event in audit.stream_events(f"report/{receipt.report}")]


def worker() -> None:
    """Let the worker's followers act on everything that waits, also on what was told in days to come."""
    moment = timezone.now() + timedelta(days=200)
    for follower in all_followers():
        while act_on_batch(follower, at=moment):
            pass


def sweeps(*, days: int, every: timedelta = timedelta(hours=6)) -> None:
    """Let the worker sweep again and again, from now on through as many days."""
    at, end = timezone.now(), timezone.now() + timedelta(days=days)
    while at < end:
        sweep_limits({}, at, lambda done, total: None)
        at += every


def state(receipt: Receipt) -> tuple[str, str]:
    """State, and who is waited for."""
    report: Report = report_of(receipt)
    return report.state, report.waiting_for
