"""Pages for when something went wrong, and the language switch."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory, override_settings

from lapor.institutions import queries
from lapor.ui import views


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without a database."""
    here = queries.Installation(
        tenant=None, name="Contoh", short_name="", accent="#0f5c5c", emblem="", region="00", zone="UTC"
    )
    monkeypatch.setattr(queries, "installation", lambda: here)


@pytest.mark.parametrize(("view", "status"), [("bad_request", 400), ("permission_denied", 403), ("not_found", 404)])
def test_it_says_what_to_do_next(view: str, status: int) -> None:
    answer = getattr(views, view)(RequestFactory().get("/x/"), exception=ValueError("kunci 7KQ4"))
    html = answer.content.decode()
    assert answer.status_code == status
    assert "Nomor rujukan" in html and 'href="/"' in html and "7KQ4" not in html


def test_it_shows_a_fault_of_ours_without_reading_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "installation", lambda: 1 / 0)
    answer = views.server_error(RequestFactory().get("/x/"))
    assert answer.status_code == 500 and "Nomor rujukan" in answer.content.decode()


@override_settings(ROOT_URLCONF="lapor.ui.urls")
def test_it_remembers_the_language_in_a_cookie() -> None:
    answer = Client().post("/bahasa/", {"language": "en", "next": "/laporan/"})
    assert answer.status_code == 302 and answer["Location"] == "/laporan/"
    assert answer.cookies["lapor_bahasa"].value == "en"


@override_settings(ROOT_URLCONF="lapor.ui.urls")
def test_it_serves_a_colour_that_can_be_read() -> None:
    answer = Client().get("/warna/5b2a86.css")
    assert "--accent: #5b2a86" in answer.content.decode() and answer["Content-Type"].startswith("text/css")


@pytest.mark.parametrize("colour", ["ffdd00", "x;}"])
def test_it_serves_no_other_colour(colour: str) -> None:
    with pytest.raises(Http404):
        views.accent_style(RequestFactory().get("/"), accent=colour)
