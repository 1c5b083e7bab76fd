"""An officer's transcript of a sound."""

from uuid import UUID

from lapor.attachments.errors import UnknownFile
from lapor.attachments.models import Attachment


def write_words(attachment: UUID, *, report: UUID, words: str) -> Attachment:
    """Keep the words beside the sound; returns the file. Raises UnknownFile. 2 statements."""
    row = Attachment.objects.filter(pk=attachment, report=report, kind=Attachment.Kind.SOUND).first()
    if row is None:
        raise UnknownFile
    row.words = words
    row.save(update_fields=["words"])
    return row
