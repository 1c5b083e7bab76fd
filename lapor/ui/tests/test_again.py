"""Nothing typed is lost when a page has expired, and nothing of a foreign page is sent on."""

import logging

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from lapor.institutions import queries
from lapor.ui.again import ask_first, is_confirmed, posted_fields
from lapor.ui.views import csrf_failure

TEXT = "Lampu mati\r\ndi depan <pasar>"


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without a database."""
    here = queries.Installation(
        tenant=None, name="Contoh", short_name="", accent="#0f5c5c", emblem="", region="00", zone="UTC"
    )
    monkeypatch.setattr(queries, "installation", lambda: here)


def _posted(**headers: str) -> HttpRequest:
    fields = {
        "body": TEXT,
        "topic": ["1", "2"],
        "csrfmiddlewaretoken": "old",
        "password": "sandi-Wati",
        "bad": "a\x00b",
    }
    return RequestFactory().post("/lapor/?step=1", fields, headers=headers)


def test_it_keeps_every_text_and_no_secret() -> None:
    kept = [(field.name, field.value) for field in posted_fields(_posted())]
    assert kept == [("body", TEXT), ("topic", "1"), ("topic", "2")]


def test_it_offers_to_send_an_expired_page_again() -> None:
    answer = csrf_failure(_posted(**{"Sec-Fetch-Site": "same-origin"}), reason="CSRF cookie not set.")
    html = answer.content.decode()
    assert answer.status_code == 403
    assert 'action="/lapor/?step=1"' in html and "Kirim lagi" in html and "di depan &lt;pasar&gt;" in html
    assert 'value="old"' not in html and "csrfmiddlewaretoken" in html and "sandi-Wati" not in html


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://jahat.example"}, {}])
def test_it_never_resends_the_words_of_a_foreign_page(headers: dict[str, str]) -> None:
    html = csrf_failure(_posted(**headers), reason="Origin checking failed").content.decode()
    assert "Kirim lagi" not in html and "Lampu mati" not in html


def test_it_shows_a_reference_that_the_log_has_too(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="lapor.ui.views"):
        html = csrf_failure(_posted(Origin="http://testserver"), reason="Referer - https://x/?k=1").content.decode()
    reference = caplog.messages[0].split("reference=")[1].split()[0]
    assert reference in html and "Lampu" not in caplog.text and "k=1" not in caplog.text


def test_it_asks_before_something_is_done_and_carries_the_fields_on() -> None:
    request = _posted()
    assert not is_confirmed(request)
    html = ask_first(request, title="Arsipkan?", text="Pelapor melihatnya.", back_url="/kerja/").content.decode()
    assert 'name="confirmed" value="yes"' in html and 'name="topic" value="2"' in html
    assert is_confirmed(RequestFactory().post("/", {"confirmed": "yes"}))
