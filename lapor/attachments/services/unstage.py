"""Take a staged file out of its draft."""

from functools import partial
from uuid import UUID

from django.db import transaction

from lapor.attachments import store
from lapor.attachments.errors import UnknownFile
from lapor.attachments.models import Attachment
from lapor.audit.services import writes


@writes
def unstage_file(attachment: UUID, *, draft: str) -> None:
    """Forget a file of this draft that was not sent yet; its bytes go after the commit. Raises UnknownFile. 2 statements."""
    staged = Attachment.objects.filter(pk=attachment, draft=draft, state=Attachment.State.STAGED)
    row = staged.select_for_update().first()
    if row is None or not draft:
        raise UnknownFile
    staged.delete()
    transaction.on_commit(partial(store.remove, row.path))
