"""An officer decides what a reporter asked for under the law on personal data."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.kit.actors import ADMINISTRATOR, CUSTODIAN, Actor
from lapor.kit.text import clean
from lapor.vault.errors import AlreadyDecided, HeldForCase, MissingDecision, NotCustodian, UnknownRight
from lapor.vault.models import LegalHold, RightsRequest, SealedIdentity
from lapor.vault.services.erase import BY_REQUEST, erase_identity


@writes
def decide_right(request_id: UUID, *, is_granted: bool, reason: str, by: Actor, at: datetime) -> RightsRequest:
    """Do what was asked, or refuse it with the reason; a custodian or administrator of the tenant.

    Granting an erasure shreds the identity in the same transaction, granting a restriction closes it; granting access or a
    correction says that it was done. Raises UnknownRight, NotCustodian, AlreadyDecided, MissingDecision, HeldForCase.
    """
    request = RightsRequest.objects.select_for_update().filter(pk=request_id).first()
    if request is None:
        raise UnknownRight
    require_keeper(by, tenant=request.tenant)
    if request.state != RightsRequest.State.WAITING:
        raise AlreadyDecided
    why = clean(reason)
    if not why:
        raise MissingDecision
    if is_granted:
        _carry_out(request, by=by, at=at)
    request.state = RightsRequest.State.DONE if is_granted else RightsRequest.State.REFUSED
    request.decided_by, request.decided_at, request.decision_reason = by.ref, at, why
    request.save(force_update=True)
    kind = "rights_done" if is_granted else "rights_refused"
    payload = {"request": str(request.id), "kind": request.kind}
    record(kind, stream=request.stream, by=by, at=at, payload=payload)
    return request


def require_keeper(by: Actor, *, tenant: UUID) -> None:
    """Raises NotCustodian unless the actor is custodian or administrator of the tenant."""
    if not any(grant.tenant == tenant and grant.role in {CUSTODIAN, ADMINISTRATOR} for grant in by.grants):
        raise NotCustodian


def _carry_out(request: RightsRequest, *, by: Actor, at: datetime) -> None:
    if request.kind == RightsRequest.Kind.ERASE:
        if LegalHold.objects.filter(stream=request.stream, lifted_at__isnull=True).exists():
            raise HeldForCase
        erase_identity(request.ref, stream=request.stream, rule=BY_REQUEST, by=by, at=at)
    if request.kind == RightsRequest.Kind.RESTRICT:
        SealedIdentity.objects.filter(pk=request.ref, erased_on__isnull=True).update(restricted_on=at.date())
        payload = {"request": str(request.id)}
        record("identity_restricted", stream=request.stream, by=by, at=at, payload=payload)
