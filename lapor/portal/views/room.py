"""What people in the room think of a meeting: three questions, without an account; nothing says who answered."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lapor.actionplan.outreach import feedback_queries, room, services
from lapor.actionplan.outreach.errors import RoomClosed, UnknownRoom
from lapor.actionplan.outreach.feedback_queries import Room
from lapor.intake.limits import allow
from lapor.people.entry import open_to
from lapor.portal.room_forms import RoomForm

COOKIE = "umpan"
DAYS = room.OPEN_DAYS + 1
# A whole village may sit behind the one address of its office.
_FROM_ONE_PLACE, _SECONDS = 200, 3600


@dataclass(frozen=True, kw_only=True)
class RoomPage:
    """The meeting, whether it asks today, whether this device has answered, and the form."""

    room: Room
    standing: str
    has_answered: bool
    form: forms.Form
    is_too_often: bool = False


@open_to("public")
@sensitive_post_parameters("missing")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, code: str) -> HttpResponse:
    """Ask once per device. At most 3 statements to ask, 3 more to count."""
    try:
        here = feedback_queries.room_at(code)
    except UnknownRoom as unknown:
        return render(request, "portal/room_unknown.html", {"refusal": unknown}, status=404)
    today = timezone.now().astimezone(here.zone).date()
    has_answered = COOKIE in request.COOKIES
    form = RoomForm(request.POST if request.method == "POST" else None)
    page = RoomPage(room=here, standing=here.standing(today=today), has_answered=has_answered, form=form)
    if request.method != "POST" or has_answered or page.standing != room.OPEN:
        return render(request, "portal/room.html", {"this": page})
    if not form.is_valid():
        return render(request, "portal/room.html", {"this": page}, status=422)
    if not allow("room", request, limit=_FROM_ONE_PLACE, per_seconds=_SECONDS):
        slower = RoomPage(room=here, standing=page.standing, has_answered=False, form=form, is_too_often=True)
        return render(request, "portal/room.html", {"this": slower}, status=429)
    try:
        services.give_feedback(form.said(), at_room=here, today=today)
    except RoomClosed:
        return HttpResponseRedirect(request.path)
    response = HttpResponseRedirect(f"/u/{here.code}/")
    response.set_cookie(
        COOKIE,
        "1",
        max_age=DAYS * 86400,
        path=f"/u/{here.code}/",
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return response
