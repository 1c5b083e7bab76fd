"""Keep an identity for a legal case, and let it go again."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line
from lapor.vault.errors import AlreadyDecided, MissingDecision
from lapor.vault.models import LegalHold, RightsRequest
from lapor.vault.services.decide_right import require_keeper


@writes
def set_legal_hold(stream: str, *, tenant: UUID, legal_case: str, by: Actor, at: datetime) -> LegalHold:
    """Keep the identity of one report from every erasure while a legal case needs it; waiting requests say so.

    Raises NotCustodian, MissingDecision, AlreadyDecided (it is held already).
    """
    require_keeper(by, tenant=tenant)
    case = one_line(legal_case)[:200]
    if not case:
        raise MissingDecision
    if LegalHold.objects.filter(stream=stream, lifted_at__isnull=True).exists():
        raise AlreadyDecided
    hold = LegalHold(id=new_id(), stream=stream, tenant=tenant, legal_case=case, set_by=by.ref, set_at=at)
    hold.save(force_insert=True)
    _waiting(stream).update(held_for=case)
    record("legal_hold_set", stream=stream, by=by, at=at, payload={"hold": str(hold.id)})
    return hold


@writes
def lift_legal_hold(stream: str, *, tenant: UUID, by: Actor, at: datetime) -> None:
    """The case needs it no more. Raises NotCustodian, AlreadyDecided (nothing is held)."""
    require_keeper(by, tenant=tenant)
    hold = LegalHold.objects.select_for_update().filter(stream=stream, tenant=tenant, lifted_at__isnull=True).first()
    if hold is None:
        raise AlreadyDecided
    LegalHold.objects.filter(pk=hold.pk).update(lifted_by=by.ref, lifted_at=at)
    _waiting(stream).update(held_for="")
    record("legal_hold_lifted", stream=stream, by=by, at=at, payload={"hold": str(hold.id)})


def _waiting(stream: str) -> QuerySet[RightsRequest]:
    return RightsRequest.objects.filter(stream=stream, kind=RightsRequest.Kind.ERASE, state=RightsRequest.State.WAITING)
