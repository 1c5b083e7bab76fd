"""Sign off a procedure as it stands."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import policy
from lapor.actionplan.procedures import queries
from lapor.actionplan.procedures.content import KINDS, content_hash, current_content, plain
from lapor.actionplan.procedures.errors import (
    NotProcedureSigner,
    ProcedureChangedMeanwhile,
    ProcedureUnchanged,
    UnknownProcedure,
)
from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import OFFICER, Actor
from lapor.kit.ids import new_id
from lapor.people import queries as people


@writes
def sign_off_procedure(tenant: UUID, *, kind: str, seen: str, by: Actor, at: datetime) -> ProcedureVersion:
    """Keep what the leader has read (`seen` is its hash) as the next version, with name and moment.

    Raises UnknownProcedure, NotProcedureSigner, ProcedureChangedMeanwhile, ProcedureUnchanged.
    """
    if kind not in KINDS:
        raise UnknownProcedure
    if not policy.may_approve(by, tenant=tenant):
        raise NotProcedureSigner
    newest = queries.lock_newest(tenant, kind=kind)
    today = at.astimezone(ZoneInfo(institutions.office(tenant).zone)).date()
    content = current_content(tenant, kind=kind, today=today)
    hashed = content_hash(content)
    if hashed != seen:
        raise ProcedureChangedMeanwhile
    if newest is not None and newest.content_hash == hashed:
        raise ProcedureUnchanged
    person = UUID(by.id) if by.kind == OFFICER else None
    row = ProcedureVersion(
        id=new_id(),
        tenant_id=tenant,
        kind=kind,
        number=newest.number + 1 if newest else 1,
        content=plain(content),
        content_hash=hashed,
        signed_at=at,
        signed_by=by.ref,
        signed_name=people.names_of([person]).get(person, "") if person else "",
    )
    row.save(force_insert=True)
    payload = {"procedure": kind, "version": row.number, "content_hash": hashed}
    record("procedure_signed_off", stream=f"institution/{tenant}", by=by, at=at, payload=payload)
    return row
