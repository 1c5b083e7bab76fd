"""Door for intake and portal: citizens' optional accounts, whose contact and ring of keys nobody reads but their own browser."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nacl.public import PrivateKey

from lapor.vault import boxes, passkeys
from lapor.vault.accounts import MOST_KEYS, Entered, OpenAccount, unlock_ring
from lapor.vault.boxes import Contact
from lapor.vault.errors import ClosedRing, TooManyCodes, WrongCode, WrongPasskey
from lapor.vault.models import AccountPasskey, AccountSession
from lapor.vault.passkeys import Ceremony, begin_entering
from lapor.vault.ring import session_key
from lapor.vault.services.account_passkey import add_passkey, drop_passkey, enter_with_passkey
from lapor.vault.services.account_ring import drop_key, keep_key
from lapor.vault.services.account_session import end_other_sessions, end_session, hash_of
from lapor.vault.services.erase_account import erase_account
from lapor.vault.services.sign_in_code import LIFE as CODE_LIFE
from lapor.vault.services.sign_in_code import MadeCode, enter_with_code, make_code

__all__ = [
    "CODE_LIFE",
    "MOST_KEYS",
    "Ceremony",
    "ClosedRing",
    "Contact",
    "Entered",
    "MadeCode",
    "OpenAccount",
    "TooManyCodes",
    "WrongCode",
    "WrongPasskey",
    "add_passkey",
    "begin_adding",
    "begin_entering",
    "contact_in",
    "drop_key",
    "drop_passkey",
    "end_other_sessions",
    "end_session",
    "enter_with_code",
    "enter_with_passkey",
    "erase_account",
    "keep_key",
    "make_code",
    "new_browser_key",
    "other_sessions",
    "passkeys_of",
    "public_half",
    "signed_in",
]


def new_browser_key() -> str:
    """The private half, in hex, of a fresh key for one session; it stays with the browser."""
    return bytes(PrivateKey.generate()).hex()


def public_half(private: str) -> bytes:
    """The public half of a browser's key. Raises ValueError for what is none."""
    return bytes(PrivateKey(bytes.fromhex(private)).public_key)


def signed_in(token: str, *, private: str, at: datetime) -> OpenAccount | None:
    """The account behind a browser's token, with its ring where it is open; None for a token that is unknown or over. 1 statement."""
    row = _session(token, at=at)
    if row is None:
        return None
    key = session_key(row, private=private)
    ring = unlock_ring(bytes(row.account.keyring), account=row.account_id, key=key) if key else {}
    return OpenAccount(id=row.account_id, session=row.id, is_open=key is not None, keys=ring)


def contact_in(token: str, *, private: str, at: datetime) -> Contact | None:
    """The contact that the account was opened with, for its own browser; None before the ring is open. 1 statement."""
    row = _session(token, at=at)
    key = session_key(row, private=private) if row else None
    return boxes.unlock(bytes(row.account.sealed), ref=row.account_id, key=key) if row and key else None


@dataclass(frozen=True, kw_only=True)
class OwnPasskey:
    """One passkey of an account."""

    id: UUID
    added_at: datetime
    used_at: datetime | None


def passkeys_of(account: UUID) -> list[OwnPasskey]:
    """The account's passkeys, oldest first. 1 statement."""
    rows = AccountPasskey.objects.filter(account_id=account).order_by("added_at")
    return [OwnPasskey(id=row.id, added_at=row.added_at, used_at=row.used_at) for row in rows]


def begin_adding(account: UUID, *, host: str) -> Ceremony:
    """Ask the account's own browser for a new passkey, beside those that it has. 1 statement."""
    known = AccountPasskey.objects.filter(account_id=account).values_list("credential", flat=True)
    return passkeys.begin_adding(account, host=host, known=[bytes(each) for each in known])


def other_sessions(account: UUID, *, session: UUID, at: datetime) -> list[datetime]:
    """Since when other browsers are signed in, newest first; of a browser nothing else is known. 1 statement."""
    rows = AccountSession.objects.filter(account_id=account, expires_at__gt=at).exclude(pk=session)
    return list(rows.order_by("-began_at").values_list("began_at", flat=True)[:50])


def _session(token: str, *, at: datetime) -> AccountSession | None:
    rows = AccountSession.objects.select_related("account")
    return rows.filter(token_hash=hash_of(token), expires_at__gt=at).first()
