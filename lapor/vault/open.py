"""Door for workbench: see who a reporter is – asked with a reason, decided by a second person, shown once and for a short time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey

from lapor.audit.services import log_access, record, writes
from lapor.kit.actors import CUSTODIAN, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.vault import boxes
from lapor.vault.boxes import Contact
from lapor.vault.errors import AlreadyDecided, BadGround, NotShowable, RequestPending, SamePerson, UnknownRequest
from lapor.vault.models import IdentityRequest, SealedIdentity

__all__ = [
    "DELAY_GROUNDS",
    "GROUNDS",
    "Contact",
    "decide_request",
    "new_view_key",
    "request_identity",
    "requests_for",
    "requests_of_stream",
    "show_identity",
]

GROUNDS = ("court_order", "criminal_investigation", "life_in_danger", "consent_of_reporter", "examination")
DELAY_GROUNDS = ("criminal_investigation", "life_in_danger")
VIEW = timedelta(minutes=30)
DELAY = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class ViewKey:
    """The one-time key of an asking session: the private half stays with the browser, the public half goes into the request."""

    private: str
    public: bytes


def new_view_key() -> ViewKey:
    """A fresh one-time key; `private` is hex, for a cookie that only the browser of the asker holds."""
    key = PrivateKey.generate()
    return ViewKey(private=bytes(key).hex(), public=bytes(key.public_key))


@writes
def request_identity(
    ref: UUID, *, stream: str, tenant: UUID, ground: str, reason: str, view_key: bytes, by: Actor, at: datetime
) -> IdentityRequest:
    """Ask to see who sealed this record; the caller has checked that the actor handles the report.

    Raises BadGround, RequestPending, UnknownRequest (nothing is sealed there). 5 statements and the event's.
    """
    why = clean(reason)
    if ground not in GROUNDS or len(why) < 10:
        raise BadGround
    if not SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).exists():
        raise UnknownRequest
    waiting = IdentityRequest.objects.filter(ref=ref, asked_by=by.ref, state=IdentityRequest.State.WAITING)
    if waiting.exists():
        raise RequestPending
    request = IdentityRequest(
        id=new_id(),
        ref=ref,
        stream=stream,
        tenant=tenant,
        ground=ground,
        reason=why,
        asked_by=by.ref,
        asked_at=at,
        view_key=view_key,
    )
    request.save(force_insert=True)
    record("identity_requested", stream=stream, by=by, at=at, payload={"request": str(request.id), "ground": ground})
    return request


@writes
def decide_request(
    request_id: UUID, *, is_granted: bool, reason: str, delay_ground: str = "", by: Actor, at: datetime
) -> IdentityRequest:
    """Grant or refuse, as a custodian of the tenant who is not the asker. The reporter is told at once, or after 30 days when a
    stated ground delays that.

    Raises UnknownRequest, SamePerson, AlreadyDecided, BadGround.
    """
    request = IdentityRequest.objects.select_for_update().filter(pk=request_id).first()
    if request is None or request.tenant not in {grant.tenant for grant in by.grants if grant.role == CUSTODIAN}:
        raise UnknownRequest
    if request.asked_by == by.ref:
        raise SamePerson
    if request.state != IdentityRequest.State.WAITING:
        raise AlreadyDecided
    if not clean(reason) or (delay_ground and delay_ground not in DELAY_GROUNDS):
        raise BadGround
    request.state = IdentityRequest.State.GRANTED if is_granted else IdentityRequest.State.REFUSED
    request.decided_by, request.decided_at, request.decision_reason = by.ref, at, clean(reason)
    if is_granted:
        request.delay_ground = delay_ground
        request.tell_at = at + DELAY if delay_ground else at
        request.expires_at = at + VIEW
    request.save(force_update=True)
    record(
        "identity_granted" if is_granted else "identity_refused",
        stream=request.stream,
        by=by,
        at=at,
        payload={"request": str(request.id), "delayed": bool(delay_ground)},
    )
    return request


@writes
def show_identity(request_id: UUID, *, private: str, by: Actor, at: datetime) -> Contact:
    """Who the reporter is, for the asker's own session while the time lasts; logged before it is shown.

    Raises UnknownRequest, NotShowable.
    """
    request = IdentityRequest.objects.select_for_update().filter(pk=request_id, asked_by=by.ref).first()
    if request is None:
        raise UnknownRequest
    sealed = SealedIdentity.objects.filter(pk=request.ref, erased_on__isnull=True).first()
    is_over = request.expires_at is None or at > request.expires_at
    if request.state != IdentityRequest.State.GRANTED or is_over or request.view_wrap is None or sealed is None:
        raise NotShowable
    try:
        data_key = boxes.unwrap(bytes(request.view_wrap), by=PrivateKey(bytes.fromhex(private)))
    except (CryptoError, ValueError):
        raise NotShowable from None
    log_access(request.stream, by=by, at=at, purpose="identity")
    record("identity_shown", stream=request.stream, by=by, at=at, payload={"request": str(request.id)})
    IdentityRequest.objects.filter(pk=request.pk, shown_at__isnull=True).update(shown_at=at)
    return boxes.unlock(bytes(sealed.sealed), ref=request.ref, key=data_key)


def requests_for(custodian: Actor) -> list[IdentityRequest]:
    """Requests of the custodian's tenants, waiting ones first, newest first. 1 statement."""
    tenants = {grant.tenant for grant in custodian.grants if grant.role == CUSTODIAN}
    rows = IdentityRequest.objects.filter(tenant__in=tenants).order_by("-asked_at")[:200]
    return sorted(rows, key=lambda row: row.state != IdentityRequest.State.WAITING)


def requests_of_stream(stream: str) -> list[IdentityRequest]:
    """Every request about one report, newest first; the caller has checked who may see them. 1 statement."""
    return list(IdentityRequest.objects.filter(stream=stream).order_by("-asked_at"))
