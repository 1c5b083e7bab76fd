"""Who sits at the counter, for which offices, and in which region they may take reports."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lapor.institutions import queries as institutions
from lapor.institutions.models import Institution
from lapor.institutions.queries import Office
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.notifications.queries import unread_count
from lapor.people.requests import actor_on
from lapor.ui.bar import bar_of

ROLES = (actors.COORDINATOR, actors.NATIONAL_ADMIN, actors.LIAISON, actors.VILLAGE_OPERATOR)
_LOCAL = frozenset({Institution.Tier.DISTRICT, Institution.Tier.VILLAGE})


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One officer's request at the counter. `region` is the code within which reports are taken."""

    actor: Actor
    person: UUID
    office: Office
    offices: frozenset[UUID]
    tenant: UUID
    region: str
    now: datetime

    @property
    def is_local(self) -> bool:
        """Whether the office itself belongs to a district or a village, so that most reports come from there."""
        return self.office.tier in _LOCAL

    def covers(self, region: str) -> bool:
        """Whether a report from this region may be taken here; one without a place always may."""
        return not region or region == self.region or region.startswith(f"{self.region}.")


def desk_of(request: HttpRequest) -> Desk:
    """The desk of the signed-in officer: behind `open_to` there is one. No statement once the offices are remembered."""
    actor = actor_on(request)
    assert actor is not None
    grants = [grant for grant in actor.grants if grant.role in ROLES]
    office = institutions.office(grants[0].institution)
    root = institutions.office(office.tenant)
    return Desk(
        actor=actor,
        person=UUID(actor.id),
        office=office,
        offices=frozenset(grant.institution for grant in grants),
        tenant=office.tenant,
        region=office.region if office.tier in _LOCAL else root.region,
        now=timezone.now(),
    )


def show(request: HttpRequest, template: str, *, work: object, status: int = 200) -> HttpResponse:
    """An officers' page with its bar; `work` is the page's one frozen dataclass. Never kept by browser or proxy."""
    actor = actor_on(request)
    assert actor is not None
    shown = {"bar": bar_of(request, unread=unread_count(UUID(actor.id))), "work": work}
    response = render(request, template, shown, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
