"""A passkey is put to a citizen's account, lets a browser in, or is taken off."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.ids import new_id
from lapor.vault import passkeys
from lapor.vault.accounts import Entered
from lapor.vault.errors import WrongPasskey
from lapor.vault.models import AccountPasskey
from lapor.vault.services.account_session import begin_session


@writes
def add_passkey(account: UUID, *, answer: dict[str, Any], state: dict[str, Any], host: str, at: datetime) -> None:
    """Keep the passkey that the account's own browser made. Raises WrongPasskey. 2 statements."""
    credential = passkeys.added(answer, state=state, host=host)
    if credential is None:
        raise WrongPasskey
    known = passkeys.hash_of_credential(credential)
    if AccountPasskey.objects.filter(credential_hash=known).exists():
        raise WrongPasskey
    row = AccountPasskey(id=new_id(), account_id=account, credential_hash=known, credential=credential, added_at=at)
    row.save(force_insert=True)


@writes
def enter_with_passkey(
    answer: dict[str, Any], *, state: dict[str, Any], host: str, public_key: bytes, at: datetime
) -> Entered:
    """Let the browser in that shows a passkey of an account. Raises WrongPasskey, whatever does not fit."""
    row = AccountPasskey.objects.filter(credential_hash=passkeys.hash_in(answer)).first()
    if row is None or not passkeys.holds(answer, state=state, host=host, credential=bytes(row.credential)):
        raise WrongPasskey
    AccountPasskey.objects.filter(pk=row.pk).update(used_at=at)
    token = begin_session(row.account_id, public_key=public_key, at=at)
    return Entered(account=row.account_id, token=token, is_new=False)


@writes
def drop_passkey(account: UUID, *, passkey: UUID) -> int:
    """Take a passkey off the account; returns how many went. 1 statement."""
    gone, _ = AccountPasskey.objects.filter(pk=passkey, account_id=account).delete()
    return gone
