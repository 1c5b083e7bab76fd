"""What an officer is told."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from lapor.institutions.memory import forget
from lapor.notifications.queries import OfficerNotice, unread_notices
from lapor.notifications.services import mark_read
from lapor.people.entry import open_to
from lapor.workbench.context import show, visit


@dataclass(frozen=True, kw_only=True)
class NoticesPage:
    """The officer's unread notices."""

    notices: tuple[OfficerNotice, ...]
    zone: str


@open_to("officer")
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """The officer's unread notices, newest first."""
    who = visit(request)
    page = NoticesPage(notices=tuple(unread_notices(who.person)), zone=who.zone)
    return show(request, "workbench/notices.html", work=page)


@open_to("officer")
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark notices as read: all, or those of one report."""
    who = visit(request)
    mark_read(who.person, at=who.now, report=_key(request.POST.get("report", "")))
    forget()
    return redirect("/kerja/pemberitahuan/")


@open_to("officer")
@require_GET
def bell(request: HttpRequest) -> HttpResponse:
    """The bell's short address."""
    del request
    return redirect("/kerja/pemberitahuan/")


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
