"""Forms to print: every sheet has its own number and says its village."""

import re
import subprocess

import pytest
from django.core.cache import cache
from django.test import Client

from lapor.channels.web_form import paper
from lapor.kit.paper import parse_form_number
from tests.cast import World

pytestmark = pytest.mark.django_db
SHEETS = "/lapor/kertas/formulir.pdf"


def text_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_it_prints_a_sheet_for_a_village(client: Client, world: World) -> None:
    answer = client.get(SHEETS, {"region": "64.08.11.2002", "sheets": "2"})
    assert answer.headers["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    assert text.count("Manubar, Sandaran, Kabupaten Kutai Timur") >= 2
    numbers = set(re.findall(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b", text))
    assert len(numbers) == 2
    assert all(parse_form_number(number) for number in numbers)
    assert answer.content.count(b"/Type /Page\n") in {0, 2}


def test_it_finds_the_village_by_its_name(client: Client, world: World) -> None:
    page = client.get("/lapor/kertas/", {"region_text": "manubar", "sheets": "5"}).content.decode()
    assert "5 lembar untuk Manubar" in page
    assert "region=64.08.11.2002&amp;sheets=5" in page


def test_it_asks_which_of_two_places_is_meant(client: Client, world: World) -> None:
    page = client.get("/lapor/kertas/", {"region_text": "sangatta", "sheets": "5"}).content.decode()
    assert "Pilih salah satu." in page and "formulir.pdf" not in page


@pytest.mark.parametrize(
    "fields", [{"region_text": "tidak ada", "sheets": "5"}, {"region_text": "manubar", "sheets": "0"}]
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(client: Client, world: World, fields: dict[str, str]) -> None:
    page = client.get("/lapor/kertas/", fields).content.decode()
    assert f'value="{fields["region_text"]}"' in page and "formulir.pdf" not in page


def test_it_prints_nothing_for_a_place_that_nobody_knows(client: Client, world: World) -> None:
    assert client.get(SHEETS, {"region": "99.99"}).status_code == 404
    assert client.get(SHEETS).status_code == 404


def test_it_slows_down_whoever_prints_without_end(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(paper, "PRINTS", 1)
    where = {"region": "64.08.11.2002"}
    assert [client.get(SHEETS, where).status_code for _ in range(2)] == [200, 429]
    cache.clear()
