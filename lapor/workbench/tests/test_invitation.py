"""An invited officer begins by a link that works once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.jobs.services import run_next_job
from lapor.kit.actors import SYSTEM
from lapor.people.models import Appointment, Person
from lapor.people.services import invite_person, mail_invitation
from lapor.workbench.tests.gate import come_in
from tests.cast import World

WORDS = "sepeda-merah-gunung-7"
GIVEN = {"name": "Tono", "password1": WORDS, "password2": WORDS}


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """No attempts are remembered from elsewhere."""
    cache.clear()
    yield
    cache.clear()


def invited(world: World, *, email: str = "tono@contoh.example") -> str:
    """Tono is invited as a liaison officer."""
    return invite_person(
        email,
        name="Tono",
        role="liaison_officer",
        institution=world.offices["dinkes"],
        by=SYSTEM,
        at=timezone.now(),
    )


def test_it_makes_an_account_by_the_link(client: Client, world: World) -> None:
    address = f"/masuk/undangan/{invited(world)}/"
    page = client.get(address).content.decode()
    assert "Dinas Kesehatan" in page
    assert "tono@contoh.example" in page
    assert client.post(address, GIVEN).headers["Location"] == "/masuk/"
    assert Appointment.objects.filter(person__email="tono@contoh.example", role="liaison_officer").exists()
    assert come_in(client, email="tono@contoh.example", password=WORDS).status_code == 302


def test_it_works_once(client: Client, world: World) -> None:
    address = f"/masuk/undangan/{invited(world)}/"
    client.post(address, GIVEN)
    assert client.get(address).status_code == 410
    assert client.post(address, GIVEN).status_code == 410
    assert client.get("/masuk/undangan/TIDAKADA/").status_code == 410


def test_it_keeps_the_name_and_tells_what_is_wrong_with_the_password(client: Client, world: World) -> None:
    address = f"/masuk/undangan/{invited(world)}/"
    page = client.post(address, {"name": "Tono Baru", "password1": "xq7pendek", "password2": "lain"})
    text = page.content.decode()
    assert "Tono Baru" in text
    assert "xq7pendek" not in text
    assert not Person.objects.filter(email="tono@contoh.example").exists()


def test_it_asks_for_the_address_where_the_invitation_has_none(client: Client, world: World) -> None:
    address = f"/masuk/undangan/{invited(world, email='')}/"
    assert client.post(address, GIVEN).status_code == 200
    client.post(address, GIVEN | {"email": "pertama@contoh.example"})
    assert Person.objects.filter(email="pertama@contoh.example").exists()


def test_it_mails_the_link_by_the_worker(world: World) -> None:
    token = invited(world)
    assert mail_invitation(token, at=timezone.now())
    assert mail.outbox == []
    run_next_job(at=timezone.now() + timedelta(seconds=1))
    assert mail.outbox[0].to == ["tono@contoh.example"]
    assert f"/masuk/undangan/{token}/" in str(mail.outbox[0].body)
