"""What belongs to one officer's browser alone: the one-time key of a view, and pages that nobody keeps."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

AGE = 14 * 24 * 60 * 60


def keep_view_key(response: HttpResponse, *, asked: UUID, private: str, path: str) -> None:
    """Give the one-time key of a request to the browser, for the pages of that report's requests alone."""
    response.set_cookie(
        _name(asked), private, max_age=AGE, path=path, httponly=True, samesite="Strict", secure=settings.HTTPS
    )


def view_key_of(request: HttpRequest, *, asked: UUID) -> str:
    """The one-time key that this browser holds for the request; empty without one."""
    return request.COOKIES.get(_name(asked), "")


def drop_view_key(response: HttpResponse, *, asked: UUID, path: str) -> None:
    """Let the browser forget a key that opens nothing any more."""
    response.delete_cookie(_name(asked), path=path, samesite="Strict")


def unseen(response: HttpResponse) -> HttpResponse:
    """The response, kept by nobody on the way and shown by no search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _name(asked: UUID) -> str:
    return f"identitas-{asked.hex}"
