"""What the busy writer does, once Django is set up."""

from io import BytesIO
from uuid import UUID

from django.utils import timezone

from lapor.attachments.services import stage_file
from lapor.kit.actors import SYSTEM
from lapor.reports.models import Report
from lapor.vault.services import erase_identity
from tests.cast import file, make_world

OGG = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(range(256)) * 40


def build() -> None:
    """The two regencies."""
    make_world()


def file_one(number: int) -> None:
    """One report, each third with a file."""
    at = timezone.now()
    files: tuple[UUID, ...] = ()
    if number % 3 == 0:
        upload = BytesIO(OGG + number.to_bytes(4, "big"))
        files = (stage_file(upload, name="suara.ogg", draft=f"d-{number}", at=at, added_by="reporter").id,)
    file(f"m-{number}", at=at, files=files)


def erase_first() -> None:
    """The identity of the first report goes."""
    report = Report.objects.order_by("pk")[0]
    erase_identity(report.reporter_ref, stream=report.stream, rule="request_of_reporter", by=SYSTEM, at=timezone.now())
