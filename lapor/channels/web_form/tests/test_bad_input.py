"""Whatever is sent in whatever field: nothing breaks, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.channels.web_form.tests.walk import file_all, page_fields, send, start, step_shown, walk_to
from lapor.reports.models import Report
from tests.cast import World

STRANGE = {
    "one character": "x",
    "right to left": "\u202eهذا طريق مكسور أمام السوق\u202c",
    "emoji": "Jalan rusak 🕳️👩‍👩‍👧‍👦",
    "nul": "Jalan\x00 rusak",
    "html": "<script>alert(1)</script><b onclick=x>",
    "sql": "'; DROP TABLE report; --",
    "surrogate": "rusak \ud800 parah".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "template": "{{ 7*7 }} {% debug %}",
}
TEXT_FIELDS = {"title": "what", "body": "what", "address": "where", "name": "who"}
CODE_FIELDS = {
    "report_class": "what",
    "region": "where",
    "region_choice": "where",
    "latitude": "where",
    "occurred_on": "where",
    "institution": "whom",
    "topic": "whom",
    "privacy": "who",
    "phone": "who",
    "email": "who",
}


@pytest.fixture(autouse=True)
def warm(world: World) -> World:
    cache.clear()
    return world


@pytest.mark.parametrize("kind", STRANGE)
def test_it_takes_strange_text_as_text_in_every_field(client: Client, kind: str) -> None:
    page = walk_to(client, "check", **dict.fromkeys(TEXT_FIELDS, STRANGE[kind]))
    assert step_shown(page) == "check"
    assert "<script>alert" not in page.content.decode()
    assert send(client, page, go="send").status_code == 302


@pytest.mark.parametrize("field", CODE_FIELDS)
def test_it_refuses_strange_codes_on_their_step(client: Client, field: str) -> None:
    page = walk_to(client, CODE_FIELDS[field])
    for text in STRANGE.values():
        answer = send(client, page, **{field: text})
        assert answer.status_code in {200, 422}
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("step", "fields"),
    [("what", ["title", "body"]), ("where", ["address", "region_text"]), ("who", ["name", "phone", "email"])],
)
def test_it_keeps_200000_characters_with_a_clear_word(client: Client, step: str, fields: list[str]) -> None:
    text = "jalan rusak " * 16_667
    page = send(client, walk_to(client, step), report_class="complaint", privacy="open", **dict.fromkeys(fields, text))
    assert (page.status_code, step_shown(page)) == (422, step)
    assert {page_fields(page)[field].strip() for field in fields} == {text.strip()}


def test_it_says_how_long_the_text_is(client: Client) -> None:
    page = send(client, start(client), report_class="complaint", body="x" * 200_000)
    assert "200.000 huruf" in page.content.decode()


def test_it_asks_for_words_when_empty(client: Client) -> None:
    page = send(client, start(client), report_class="complaint", body=" \n ")
    assert (page.status_code, step_shown(page)) == (422, "what")


def test_it_refuses_tomorrow(client: Client) -> None:
    tomorrow = (timezone.now() + timedelta(days=2)).date().isoformat()
    page = send(client, walk_to(client, "where"), occurred_on=tomorrow, address="Depan pasar")
    assert (page.status_code, page_fields(page)["address"]) == (422, "Depan pasar")


def test_it_reads_days_as_people_write_them(client: Client) -> None:
    file_all(client, occurred_on="17/01/2026")
    assert str(Report.objects.get().occurred_on) == "2026-01-17"


@pytest.mark.parametrize("field", ["institution", "topic"])
def test_it_refuses_an_unknown_choice(client: Client, field: str) -> None:
    page = send(client, walk_to(client, "whom"), **{field: "00000000-0000-7000-8000-000000000000"})
    assert (page.status_code, step_shown(page)) == (422, "whom")


def test_it_refuses_a_place_that_nobody_knows_and_keeps_the_word(client: Client) -> None:
    page = send(client, walk_to(client, "where"), region_text="Atlantis")
    assert (page.status_code, page_fields(page)["region_text"]) == (422, "Atlantis")


def test_it_offers_places_of_the_same_name(client: Client) -> None:
    page = send(client, walk_to(client, "where"), region_text="sangatta")
    assert "Desa Sangatta Utara" in page.content.decode()
    chosen = send(client, page, region_choice="64.08.04.2001")
    assert page_fields(send(client, chosen, go="to:where"))["region"] == "64.08.04.2001"


def test_it_lets_go_of_the_list_and_keeps_the_word_as_address(client: Client) -> None:
    page = send(client, walk_to(client, "where"), region_text="sangatta")
    page = send(client, send(client, page, region_choice="-"), go="to:where")
    assert (page_fields(page)["region"], page_fields(page)["address"]) == ("", "sangatta")


def test_it_looks_up_words_typed_over_an_older_place(client: Client) -> None:
    page = send(client, walk_to(client, "whom"), go="to:where")
    assert page_fields(page)["region"] == "64.08.11.2002"
    page = send(client, send(client, page, region_text="kelay"), go="to:where")
    assert page_fields(page)["region"] == "64.03.01"


def test_it_forgets_the_older_place_when_the_new_word_is_unknown(client: Client) -> None:
    page = send(client, walk_to(client, "whom"), go="to:where")
    page = send(client, page, region_text="Atlantis")
    assert send(client, page).status_code == 422


@pytest.mark.parametrize("draft", ["", "x", "AAAA" * 50, "é"])
def test_it_keeps_the_open_page_when_the_draft_is_wrong(client: Client, draft: str) -> None:
    page = send(client, walk_to(client, "who"), draft=draft, name="Wati", privacy="open")
    assert (page.status_code, step_shown(page), page_fields(page)["name"]) == (422, "who", "Wati")


def test_it_returns_to_the_first_gap_when_the_last_draft_is_wrong(client: Client) -> None:
    page = send(client, walk_to(client, "check"), go="send", draft="x")
    assert (page.status_code, step_shown(page)) == (422, "what")


def test_it_says_what_to_do_when_more_than_the_limit_is_sent(client: Client) -> None:
    answer = client.post("/lapor/", {"step": "what", "body": "x" * 5_000_000})
    assert answer.status_code == 413
    assert "tombol kembali" in answer.content.decode()


@pytest.mark.parametrize("field", ["step", "go"])
def test_it_survives_unknown_steps_and_buttons(client: Client, field: str) -> None:
    answers = {"report_class": "complaint", "body": "Jalan rusak", "go": "next", field: "to:tidak-ada"}
    assert client.post("/lapor/", {**page_fields(start(client)), **answers}).status_code in {200, 422}
