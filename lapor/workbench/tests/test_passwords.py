"""A forgotten password, another password, and the browsers that are signed in."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.audit.models import Event
from lapor.jobs.models import Job
from lapor.jobs.services import run_next_job
from lapor.people.models import Person
from lapor.workbench.tests.gate import come_in
from tests.cast import World

NEW = "sepeda-merah-gunung-7"


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """No attempts are remembered from elsewhere."""
    cache.clear()
    yield
    cache.clear()


def mailed_link(client: Client, *, email: str = "budi@contoh.example") -> str:
    """Ask for a link, let the worker send it, and read it from the mail."""
    assert client.post("/masuk/lupa/", {"email": email}).headers["Location"] == "/masuk/lupa/terkirim/"
    run_next_job(at=timezone.now() + timedelta(seconds=1))
    found = re.search(r"https?://[^/]+(/masuk/lupa/\S+)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def test_it_mails_a_link_for_a_new_password(client: Client, world: World) -> None:
    page = client.get(mailed_link(client), follow=True)
    assert mail.outbox[0].to == ["budi@contoh.example"]
    address = page.redirect_chain[-1][0]
    assert "set-password" in address
    assert client.post(address, {"password1": NEW, "password2": NEW}).headers["Location"] == "/masuk/"
    assert come_in(client, password=NEW).status_code == 302


def test_it_uses_the_link_once(client: Client, world: World) -> None:
    link = mailed_link(client)
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert "tidak berlaku lagi" in Client().get(link, follow=True).content.decode()


def test_it_refuses_an_easy_new_password(client: Client, world: World) -> None:
    address = client.get(mailed_link(client), follow=True).redirect_chain[-1][0]
    page = client.post(address, {"password1": "budi@contoh", "password2": "budi@contoh"})
    assert page.status_code == 200
    assert page.context["work"].form.errors["password1"]


def test_it_answers_alike_for_an_unknown_address_and_mails_nothing(client: Client, world: World) -> None:
    answer = client.post("/masuk/lupa/", {"email": "tamu@contoh.example"})
    assert answer.headers["Location"] == "/masuk/lupa/terkirim/"
    assert Job.objects.count() == 0


def test_it_changes_the_own_password_and_signs_out_the_rest(world: World) -> None:
    here, elsewhere = Client(), Client()
    come_in(here)
    come_in(elsewhere)
    wrong = here.post("/kerja/akun/sandi/", {"oldpassword": "salah", "password1": NEW, "password2": NEW})
    assert wrong.status_code == 200
    given = {"oldpassword": "rahasia-sekali-1", "password1": NEW, "password2": NEW}
    assert here.post("/kerja/akun/sandi/", given).headers["Location"] == "/kerja/akun/"
    assert here.get("/kerja/").status_code == 200
    assert elsewhere.get("/kerja/").status_code == 302


def test_it_lists_browsers_and_signs_one_out(world: World) -> None:
    here, elsewhere = Client(), Client()
    come_in(here)
    come_in(elsewhere, headers={"user-agent": "Mozilla/5.0 (Android 14) Firefox/140"})
    rows = here.get("/kerja/akun/").context["work"].sessions
    assert [str(row.words) for row in rows if not row.session.is_current] == ["Firefox di Android"]
    other = next(row.session.id for row in rows if not row.session.is_current)
    here.post(f"/kerja/akun/perangkat/{other}/keluarkan/")
    assert elsewhere.get("/kerja/").status_code == 302
    assert here.get("/kerja/").status_code == 200
    assert Event.objects.filter(kind="sessions_ended").count() == 1


def test_it_signs_out_nobody_elses_browser(world: World) -> None:
    here, dewi = Client(), Client()
    come_in(here)
    come_in(dewi, email="dewi@contoh.example")
    row = UserSession.objects.get(user_id=world.people["dewi"])
    here.post(f"/kerja/akun/perangkat/{row.pk}/keluarkan/")
    assert dewi.get("/kerja/").status_code == 200


def test_it_changes_name_and_language(client: Client, world: World) -> None:
    come_in(client)
    answer = client.post("/kerja/akun/", {"name": "  Budi   Santoso ", "language": "en"})
    assert answer.cookies["lapor_bahasa"].value == "en"
    person = Person.objects.get(pk=world.people["budi"])
    assert (person.name, person.language) == ("Budi Santoso", "en")
    assert client.post("/kerja/akun/", {"name": " ", "language": "xx"}).status_code == 200
