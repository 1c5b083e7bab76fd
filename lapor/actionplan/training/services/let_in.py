"""The checklist to be let in: an officer ticks what they read, the coordinator confirms. Neither opens or locks anything."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.procedures import queries as procedures
from lapor.actionplan.procedures.content import KINDS
from lapor.actionplan.training.checklist import checklists_of
from lapor.actionplan.training.errors import NotConfirmer, NotReady, UnknownProcedure
from lapor.actionplan.training.models import EntryConfirmation, ProcedureReading
from lapor.actionplan.training.policy import may_confirm
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor


@writes
def say_read(kind: str, *, tenant: UUID, by: Actor, at: datetime) -> None:
    """An officer says to have read the procedure as it holds now. Raises UnknownProcedure."""
    if kind not in KINDS or tenant not in {grant.tenant for grant in by.grants}:
        raise UnknownProcedure
    newest = procedures.newest_versions(tenant).get(kind)
    version = newest.number if newest else 0
    ProcedureReading.objects.update_or_create(
        person_id=UUID(by.id), tenant_id=tenant, kind=kind, defaults={"version": version, "read_at": at}
    )
    payload = {"procedure": kind, "version": version}
    record("procedure_read", stream=f"person/{by.id}", by=by, at=at, payload=payload)


@writes
def confirm_officer(person: UUID, *, tenant: UUID, by: Actor, at: datetime) -> None:
    """The coordinator confirms that an officer has everything; the second time changes nothing. Raises NotConfirmer, NotReady."""
    if not may_confirm(by, tenant=tenant):
        raise NotConfirmer
    found = next((each for each in checklists_of(tenant) if each.person == person), None)
    if found is None or found.missing or UUID(by.id) == person:
        raise NotReady
    _row, is_new = EntryConfirmation.objects.get_or_create(
        person_id=person, tenant_id=tenant, defaults={"confirmed_by_id": UUID(by.id), "confirmed_at": at}
    )
    if is_new:
        record("officer_confirmed", stream=f"person/{person}", by=by, at=at, payload={"tenant": str(tenant)})
