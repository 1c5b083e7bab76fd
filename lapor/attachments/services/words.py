"""An officer's transcript of a sound."""

from uuid import UUID

from lapor.attachments.errors import UnknownFile
from lapor.attachments.models import Attachment


def write_words(attachment: UUID, *, report: UUID, words: str) -> None:
    """Keep the words beside the sound. Raises UnknownFile. 1 statement."""
    rows = Attachment.objects.filter(pk=attachment, report=report, kind=Attachment.Kind.SOUND)
    if not rows.update(words=words):
        raise UnknownFile
