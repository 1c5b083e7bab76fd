"""Signing in and out: what is kept, what is said, and who is slowed down."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.people.models import Person
from lapor.workbench.tests.gate import come_in
from tests.cast import World


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """No attempts are remembered from elsewhere."""
    cache.clear()
    yield
    cache.clear()


def test_it_lets_an_officer_in_and_goes_where_they_wanted(client: Client, world: World) -> None:
    answer = client.post(
        "/masuk/?next=/kerja/akun/",
        {"login": "Budi@Contoh.example", "password": "rahasia-sekali-1", "next": "/kerja/akun/"},
    )
    assert answer.headers["Location"] == "/kerja/akun/"
    assert client.get("/kerja/").status_code == 200


def test_it_keeps_the_address_but_not_the_password(client: Client, world: World) -> None:
    page = come_in(client, password="salah-sekali-9").content.decode()
    assert 'value="budi@contoh.example"' in page
    assert "salah-sekali-9" not in page
    assert "Surel atau kata sandi ini tidak cocok" in page


def test_it_says_the_same_about_an_unknown_address(client: Client, world: World) -> None:
    known = come_in(client, password="salah").context["work"].form.non_field_errors()
    unknown = come_in(client, email="tamu@contoh.example").context["work"].form.non_field_errors()
    assert known == unknown


def test_it_changes_the_key_of_the_session(client: Client, world: World) -> None:
    client.get("/masuk/")
    client.session["before"] = "here"
    before = client.session.session_key
    come_in(client)
    assert client.session.session_key not in (None, before)


def test_it_leads_nowhere_else(client: Client, world: World) -> None:
    answer = client.post(
        "/masuk/", {"login": "budi@contoh.example", "password": "rahasia-sekali-1", "next": "https://evil.example/"}
    )
    assert answer.headers["Location"] == "/kerja/"


def test_it_refuses_whoever_was_switched_off(client: Client, world: World) -> None:
    Person.objects.filter(pk=world.people["budi"]).update(is_active=False)
    assert come_in(client).status_code in (200, 302)
    assert client.get("/kerja/").status_code == 302


def test_it_slows_down_guesses_at_one_account(client: Client, world: World) -> None:
    for _ in range(5):
        come_in(client, password="salah")
    page = come_in(client)
    assert "terlalu banyak percobaan" in page.content.decode()
    assert client.get("/kerja/").status_code == 302


def test_it_locks_nobody_else_out(world: World) -> None:
    known = Client()
    come_in(known)
    known.post("/keluar/")
    stranger = Client()
    for _ in range(40):
        come_in(stranger, password="salah")
    assert come_in(stranger).status_code == 200
    assert come_in(Client(REMOTE_ADDR="198.51.100.7")).status_code == 302
    assert come_in(known).status_code == 302


def test_it_counts_only_failures(world: World) -> None:
    for _ in range(8):
        assert come_in(Client()).status_code == 302


def test_it_signs_out_by_post_only(client: Client, world: World) -> None:
    come_in(client)
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert client.get("/kerja/").headers["Location"].startswith("/masuk/?next=")


def test_it_ends_a_session_twelve_hours_after_its_last_use(client: Client, world: World) -> None:
    come_in(client)
    assert client.session.get_expiry_age() == 12 * 60 * 60
    session = client.session
    session["seen_at"] = int((timezone.now() - timedelta(hours=2)).timestamp())
    session.save()
    client.get("/kerja/akun/")
    assert client.session["seen_at"] > timezone.now().timestamp() - 60


def test_it_opens_no_other_door_of_the_library(client: Client, world: World) -> None:
    for path in ("/accounts/signup/", "/masuk/signup/", "/masuk/email/", "/masuk/daftar/"):
        assert client.get(path).status_code == 404
