"""How a tenant shows itself is changed: name, colour, ways to reach it, emblem."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from lapor.audit.services import record, writes
from lapor.institutions.emblems import EMBLEMS, emblem_url
from lapor.institutions.errors import MissingName, UnknownInstitution
from lapor.institutions.memory import forget
from lapor.institutions.models import TenantProfile
from lapor.institutions.plan import NAME_LIMIT, SHORT_NAME_LIMIT
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.kit.text import one_line


@writes
def set_profile(
    tenant: UUID,
    *,
    name: str,
    short_name: str,
    accent: str,
    contact_ways: Sequence[Mapping[str, str]],
    emergency_numbers: Sequence[Mapping[str, str]],
    by: Actor,
    at: datetime,
) -> TenantProfile:
    """Change name, accent colour (`#rrggbb`, checked for contrast by the page) and the ways to reach the tenant.

    Raises NotAdministrator, UnknownInstitution, MissingName.
    """
    row = _locked(tenant, by=by)
    row.name = one_line(name)[:NAME_LIMIT]
    if not row.name:
        raise MissingName
    row.short_name = (one_line(short_name) or row.name)[:SHORT_NAME_LIMIT]
    row.accent = accent.lower()
    row.contact_ways = [dict(way) for way in contact_ways]
    row.emergency_numbers = [dict(number) for number in emergency_numbers]
    row.save()
    _tell(row, fields=["name", "accent", "contact_ways", "emergency_numbers"], by=by, at=at)
    return row


def set_emblem(tenant: UUID, *, picture: bytes, by: Actor, at: datetime) -> str:
    """Show this picture (PNG, made anew by the page) as the tenant's emblem; gives its address. The file comes first.

    Raises NotAdministrator, UnknownInstitution.
    """
    require_administrator(by, tenant=tenant)
    name = hashlib.sha256(picture).hexdigest()
    folder = Path(settings.FILES_DIR) / EMBLEMS
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    draft = folder / f".{name}.{os.getpid()}"
    draft.write_bytes(picture)
    draft.replace(folder / f"{name}.png")
    return _show(tenant, url=emblem_url(name), by=by, at=at)


@writes
def remove_emblem(tenant: UUID, *, by: Actor, at: datetime) -> None:
    """Show no emblem. Raises NotAdministrator, UnknownInstitution."""
    _show(tenant, url="", by=by, at=at)


@writes
def _show(tenant: UUID, *, url: str, by: Actor, at: datetime) -> str:
    row = _locked(tenant, by=by)
    row.emblem = url
    row.save(update_fields=["emblem"])
    _tell(row, fields=["emblem"], by=by, at=at)
    return url


def _locked(tenant: UUID, *, by: Actor) -> TenantProfile:
    require_administrator(by, tenant=tenant)
    row = TenantProfile.objects.select_for_update().filter(pk=tenant).first()
    if row is None:
        raise UnknownInstitution(institution=str(tenant))
    return row


def _tell(row: TenantProfile, *, fields: list[str], by: Actor, at: datetime) -> None:
    forget()
    record("profile_changed", stream=f"institution/{row.tenant_id}", by=by, at=at, payload={"fields": fields})
