"""Officers sign in by a real OpenID Connect server; nobody gets an account by it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from lapor.audit.queries import stream_events
from lapor.people.models import Appointment, Person, ProviderLink
from lapor.people.provider import identity_of, is_safe
from lapor.workbench.tests.gate import come_in, set_up_factor
from tests.cast import World
from tests.provider.running import CLIENT, Provider, running

pytestmark = pytest.mark.django_db
ACCOUNTS = {
    "budi-1": {"email": "Budi@contoh.example", "email_verified": True, "amr": ["pwd"]},
    "budi-2": {"email": "budi@contoh.example", "email_verified": True, "amr": ["pwd"]},
    "budi-otp": {"email": "budi@contoh.example", "email_verified": True, "amr": ["pwd", "otp"]},
    "dewi-unverified": {"email": "dewi@contoh.example", "email_verified": False, "amr": []},
    "stranger": {"email": "orang.lain@contoh.example", "email_verified": True, "amr": []},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Provider]:
    """One server for the file."""
    with running(ACCOUNTS) as started:
        yield started


@pytest.fixture(autouse=True)
def provider(server: Provider, world: World, settings: Any) -> Provider:
    """The installation knows the server."""
    cache.clear()
    settings.LAPOR_OIDC_ISSUER = server.issuer
    settings.LAPOR_OIDC_CLIENT_ID = CLIENT["client_id"]
    settings.LAPOR_OIDC_CLIENT_SECRET = CLIENT["client_secret"]
    return server


def kinds(world: World, *, who: str = "budi") -> list[str]:
    return [event.kind for event in stream_events(f"person/{world.people[who]}")]


def words(client: Client) -> str:
    return client.get("/masuk/").content.decode()


def test_it_signs_in_an_officer_by_the_verified_address(client: Client, world: World, provider: Provider) -> None:
    assert "Masuk lewat SSO pemerintah" in words(client)
    answer = provider.sign_in(client, subject="budi-1")
    assert answer.headers["Location"] == "/kerja/"
    assert client.get("/kerja/").status_code == 200
    assert kinds(world) == ["provider_linked", "provider_signed_in"]
    link = ProviderLink.objects.get()
    assert (link.subject, link.person_id) == ("budi-1", world.people["budi"])


def test_it_knows_a_linked_identity_without_its_address(client: Client, world: World, provider: Provider) -> None:
    provider.sign_in(client, subject="budi-1")
    Person.objects.filter(pk=world.people["budi"]).update(email="budi.baru@contoh.example")
    again = Client()
    assert provider.sign_in(again, subject="budi-1").headers["Location"] == "/kerja/"
    assert kinds(world).count("provider_linked") == 1


def test_it_lets_no_second_identity_take_an_officer_over(client: Client, world: World, provider: Provider) -> None:
    provider.sign_in(client, subject="budi-1")
    thief = Client()
    assert provider.sign_in(thief, subject="budi-2").headers["Location"] == "/masuk/"
    assert thief.get("/kerja/").status_code == 302
    client.post("/kerja/akun/penyedia/lepas/")
    assert provider.sign_in(Client(), subject="budi-2").headers["Location"] == "/kerja/"
    assert "provider_unlinked" in kinds(world)


@pytest.mark.parametrize("subject", ["stranger", "dewi-unverified"])
def test_it_never_makes_an_account(client: Client, world: World, provider: Provider, subject: str) -> None:
    before = Person.objects.count()
    assert provider.sign_in(client, subject=subject).headers["Location"] == "/masuk/"
    assert "belum terhubung dengan petugas" in words(client)
    assert (Person.objects.count(), ProviderLink.objects.count()) == (before, 0)
    assert client.get("/kerja/").status_code == 302


def test_it_refuses_who_left_or_was_switched_off(client: Client, world: World, provider: Provider) -> None:
    provider.sign_in(client, subject="budi-1")
    Person.objects.filter(pk=world.people["budi"]).update(is_active=False)
    assert provider.sign_in(Client(), subject="budi-1").headers["Location"] == "/masuk/"
    Person.objects.filter(pk=world.people["budi"]).update(is_active=True)
    Appointment.objects.filter(person_id=world.people["budi"]).delete()
    assert provider.sign_in(Client(), subject="budi-1").headers["Location"] == "/masuk/"


def test_it_asks_for_our_own_second_factor(client: Client, world: World, provider: Provider) -> None:
    come_in(client)
    set_up_factor(client)
    other = Client()
    assert provider.sign_in(other, subject="budi-otp").headers["Location"] == "/masuk/kode/"
    assert other.get("/kerja/").status_code == 302


def test_it_takes_the_second_factor_of_the_provider_where_that_is_set(
    client: Client, world: World, provider: Provider, settings: Any
) -> None:
    come_in(client)
    set_up_factor(client)
    settings.LAPOR_OIDC_FACTORS = ("mfa", "otp")
    settings.REQUIRE_SECOND_FACTOR = True
    other, weak = Client(), Client()
    assert provider.sign_in(other, subject="budi-otp").headers["Location"] == "/kerja/"
    assert other.get("/kerja/").status_code == 200
    client.post("/kerja/akun/penyedia/lepas/")
    assert provider.sign_in(weak, subject="budi-1").headers["Location"] == "/masuk/kode/"


def test_it_demands_a_factor_when_neither_has_one(
    client: Client, world: World, provider: Provider, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    provider.sign_in(client, subject="budi-1")
    assert client.get("/kerja/").headers["Location"] == "/kerja/akun/pengaman/"


def test_it_comes_back_unharmed_from_every_failure(client: Client, provider: Provider, settings: Any) -> None:
    start = client.get("/masuk/lewat/", follow=True).redirect_chain[-1][0]
    assert client.get(provider.answer(start, subject="")).headers["Location"] == "/masuk/"
    assert "tidak berhasil" in words(client)
    start = client.get("/masuk/lewat/", follow=True).redirect_chain[-1][0]
    stolen = provider.answer(start, subject="budi-1")
    assert Client().get(stolen).headers["Location"] == "/masuk/"
    settings.LAPOR_OIDC_CLIENT_SECRET = "salah"
    assert client.get(stolen).headers["Location"] == "/masuk/"
    assert ProviderLink.objects.count() == 0
    settings.LAPOR_OIDC_ISSUER = "http://127.0.0.1:1"
    assert client.get("/masuk/lewat/sso/").headers["Location"] == "/masuk/"
    assert "tidak menjawab dengan benar" in words(client)


def test_it_is_off_without_an_issuer(client: Client, settings: Any) -> None:
    settings.LAPOR_OIDC_ISSUER = ""
    assert "Masuk lewat" not in words(client)
    assert [client.get(f"/masuk/lewat/{path}").status_code for path in ("", "sso/", "sso/kembali/")] == [404] * 3


def test_it_believes_no_answer_about_two_identities(settings: Any) -> None:
    assert identity_of({"id_token": {"sub": "a"}, "userinfo": {"sub": "b", "email": "x@y.id"}}) is None
    assert identity_of({"userinfo": {"sub": "a"}}) is None
    found = identity_of(
        {"id_token": {"sub": "a"}, "userinfo": {"sub": "a", "email": "x@y.id", "email_verified": "true"}}
    )
    assert found is not None and found.verified_email == ""


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://sso.contoh.example", True),
        ("http://127.0.0.1:3000", True),
        ("http://localhost:1", True),
        ("http://sso.contoh.example", False),
        ("http://127.0.0.1.contoh.example", False),
        ("file:///etc/passwd", False),
    ],
)
def test_it_calls_a_provider_over_https_alone(url: str, safe: bool) -> None:
    assert is_safe(url) is safe
