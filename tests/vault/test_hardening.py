"""What every answer carries and what every request must: headers, cookies, hosts, tokens."""

import re
from typing import Any

import pytest
from django.conf import settings as installed
from django.test import Client

from config import env
from lapor.people.models import Person
from tests.cast import World
from tests.house.pages import pages

pytestmark = pytest.mark.django_db
PUBLIC = [
    "/",
    "/lapor/",
    "/lacak/",
    "/laporan/",
    "/statistik/",
    "/audit/",
    "/masuk/",
    "/tidak-ada/",
    "/api/v1/openapi.json",
]
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>|\son\w+=\"|\sstyle=\"|javascript:", re.IGNORECASE
)


@pytest.mark.parametrize("address", PUBLIC)
def test_it_forbids_everything_that_is_not_named(world: World, client: Client, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_it_writes_no_script_and_no_style_into_a_page(world: World) -> None:
    officer = Client()
    officer.force_login(Person.objects.get(pk=world.people["sari"]))
    addresses = sorted({page.address for page in pages() if "<" not in page.address})
    answers: dict[str, Any] = {address: officer.get(address) for address in addresses}
    shown = {
        address: answer.content.decode()
        for address, answer in answers.items()
        if answer.headers.get("Content-Type", "").startswith("text/html")
        and "attachment" not in answer.headers.get("Content-Disposition", "")
    }
    assert {address: INLINE.findall(body) for address, body in shown.items() if INLINE.search(body)} == {}
    assert len(shown) > 10


def test_it_keeps_to_https_once_it_is_there(world: World, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert "max-age=31536000" in Client().get("/", secure=True).headers["Strict-Transport-Security"]


@pytest.mark.parametrize("host", ["lain.example", "127.0.0.1.lain.example", "lapor.example:1@lain.example"])
def test_it_answers_to_its_own_name_alone(world: World, settings: Any, host: str) -> None:
    settings.ALLOWED_HOSTS = ["lapor.example"]
    assert Client().get("/", headers={"host": host}).status_code == 400
    assert Client().get("/", headers={"host": "lapor.example"}).status_code == 200


@pytest.mark.parametrize("address", ["/lacak/", "/masuk/"])
def test_it_takes_no_form_without_its_token(world: World, address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address, {"code": "x"}).status_code == 403


def test_it_marks_its_cookies() -> None:
    assert installed.SESSION_COOKIE_HTTPONLY
    assert installed.CSRF_COOKIE_HTTPONLY
    assert installed.SESSION_COOKIE_SAMESITE in {"Lax", "Strict"}
    assert (installed.SESSION_COOKIE_SECURE, installed.CSRF_COOKIE_SECURE) == (installed.HTTPS, installed.HTTPS)


def test_it_takes_secrets_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    from_file = tmp_path / "secret"
    from_file.write_text("dari-berkas\n")
    monkeypatch.setenv("LAPOR_SECRET_KEY_FILE", str(from_file))
    monkeypatch.delenv("LAPOR_SECRET_KEY", raising=False)
    assert env.secret_key() == "dari-berkas"
