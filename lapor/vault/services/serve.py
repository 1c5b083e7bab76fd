"""What the worker does for granted requests: wrap for the asking session, end what is over, name who is to be told."""

from datetime import datetime
from uuid import UUID

from nacl.public import PublicKey

from lapor.audit.services import record, writes
from lapor.kit.actors import SYSTEM
from lapor.vault import boxes, keys
from lapor.vault.models import IdentityRequest, SealedIdentity, SealedWord

BATCH = 100


def serve_requests(*, at: datetime) -> int:
    """Re-wrap granted records for their sessions, delete wraps whose time is over, tell reporters whose moment has come.

    Needs the custodian key's private half. Returns how many requests were touched; safe to run twice.
    """
    return _wrap_granted(at=at) + _end_views(at=at) + _tell_reporters(at=at)


def _wrap_granted(*, at: datetime) -> int:
    rows = IdentityRequest.objects.filter(
        state=IdentityRequest.State.GRANTED, view_wrap__isnull=True, expires_at__gt=at
    )[:BATCH]
    done = 0
    for request in rows:
        sealed = SealedIdentity.objects.filter(pk=request.ref, erased_on__isnull=True).first()
        if sealed is None:
            continue
        private = keys.private_key(keys.CUSTODIAN, key_id=sealed.custodian_key)
        data_key = boxes.unwrap(bytes(sealed.custodian_wrap), by=private)
        _wrap_later_words(sealed.ref, data_key=data_key)
        wrapped = boxes.wrap(data_key, to=PublicKey(bytes(request.view_key)))
        done += IdentityRequest.objects.filter(pk=request.pk).update(view_wrap=wrapped)
    return done


def _wrap_later_words(ref: UUID, *, data_key: bytes) -> None:
    for row in SealedWord.objects.filter(ref=ref, record_wrap__isnull=True):
        private = keys.private_key(keys.CUSTODIAN, key_id=row.custodian_key)
        word_key = boxes.unwrap(bytes(row.custodian_wrap), by=private)
        SealedWord.objects.filter(pk=row.pk).update(record_wrap=boxes.wrap_under(word_key, record_key=data_key))


def _end_views(*, at: datetime) -> int:
    over = IdentityRequest.objects.filter(state=IdentityRequest.State.GRANTED, expires_at__lte=at)
    return over.update(state=IdentityRequest.State.OVER, view_wrap=None)


def _tell_reporters(*, at: datetime) -> int:
    due = IdentityRequest.objects.filter(told_at__isnull=True, tell_at__lte=at).order_by("tell_at")
    keys_due = list(due.values_list("pk", flat=True)[:BATCH])
    for key in keys_due:
        _tell(key, at=at)
    return len(keys_due)


@writes
def _tell(key: UUID, *, at: datetime) -> None:
    """The event is what tells: the notices' follower sends the news, the reporter's page shows it."""
    request = IdentityRequest.objects.select_for_update().get(pk=key)
    if request.told_at is not None:
        return
    IdentityRequest.objects.filter(pk=request.pk).update(told_at=at)
    opened_at = request.decided_at.isoformat() if request.decided_at else ""
    told = {"ground": request.ground, "opened_at": opened_at}
    record("identity_told", stream=request.stream, by=SYSTEM, at=at, payload=told)
