"""Reads of the vault for officers; nothing that is sealed."""

from uuid import UUID

from lapor.audit.models import AccessLogEntry
from lapor.kit.actors import ADMINISTRATOR, CUSTODIAN, Actor
from lapor.vault.models import Breach, IdentityRequest, LegalHold, RightsRequest

MOST = 200


def rights_queue(officer: Actor) -> list[RightsRequest]:
    """What reporters of the officer's tenants asked for and nobody decided yet, the most urgent first. 1 statement."""
    rows = RightsRequest.objects.filter(tenant__in=_tenants(officer), state=RightsRequest.State.WAITING)
    return list(rows.order_by("due_at", "id")[:MOST])


def decided_rights(officer: Actor) -> list[RightsRequest]:
    """What was decided, newest first. 1 statement."""
    rows = RightsRequest.objects.filter(tenant__in=_tenants(officer)).exclude(state=RightsRequest.State.WAITING)
    return list(rows.order_by("-due_at", "-id")[:MOST])


def breaches_of(officer: Actor) -> list[Breach]:
    """The register of the officer's tenants, newest first. 1 statement."""
    return list(Breach.objects.filter(tenant__in=_tenants(officer)).order_by("-found_at")[:MOST])


def holds_of(officer: Actor) -> list[LegalHold]:
    """Legal holds of the officer's tenants, standing and lifted, newest first. 1 statement."""
    return list(LegalHold.objects.filter(tenant__in=_tenants(officer)).order_by("-set_at")[:MOST])


def requests_of(ref: UUID) -> list[RightsRequest]:
    """Everything that one reporter asked for, newest first. 1 statement."""
    return list(RightsRequest.objects.filter(ref=ref).order_by("-asked_at", "-id"))


def looks_at(stream: str) -> list[AccessLogEntry]:
    """Who looked at what is sensitive of one report, newest first; an opened identity only once the reporter was told. 2 statements."""
    untold = list(IdentityRequest.objects.filter(stream=stream, shown_at__isnull=False, told_at__isnull=True))
    rows = AccessLogEntry.objects.filter(subject=stream).order_by("-at")[:MOST]
    return [row for row in rows if not any(_belongs(row, request=each) for each in untold)]


def _belongs(row: AccessLogEntry, *, request: IdentityRequest) -> bool:
    """Whether this look was made under that request."""
    begun, ended = request.decided_at, request.expires_at
    is_within = begun is not None and ended is not None and begun <= row.at <= ended
    return is_within and row.actor == request.asked_by and row.purpose == "identity"


def _tenants(officer: Actor) -> set[UUID]:
    return {grant.tenant for grant in officer.grants if grant.role in {CUSTODIAN, ADMINISTRATOR}}
