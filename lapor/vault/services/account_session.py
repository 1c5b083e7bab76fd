"""A browser is signed in to an account, and out again; the worker opens the ring of keys for it."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from nacl.public import PublicKey

from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.kit.hashing import sha256_hex
from lapor.kit.ids import new_id
from lapor.vault import boxes, keys
from lapor.vault.models import AccountSession

LIFE = timedelta(days=30)
WRAPPING = "vault.wrap_sessions"
BATCH = 100


@writes
def begin_session(account: UUID, *, public_key: bytes, at: datetime, wrap: bytes | None = None) -> str:
    """Sign a browser in for thirty days and give its token; without a wrap the worker is asked to make it. 1–2 statements."""
    token = secrets.token_urlsafe(24)
    AccountSession(
        id=new_id(),
        account_id=account,
        token_hash=hash_of(token),
        public_key=public_key,
        wrap=wrap,
        began_at=at,
        expires_at=at + LIFE,
    ).save(force_insert=True)
    if wrap is None:
        ask_for(WRAPPING, key="new", at=at, arguments={})
    return token


@writes
def end_session(session: UUID) -> None:
    """Sign one browser out; its wrap goes with it. 1 statement."""
    AccountSession.objects.filter(pk=session).delete()


@writes
def end_other_sessions(session: UUID) -> int:
    """Sign every other browser of the same account out; returns how many. 2 statements."""
    account = AccountSession.objects.filter(pk=session).values_list("account_id", flat=True).first()
    gone, _ = AccountSession.objects.filter(account_id=account).exclude(pk=session).delete()
    return gone


def wrap_sessions(*, at: datetime) -> int:
    """Wrap account keys for the browsers that wait; works in the worker alone. Returns how many; safe to run twice."""
    waiting = AccountSession.objects.filter(wrap__isnull=True, expires_at__gt=at).select_related("account")
    rows = list(waiting.order_by("began_at")[:BATCH])
    for row in rows:
        private = keys.private_key(keys.DELIVERY, key_id=row.account.delivery_key)
        key = boxes.unwrap(bytes(row.account.delivery_wrap), by=private)
        wrap = boxes.wrap(key, to=PublicKey(bytes(row.public_key)))
        AccountSession.objects.filter(pk=row.pk, wrap__isnull=True).update(wrap=wrap)
    return len(rows)


def hash_of(token: str) -> str:
    """What is stored of a session's token; it has 192 random bits, so that a plain hash is enough."""
    return sha256_hex(b"lapor account session" + token.encode())
