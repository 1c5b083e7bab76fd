"""Every address says who may enter, and lets in nobody else: each is walked as every persona of the cast."""

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from lapor.kit.actors import AUDITOR, COORDINATOR, LIAISON, ROLES, Grant, officer
from lapor.people.entry import OFFICER, WORDS, open_to
from lapor.people.models import Person
from tests.cast import PERSONAS, World
from tests.house.pages import Page, pages, walk
from tests.house.source import unexpected

EXCEPTIONS: dict[str, str] = {}
OPEN = {"public", "reporter", "link"}
# Every persona of the cast, and Tamu, who is nobody.
GUEST = "tamu"
ROLE_OF = {name: row[2] for name, row in PERSONAS.items()}


def undeclared(found: list[Page]) -> dict[str, str]:
    """Addresses that do not say who may enter, or name somebody whom nobody knows."""
    known = WORDS | ROLES
    return {page.pattern: "does not say who may enter" for page in found if not page.entry or page.entry - known}


def is_let_in(response: Any) -> bool:
    """Whether the answer is the page's own, whatever it says; not the sign-in page and no refusal."""
    return response.status_code != 403 and not response.headers.get("Location", "").startswith("/masuk/?next=")


def may(roles: frozenset[str], *, entry: frozenset[str]) -> bool:
    """Whether somebody with these roles is declared to enter."""
    return bool(entry & OPEN) or bool(roles & entry) or (bool(roles) and OFFICER in entry)


def test_it_finds_a_declaration_on_every_address() -> None:
    assert unexpected(undeclared(pages()), EXCEPTIONS) == {}


@pytest.mark.parametrize("persona", [GUEST, *PERSONAS])
def test_it_lets_in_whoever_is_declared_and_nobody_else(client: Client, world: World, persona: str) -> None:
    roles = frozenset({ROLE_OF[persona]} if persona in ROLE_OF else ())
    if roles:
        client.force_login(Person.objects.get(id=world.people[persona]))
    wrong = {
        page.pattern: f"{persona}: expected {may(roles, entry=page.entry or frozenset())}"
        for page in pages()
        if is_let_in(client.get(page.address)) != may(roles, entry=page.entry or frozenset())
    }
    assert wrong == {}


def greet(request: HttpRequest) -> HttpResponse:
    """A page that greets."""
    return HttpResponse("Selamat datang")


def ask(*roles: str, who: tuple[str, ...], signed_in: bool = True) -> int:
    """The status that somebody with these roles gets from a page open to `who`."""
    request = RequestFactory().get("/kerja/?urut=tenggat")
    grants = tuple(Grant(role=role, institution=uuid4(), tenant=uuid4()) for role in roles)
    request.__dict__["user"] = SimpleNamespace(is_authenticated=signed_in, pk=uuid4())
    if signed_in:
        request.__dict__["actor"] = officer(uuid4(), grants=grants)
    return open_to(*who)(greet)(request).status_code


def test_it_bites_an_address_without_declaration() -> None:
    assert undeclared(list(walk([path("baru/", greet)], pattern="/", address="/"))) == {
        "/baru/": "does not say who may enter"
    }


def test_it_refuses_a_role_that_nobody_knows() -> None:
    with pytest.raises(ValueError, match="nobody is called"):
        open_to("boss")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "who", "status"),
    [
        ((COORDINATOR,), (COORDINATOR,), 200),
        ((LIAISON,), (COORDINATOR, LIAISON), 200),
        ((AUDITOR,), (OFFICER,), 200),
        ((AUDITOR,), (COORDINATOR,), 403),
        ((), (OFFICER,), 403),
        ((), ("public",), 200),
    ],
)
def test_it_lets_in_by_role(roles: tuple[str, ...], who: tuple[str, ...], status: int) -> None:
    assert ask(*roles, who=who) == status


def test_it_sends_strangers_to_the_sign_in_page() -> None:
    assert ask(who=(OFFICER,), signed_in=False) == 302
