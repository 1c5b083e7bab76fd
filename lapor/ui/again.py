"""What was posted, to be posted once more: after an expired page, and after a question whether it is really meant."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

CONFIRMED = "confirmed"
LONG = 60
_NEVER_SHOWN = ("csrfmiddlewaretoken", CONFIRMED)
_SEALED = ("draft", "attachments")
_SECRET = ("password", "kata_sandi", "access_key", "otp")


@dataclass(frozen=True, kw_only=True)
class PostedField:
    """One value that was posted. A long text is shown, so that it can be read and copied; a short one travels along."""

    name: str
    value: str
    is_long: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question before something is done."""

    title: object
    text: object
    action: object
    back_url: str
    target: str
    fields: tuple[PostedField, ...]


def posted_fields(request: HttpRequest) -> tuple[PostedField, ...]:
    """Every text that was posted, without tokens and secrets (a password is typed again)."""
    return tuple(
        PostedField(name=name, value=value, is_long=name not in _SEALED and (len(value) > LONG or "\n" in value))
        for name, values in request.POST.lists()
        if _may_travel(name)
        for value in _texts(values)
    )


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person has said yes, in the dialog or on the page of `ask_first`."""
    return request.POST.get(CONFIRMED) == "yes"


def ask_first(
    request: HttpRequest, *, title: object, text: object, action: object = _("Ya, lanjutkan"), back_url: str
) -> HttpResponse:
    """The page that asks before something is done, for browsers without JavaScript; a yes posts all of it again."""
    question = Question(
        title=title,
        text=text,
        action=action,
        back_url=back_url,
        target=request.get_full_path(),
        fields=posted_fields(request),
    )
    return render(request, "ui/confirm.html", {"question": question})


def came_from_here(request: HttpRequest) -> bool:
    """Whether our own page sent this, as the browser says; a click must never resend the words of a foreign page."""
    if request.headers.get("Sec-Fetch-Site", "") in {"same-origin", "none"}:
        return True
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _may_travel(name: str) -> bool:
    return name not in _NEVER_SHOWN and not any(word in name.lower() for word in _SECRET)


def _texts(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str) and "\x00" not in value]
