"""A code is made for a contact, and lets its browser into the account of that contact."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db.models import F
from nacl.public import PublicKey

from lapor.audit.services import record, writes
from lapor.kit.ids import new_id
from lapor.vault import boxes, keys
from lapor.vault.accounts import Entered, holder, lock_ring, stream_of
from lapor.vault.boxes import Contact
from lapor.vault.digests import digest_of
from lapor.vault.errors import TooManyCodes, WrongCode
from lapor.vault.models import AccountSession, CitizenAccount, SignInCode
from lapor.vault.services.account_session import begin_session

LIFE = timedelta(minutes=10)
KEPT = timedelta(days=1)
DIGITS = 6
TRIES = 5
CODES_A_DAY = 12


@dataclass(frozen=True, kw_only=True)
class MadeCode:
    """A code on its way: `id` names it for the browser that asked, `code` goes to the contact and nowhere else."""

    id: UUID
    code: str


@writes
def make_code(contact: Contact, *, at: datetime) -> MadeCode:
    """Make a code for a normalised contact. Whether it has an account is not even looked up.

    Raises TooManyCodes after twelve for one contact in a day. 2 statements.
    """
    digest = _digest(contact)
    made = SignInCode.objects.filter(contact_digest=digest, made_at__gt=at - KEPT)
    if made.count() >= CODES_A_DAY:
        raise TooManyCodes
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    row = SignInCode(id=new_id(), contact_digest=digest, made_at=at)
    row.code_hash = _hash(code, row=row)
    row.save(force_insert=True)
    return MadeCode(id=row.id, code=code)


def enter_with_code(made: UUID, *, code: str, contact: Contact, public_key: bytes, at: datetime) -> Entered:
    """Let the browser in that asked for the code; the account is opened when the contact has none yet.

    `public_key` is the browser's one-time key, for which the worker wraps the account key. Raises WrongCode for an unknown, used,
    old or wrong code alike: a wrong one counts, and five end it.
    """
    if not _spend(made, code=code, contact=contact, at=at):
        raise WrongCode
    return _enter(contact, public_key=public_key, at=at)


@writes
def forget_codes(*, at: datetime) -> int:
    """Remove codes after a day and sessions that are over; returns how many rows went. 2 statements."""
    codes, _ = SignInCode.objects.filter(made_at__lte=at - KEPT).delete()
    sessions, _ = AccountSession.objects.filter(expires_at__lte=at).delete()
    return codes + sessions


@writes
def _spend(made: UUID, *, code: str, contact: Contact, at: datetime) -> bool:
    """In a transaction of its own, so that a wrong try is counted although the caller raises."""
    open_codes = SignInCode.objects.filter(pk=made, used_at__isnull=True, tries__lt=TRIES, made_at__gt=at - LIFE)
    row = open_codes.select_for_update().filter(contact_digest=_digest(contact)).first()
    if row is None:
        return False
    if not hmac.compare_digest(row.code_hash, _hash(code.strip(), row=row)):
        SignInCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
        return False
    SignInCode.objects.filter(pk=row.pk).update(used_at=at)
    return True


@writes
def _enter(contact: Contact, *, public_key: bytes, at: datetime) -> Entered:
    known = CitizenAccount.objects.filter(contact_digest=_digest(contact)).values_list("pk", flat=True).first()
    if known is not None:
        token = begin_session(known, public_key=public_key, at=at)
        return Entered(account=known, token=token, is_new=False)
    key, delivery, account = boxes.new_data_key(), keys.sealing_key(keys.DELIVERY), new_id()
    CitizenAccount(
        id=account,
        contact_digest=_digest(contact),
        sealed=boxes.lock(contact, ref=account, key=key),
        keyring=lock_ring({}, account=account, key=key),
        delivery_wrap=boxes.wrap(key, to=delivery.public),
        delivery_key=delivery.id,
        opened_on=at.date(),
    ).save(force_insert=True)
    record("account_opened", stream=stream_of(account), by=holder(account), at=at, payload={})
    wrap = boxes.wrap(key, to=PublicKey(public_key))
    return Entered(account=account, token=begin_session(account, public_key=public_key, at=at, wrap=wrap), is_new=True)


def _digest(contact: Contact) -> str:
    return digest_of(contact.email or contact.phone)


def _hash(code: str, *, row: SignInCode) -> str:
    """Keyed by the blind-index key: six digits could be tried out by whoever reads the table alone."""
    said = row.id.bytes + row.contact_digest.encode() + code.encode()
    return hmac.new(keys.blind_key(), b"sign-in code" + said, sha256).hexdigest()
