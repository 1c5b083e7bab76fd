"""Who asks, when, and with what bar: what every officers' view begins with."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.people.requests import actor_on
from lapor.ui.bar import bar_of
from lapor.workbench.notices import unread_of


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One officer's request: the actor, the person's key, the moment and the zone of the first office."""

    actor: Actor
    person: UUID
    now: datetime
    zone: str


def visit(request: HttpRequest) -> Visit:
    """Who asks and when; behind `open_to` there is always an officer."""
    actor = actor_on(request)
    assert actor is not None
    zone = institutions.office(actor.grants[0].institution).zone if actor.grants else institutions.installation().zone
    return Visit(actor=actor, person=UUID(actor.id), now=timezone.now(), zone=zone)


def show(request: HttpRequest, template: str, *, work: object, status: int = 200) -> HttpResponse:
    """The officers' page with its bar; `work` is the page's one frozen dataclass."""
    person = cast(UUID, request.user.pk)
    shown = {"bar": bar_of(request, unread=unread_of(person)), "work": work}
    return render(request, template, shown, status=status)
