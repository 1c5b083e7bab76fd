"""The officer behind a request."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.people.actors import actor_of


class OfficerRequest(HttpRequest):
    """A request of a signed-in officer, as the views behind `open_to` get it."""

    actor: Actor


def actor_on(request: HttpRequest) -> Actor | None:
    """The actor of the signed-in officer, read once per request (3 statements with session and person); None for others."""
    known = request.__dict__.get("actor")
    if isinstance(known, Actor):
        return known
    if not request.user.is_authenticated:
        return None
    today = timezone.now().astimezone(ZoneInfo(institutions.installation().zone)).date()
    actor = actor_of(request.user.pk, on=today)
    request.__dict__["actor"] = actor
    return actor
