"""A browser keeps access keys sealed."""

from django.http import HttpResponse
from django.test import RequestFactory

from lapor.intake.keyring import COOKIE, MOST_KEYS, add_key, drop_key, read_keys


def carried(response: HttpResponse) -> RequestFactory:
    """A browser that kept the answer's cookie."""
    browser = RequestFactory()
    browser.cookies[COOKIE] = response.cookies[COOKIE].value
    return browser


def with_keys(count: int) -> RequestFactory:
    """A browser with that many keys."""
    browser = RequestFactory()
    for number in range(count):
        response = HttpResponse()
        add_key(response, request=browser.get("/"), code=f"CODE{number}", key=f"KEY{number}")
        browser = carried(response)
    return browser


def test_it_keeps_several_keys() -> None:
    assert read_keys(with_keys(2).get("/")) == {"CODE0": "KEY0", "CODE1": "KEY1"}


def test_it_lets_the_oldest_go() -> None:
    held = read_keys(with_keys(MOST_KEYS + 1).get("/"))
    assert (len(held), "CODE0" in held) == (MOST_KEYS, False)


def test_it_stays_below_what_a_cookie_holds() -> None:
    assert len(with_keys(MOST_KEYS).cookies[COOKIE].value) < 4000


def test_it_forgets_one_key() -> None:
    response = HttpResponse()
    drop_key(response, request=with_keys(2).get("/"), code="CODE0")
    assert read_keys(carried(response).get("/")) == {"CODE1": "KEY1"}


def test_it_is_for_the_server_alone() -> None:
    response = HttpResponse()
    add_key(response, request=RequestFactory().get("/"), code="CODE", key="KEY")
    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert "KEY" not in cookie.value


def test_it_reads_nothing_from_a_changed_cookie() -> None:
    browser = RequestFactory()
    browser.cookies[COOKIE] = "changed"
    assert read_keys(browser.get("/")) == {}
