"""A reporter asks for a right under the law on personal data."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.masking import mask
from lapor.kit.text import clean
from lapor.vault.errors import MissingDecision, NothingSealed, RightPending, UnknownRight
from lapor.vault.models import LegalHold, RightsRequest, SealedIdentity

CLOCK = timedelta(hours=72)
LIMIT = 2_000


def ask_right(
    ref: UUID, *, kind: str, stream: str, tenant: UUID, words: str = "", by: Actor, at: datetime
) -> RightsRequest:
    """Ask, with the access key already shown; the clock of 3×24 hours begins.

    Withdrawn consent works at once: nothing is sent any more and nobody may open the identity.
    Raises UnknownRight, NothingSealed, MissingDecision (a correction that does not say what), RightPending.
    Law: docs/law/privacy.md#personal-data
    """
    if kind not in RightsRequest.Kind.values:
        raise UnknownRight
    said = mask(clean(words)[:LIMIT]).text
    if kind == RightsRequest.Kind.CORRECT and not said:
        raise MissingDecision
    try:
        return _ask(ref, kind=kind, stream=stream, tenant=tenant, words=said, by=by, at=at)
    except IntegrityError as error:
        raise RightPending from error


@writes
def _ask(ref: UUID, *, kind: str, stream: str, tenant: UUID, words: str, by: Actor, at: datetime) -> RightsRequest:
    sealed = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True)
    if not sealed.exists():
        raise NothingSealed
    if RightsRequest.objects.filter(ref=ref, kind=kind, state=RightsRequest.State.WAITING).exists():
        raise RightPending
    hold = LegalHold.objects.filter(stream=stream, lifted_at__isnull=True).first()
    request = RightsRequest(
        id=new_id(),
        ref=ref,
        stream=stream,
        tenant=tenant,
        kind=kind,
        words=words,
        asked_at=at,
        due_at=at + CLOCK,
        held_for=hold.legal_case if hold and kind == RightsRequest.Kind.ERASE else "",
    )
    if kind == RightsRequest.Kind.WITHDRAW_CONSENT:
        request.state, request.decided_by, request.decided_at = RightsRequest.State.DONE, by.ref, at
    request.save(force_insert=True)
    said = {"request": str(request.id), "kind": kind, "due_at": request.due_at.isoformat()}
    record("rights_asked", stream=stream, by=by, at=at, payload=said)
    if kind == RightsRequest.Kind.WITHDRAW_CONSENT:
        sealed.update(restricted_on=at.date())
        record("identity_restricted", stream=stream, by=by, at=at, payload={"request": str(request.id)})
    return request
