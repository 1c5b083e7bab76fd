"""A person erases their account."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from lapor.audit.services import record, writes
from lapor.vault.accounts import holder, stream_of
from lapor.vault.models import SignInCode
from lapor.vault.services.erase import BY_REQUEST, shred_account, write_erasure_log


@writes
def erase_account(account: UUID, *, at: datetime) -> bool:
    """Shred contact, ring of keys, passkeys, sessions and codes at once; reports stay, each with its own access key.

    Appends to the erasure log after the commit, so that no backup brings the account back. False when it was gone.
    """
    digest = shred_account(account, stream=stream_of(account), rule=BY_REQUEST, at=at)
    if digest is None:
        return False
    SignInCode.objects.filter(contact_digest=digest).delete()
    record("account_erased", stream=stream_of(account), by=holder(account), at=at, payload={"rule": BY_REQUEST})
    transaction.on_commit(partial(write_erasure_log, at=at))
    return True
