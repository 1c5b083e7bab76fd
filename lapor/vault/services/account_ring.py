"""An access key is put on an account's ring, or taken off."""

from uuid import UUID

from lapor.audit.services import writes
from lapor.vault.accounts import lock_ring, unlock_ring
from lapor.vault.errors import ClosedRing
from lapor.vault.models import AccountSession, CitizenAccount
from lapor.vault.ring import session_key


@writes
def keep_key(session: UUID, *, private: str, code: str, access_key: str) -> None:
    """Put the access key of a report on the ring; the same one again changes nothing. 3 statements.

    The caller has checked that the key opens the report and that the report is not anonymous. Raises ClosedRing while the worker
    has not opened it for this browser.
    """
    _change(session, private=private, code=code, access_key=access_key)


@writes
def drop_key(session: UUID, *, private: str, code: str) -> None:
    """Take the key of a report off the ring; the report itself stays as it is. Raises ClosedRing. 3 statements."""
    _change(session, private=private, code=code, access_key="")


def _change(session: UUID, *, private: str, code: str, access_key: str) -> None:
    row = AccountSession.objects.filter(pk=session).first()
    account = CitizenAccount.objects.select_for_update().filter(pk=row.account_id).first() if row else None
    key = session_key(row, private=private) if row else None
    if account is None or key is None:
        raise ClosedRing
    ring = unlock_ring(bytes(account.keyring), account=account.id, key=key)
    held = {other: kept for other, kept in ring.items() if other != code}
    ring = held | ({code: access_key} if access_key else {})
    sealed = lock_ring(ring, account=account.id, key=key)
    CitizenAccount.objects.filter(pk=account.pk).update(keyring=sealed)
