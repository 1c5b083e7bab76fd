"""All reads of files."""

from collections.abc import Sequence
from uuid import UUID

from lapor.attachments.models import Attachment


def files_of_report(report: UUID) -> list[Attachment]:
    """Every file of the report, oldest first. 1 statement. Whoever shows them filters by `shown` and by the asker."""
    return list(Attachment.objects.filter(report=report).order_by("id"))


def count_of_response(response: UUID) -> int:
    """How many files support an office's response. 1 statement."""
    return Attachment.objects.filter(report__isnull=False, response=response).count()


def has_staged_sound(files: Sequence[UUID]) -> bool:
    """Whether one of these staged files is a sound. 1 statement, none without files."""
    staged = Attachment.objects.filter(pk__in=list(files), state=Attachment.State.STAGED, kind=Attachment.Kind.SOUND)
    return bool(files) and staged.exists()
