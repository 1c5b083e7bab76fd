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
from lapor.vault.asked import Asked, asked_of
from lapor.vault.boxes import Contact, Words
from lapor.vault.errors import (
    AlreadyDecided,
    BadGround,
    NothingSealed,
    NotShowable,
    RequestPending,
    SamePerson,
    UnknownRequest,
)
from lapor.vault.models import Breach, IdentityRequest, LegalHold, RightsRequest, SealedIdentity, SealedWord
from lapor.vault.queries import breaches_of, decided_rights, holds_of, rights_queue
from lapor.vault.services.breach import draft_notices, note_breach_told, register_breach
from lapor.vault.services.decide_right import decide_right
from lapor.vault.services.hold import lift_legal_hold, set_legal_hold

__all__ = [
    "DELAY_GROUNDS",
    "GROUNDS",
    "Asked",
    "Breach",
    "Contact",
    "LegalHold",
    "NotShowable",
    "RightsRequest",
    "Shown",
    "UnknownRequest",
    "Words",
    "breaches_of",
    "decide_request",
    "decide_right",
    "decided_rights",
    "draft_notices",
    "holds_of",
    "lift_legal_hold",
    "new_view_key",
    "note_breach_told",
    "register_breach",
    "request_identity",
    "requests_for",
    "requests_of_stream",
    "rights_queue",
    "set_legal_hold",
    "show_identity",
    "show_record",
]

GROUNDS = ("court_order", "criminal_investigation", "life_in_danger", "consent_of_reporter", "examination")
DELAY_GROUNDS = ("criminal_investigation", "life_in_danger")
IN_SPITE_OF_RESTRICTION = ("court_order", "criminal_investigation")
VIEW = timedelta(minutes=30)
DELAY = timedelta(days=30)
WAITING_LIMIT, DECIDED_LIMIT = 200, 100


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

    Raises BadGround, RequestPending, NothingSealed (also when its reporter restricted it and no court asks). 5 statements and the event's.
    """
    why = clean(reason)
    if ground not in GROUNDS or len(why) < 10:
        raise BadGround
    kept = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True)
    if not (kept if ground in IN_SPITE_OF_RESTRICTION else kept.filter(restricted_on__isnull=True)).exists():
        raise NothingSealed
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


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a granted view shows: who it is, and their words where the case shows them masked; None when nothing was."""

    contact: Contact
    filed: Words | None
    later: list[str]


def show_identity(request_id: UUID, *, private: str, by: Actor, at: datetime) -> Contact:
    """Who the reporter is; as `show_record`, without the words."""
    return show_record(request_id, private=private, by=by, at=at).contact


@writes
def show_record(request_id: UUID, *, private: str, by: Actor, at: datetime) -> Shown:
    """Who the reporter is and what they wrote, for the asker's own session while the time lasts; logged before it is shown.

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
    return _unlocked(sealed, data_key=data_key)


def _unlocked(sealed: SealedIdentity, *, data_key: bytes) -> Shown:
    ref = sealed.ref
    later = []
    for row in SealedWord.objects.filter(ref=ref, record_wrap__isnull=False).order_by("sealed_at"):
        word_key = boxes.unwrap_under(bytes(row.record_wrap or b""), record_key=data_key)
        later.append(boxes.unlock_words(bytes(row.sealed), ref=ref, key=word_key).body)
    filed = boxes.unlock_words(bytes(sealed.sealed_words), ref=ref, key=data_key) if sealed.sealed_words else None
    return Shown(contact=boxes.unlock(bytes(sealed.sealed), ref=ref, key=data_key), filed=filed, later=later)


def requests_for(custodian: Actor) -> list[Asked]:
    """Requests of the custodian's tenants: those that wait, oldest first, then the newest hundred decided ones. 2 statements."""
    tenants = {grant.tenant for grant in custodian.grants if grant.role == CUSTODIAN}
    rows = IdentityRequest.objects.filter(tenant__in=tenants)
    waiting = rows.filter(state=IdentityRequest.State.WAITING).order_by("asked_at")[:WAITING_LIMIT]
    decided = rows.exclude(state=IdentityRequest.State.WAITING).order_by("-asked_at")[:DECIDED_LIMIT]
    return [asked_of(row) for row in [*waiting, *decided]]


def requests_of_stream(stream: str, *, by: Actor) -> list[Asked]:
    """The actor's own requests about one report, newest first. 1 statement."""
    rows = IdentityRequest.objects.filter(stream=stream, asked_by=by.ref).order_by("-asked_at")
    return [asked_of(row) for row in rows]
