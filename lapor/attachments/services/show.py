"""Which of the reporter's files the public may see."""

from collections.abc import Collection
from uuid import UUID

from lapor.attachments.models import Attachment


def show_publicly(files: Collection[UUID], *, report: UUID) -> None:
    """Show exactly these of the reporter's own files with the public report; the others stay with the case. 2 statements."""
    own = Attachment.objects.filter(report=report, added_by="reporter")
    own.filter(shown=Attachment.Shown.PUBLIC).exclude(pk__in=list(files)).update(shown=Attachment.Shown.CASE)
    own.filter(pk__in=list(files)).update(shown=Attachment.Shown.PUBLIC)
