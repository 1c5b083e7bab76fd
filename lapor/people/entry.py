"""Who may enter a page: declared on the view, enforced before it runs, walked by a house test."""

import functools
from collections.abc import Callable
from typing import Any, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.defaults import permission_denied

from lapor.kit.actors import ROLES, Actor
from lapor.people import factors
from lapor.people.requests import actor_on

PUBLIC = "public"
REPORTER = "reporter"
OFFICER = "officer"
LINK = "link"
WORDS = frozenset({PUBLIC, REPORTER, OFFICER, LINK})
SIGN_IN = "/masuk/"

View = Callable[..., HttpResponseBase]


class SignedOut(PermissionDenied):
    """A form came from somebody who is not signed in any more; the error page keeps what was typed."""


class DeclaredView(Protocol):
    """A view that says who may enter."""

    entry: frozenset[str]

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request of somebody who may enter."""


def open_to(*who: str) -> Callable[[View], DeclaredView]:
    """Declare and enforce who may enter a view (a function, or what `as_view()` gives).

    Words: `public` everybody · `reporter` whoever holds an access key · `link` whoever holds a signed link (these three
    are let through: the view itself asks for the key) · `officer` every signed-in person with at least one role · or
    role codes of `lapor.kit.actors`. Without signing in one is sent to the sign-in page; with the wrong role one is
    refused with status 403. Raises ValueError for a word that nobody knows.
    """
    unknown = set(who) - WORDS - ROLES
    if unknown or not who:
        raise ValueError(f"nobody is called {sorted(unknown)}: use {sorted(WORDS | ROLES)}")
    entry = frozenset(who)

    def declare(view: View) -> DeclaredView:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return refusal(request, entry=entry) or view(request, *args, **kwargs)

        declared = cast(DeclaredView, guarded)
        declared.entry = entry
        return declared

    return declare


def refusal(request: HttpRequest, *, entry: frozenset[str]) -> HttpResponse | None:
    """What the asker gets instead of the page; None when the way is open. ≤ 2 statements, none on public pages.

    Raises SignedOut for a form of somebody who is not signed in: a redirection would lose what was typed.
    Where a second factor is demanded, an officer without one is sent to set it up; that costs one more.
    """
    if entry & {PUBLIC, REPORTER, LINK}:
        return None
    actor = actor_on(request)
    if actor is None and request.method == "POST":
        raise SignedOut
    if actor is None:
        return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
    if may_enter(actor, entry=entry):
        return HttpResponseRedirect(factors.SET_UP) if factors.lacks_factor(request) else None
    return cast(HttpResponse, permission_denied(request, exception=PermissionDenied()))


def may_enter(actor: Actor, *, entry: frozenset[str]) -> bool:
    """Whether one of the actor's roles is asked for; an account without any role enters nowhere."""
    roles = {grant.role for grant in actor.grants}
    return bool(roles) and (OFFICER in entry or bool(roles & entry))
