"""What officers' pages of posts and villages share: the bar above them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lapor.notifications.queries import unread_count
from lapor.people.requests import actor_on
from lapor.ui.bar import bar_of


def show(request: HttpRequest, template: str, *, work: object, status: int = 200) -> HttpResponse:
    """An officers' page with its bar; `work` is the page's one frozen dataclass. 1 statement."""
    actor = actor_on(request)
    assert actor is not None
    shown = {"bar": bar_of(request, unread=unread_count(UUID(actor.id))), "work": work}
    return render(request, template, shown, status=status)
