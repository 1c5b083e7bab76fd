"""The second factor: set up, asked for, and demanded where the installation says so."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from lapor.people.models import Person
from lapor.workbench.tests.desk import sign_in
from lapor.workbench.tests.gate import code_of, come_in, prove, set_up_factor
from tests.cast import World

NEW = "kata-sandi-baru-77"


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """No attempts and no used codes are remembered from elsewhere."""
    cache.clear()
    yield
    cache.clear()


def test_it_asks_for_the_code_when_a_factor_is_set_up(client: Client, world: World) -> None:
    come_in(client)
    secret = set_up_factor(client)
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    client.post("/keluar/")
    assert come_in(client).headers["Location"] == "/masuk/kode/"
    assert client.get("/kerja/").status_code == 302
    assert "tidak cocok" in client.post("/masuk/kode/", {"code": "000000"}).content.decode()
    assert client.post("/masuk/kode/", {"code": code_of(secret)}).headers["Location"] == "/kerja/"
    assert client.get("/kerja/").status_code == 200


def test_it_shows_recovery_codes_once_and_takes_each_once(client: Client, world: World) -> None:
    come_in(client)
    set_up_factor(client)
    codes = client.get("/kerja/akun/pengaman/pemulihan/").context["work"].codes
    assert len(codes) == 10
    again = client.get("/kerja/akun/pengaman/pemulihan/").context["work"]
    assert (again.codes, again.left) == ((), 10)
    client.post("/keluar/")
    for status in (302, 200):
        come_in(client)
        assert client.post("/masuk/kode/", {"code": codes[0]}).status_code == status
        client.post("/keluar/")


def test_it_asks_who_it_is_before_setting_up(client: Client, world: World) -> None:
    come_in(client)
    assert client.get("/kerja/akun/pengaman/pasang/").headers["Location"].startswith("/masuk/lagi/")
    prove(client)
    assert client.get("/kerja/akun/pengaman/pasang/").status_code == 200


def test_it_sends_officers_without_a_factor_to_set_it_up(client: Client, world: World, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    come_in(client)
    for path in ("/kerja/", "/kerja/akun/", "/kerja/pemberitahuan/"):
        assert client.get(path).headers["Location"] == "/kerja/akun/pengaman/"
    assert client.get("/kerja/akun/pengaman/").context["work"].is_demanded
    assert client.get("/laporan/").status_code == 200
    set_up_factor(client)
    assert client.get("/kerja/").status_code == 200


def test_it_is_not_taken_off_where_it_is_demanded(client: Client, world: World, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    come_in(client)
    set_up_factor(client)
    client.post("/kerja/akun/pengaman/lepas/")
    assert Authenticator.objects.filter(type="totp").exists()
    settings.REQUIRE_SECOND_FACTOR = False
    client.post("/kerja/akun/pengaman/lepas/")
    assert not Authenticator.objects.exists()


def test_it_demands_nothing_by_default(client: Client, world: World) -> None:
    come_in(client)
    assert client.get("/kerja/").status_code == 200
    assert not client.get("/kerja/akun/pengaman/").context["work"].is_demanded


@pytest.mark.parametrize(("who", "status"), [("admin", 200), ("sari", 200), ("susi", 200), ("budi", 403)])
def test_it_is_taken_off_in_person_by_administrator_or_coordinator(
    client: Client, world: World, settings: Any, who: str, status: int
) -> None:
    come_in(client)
    set_up_factor(client)
    desk = sign_in(Client(), world, who=who)
    address = f"/kerja/kelola/petugas/{world.people['budi']}/pengaman/"
    assert "pengaman kedua" in desk.post(address).content.decode() or status == 403
    answer = desk.post(address, {"confirmed": "yes"})
    assert answer.status_code == status
    assert Authenticator.objects.exists() is (status == 403)
    if status == 200:
        assert client.get("/kerja/").status_code == 302
        invited = answer.context["work"].link.partition("/masuk/")[2]
        Client().post(f"/masuk/{invited}", {"name": "Budi", "password1": NEW, "password2": NEW, "password": NEW})
        settings.REQUIRE_SECOND_FACTOR = True
        fresh = Client()
        come_in(fresh, password=NEW)
        assert fresh.get("/kerja/").headers["Location"] == "/kerja/akun/pengaman/"


def test_it_keeps_a_coordinator_from_the_accounts_above(world: World) -> None:
    desk = sign_in(Client(), world, who="sari")
    for who in ("admin", "ningsih", "itwil", "sari"):
        answer = desk.post(f"/kerja/kelola/petugas/{world.people[who]}/pengaman/", {"confirmed": "yes"})
        assert answer.status_code == 302
        assert Person.objects.get(pk=world.people[who]).has_usable_password()
    rina = desk.post(f"/kerja/kelola/petugas/{world.people['rina']}/pengaman/", {"confirmed": "yes"})
    assert rina.status_code == 404
