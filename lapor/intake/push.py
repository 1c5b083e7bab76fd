"""A browser that asks to be told, or to be told no more: the one form behind the pages of reporters and officers."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.notifications.services import Browser, subscribe, unsubscribe

_ASKED, _SECONDS = 30, 3600


def ask_to_be_told(
    request: HttpRequest, *, report: UUID | None = None, person: UUID | None = None, at: datetime
) -> None:
    """Keep the subscription that was posted, or with `off` forget it. ≤ 4 statements. Raises TooManyTries, UnknownPushService."""
    if not allow("push", request, limit=_ASKED, per_seconds=_SECONDS):
        raise TooManyTries
    told = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    if request.POST.get("off"):
        unsubscribe(endpoint=told["endpoint"], report=report, person=person)
    else:
        subscribe(Browser(**told), report=report, person=person, at=at)
