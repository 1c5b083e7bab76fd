"""All reads of signed procedures; the tenant's filter is inside."""

from uuid import UUID

from lapor.actionplan.procedures.models import ProcedureVersion


def versions_of(tenant: UUID, *, kind: str) -> list[ProcedureVersion]:
    """Every signed version, newest first. 1 statement."""
    return list(ProcedureVersion.objects.filter(tenant_id=tenant, kind=kind).order_by("-number"))


def newest_versions(tenant: UUID) -> dict[str, ProcedureVersion]:
    """The version that holds, by procedure. 1 statement."""
    rows = ProcedureVersion.objects.filter(tenant_id=tenant).order_by("kind", "number")
    return {row.kind: row for row in rows}


def lock_newest(tenant: UUID, *, kind: str) -> ProcedureVersion | None:
    """The version that holds, locked."""
    return ProcedureVersion.objects.select_for_update().filter(tenant_id=tenant, kind=kind).order_by("-number").first()
