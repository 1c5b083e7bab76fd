"""Who looks, for which part of the tenant, and with what bar: what every page of the dashboards begins with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.kit.actors import COORDINATOR, LEADER, MONITOR, Actor
from lapor.notifications.queries import unread_count
from lapor.people.requests import actor_on
from lapor.ui.bar import bar_of

LOOKING = (LEADER, MONITOR, COORDINATOR)


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look at the dashboard. `root` is the office with everything beneath it that is looked at; `seen_by` are the offices as
    whose leader or coordinator cases may be opened, empty for a monitor, who sees figures alone."""

    actor: Actor
    now: datetime
    today: date
    zone: str
    tenant: UUID
    root: UUID
    offices: frozenset[UUID]
    seen_by: frozenset[UUID]


def look_of(request: HttpRequest) -> Look:
    """Who looks and how far; behind `open_to` there is always one of the looking roles. A coordinator looks at the whole tenant."""
    actor = actor_on(request)
    assert actor is not None
    grants = [grant for grant in actor.grants if grant.role in LOOKING]
    first = min(grants, key=lambda grant: LOOKING.index(grant.role))
    root = first.institution if first.role != COORDINATOR else first.tenant
    directory, now = institutions.directory(first.tenant), timezone.now()
    zone = directory.office(first.tenant).zone
    beneath = {key for key in directory.offices if any(above.id == root for above in directory.line_above(key))}
    return Look(
        actor=actor,
        now=now,
        today=now.astimezone(ZoneInfo(zone)).date(),
        zone=zone,
        tenant=first.tenant,
        root=root,
        offices=frozenset({root, *beneath}),
        seen_by=actor.institutions_as(LEADER, COORDINATOR),
    )


def show(request: HttpRequest, template: str, *, board: object, status: int = 200) -> HttpResponse:
    """The page with the officers' bar; `board` is its one frozen dataclass."""
    person = cast(UUID, request.user.pk)
    unread = remembered(("unread", person), load=lambda: unread_count(person))
    return render(request, template, {"bar": bar_of(request, unread=unread), "board": board}, status=status)
