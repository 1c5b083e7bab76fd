"""Words are found by whoever may read them, and by nobody else; nothing that is typed breaks the engine."""

from typing import Any
from uuid import UUID

import pytest
from django.test import TestCase

from lapor.reports import services
from lapor.reports.models import Report
from lapor.search.queries import case_search, matching_public, public_search
from lapor.search.services import index_report
from lapor.search.stems import asked_words, indexed_words
from tests.cast import NOW, World, file

QUERIES = (
    *(
        '"',
        "'",
        "(",
        "jalan OR",
        "NEAR(jalan)",
        "jalan*",
        "public_words:jalan",
        "-jalan",
        "a" * 3000,
        "😀",
        "\x00jalan",
    ),
    *("jalan & lubang", "!jalan", "<->", "%s", "';--", "لوبانغ", " ", "yang di", "AND", "^jalan", "jalan " * 400),
)


def published(world: World, message_id: str = "m-1", **changes: Any) -> UUID:
    receipt = file(message_id, **changes)
    services.verify_report(
        receipt.report,
        topic="jalan.berlubang",
        procedure="complaint",
        public_title="Perbaikan jalan berlubang",
        public_text="Jalan di depan pasar rusak.",
        by=world.actor("itwil" if changes.get("about_official") else "sari"),
        at=NOW,
    )
    index_report(receipt.report, at=NOW)
    return receipt.report


def test_it_reduces_words_to_their_stems() -> None:
    assert indexed_words("Jalan-jalan di Pasar diperbaiki, perbaikan!") == "jalan pasar baik"
    assert asked_words("PENERANGAN jalanan") == ["terang", "jalan"]


@pytest.mark.parametrize("text", ["lubang", "jalanan memperbaiki", "PASAR", "pas", "sangatta utara"])
def test_it_finds_what_the_public_may_read(world: World, text: str) -> None:
    report = published(world)
    assert public_search(text) == [report]


def test_it_keeps_the_reporters_own_words_from_the_public(world: World) -> None:
    published(world)
    assert public_search("gelap") == []


@pytest.mark.parametrize("changes", [{"privacy": "confidential"}, {"about_official": True}])
def test_it_never_shows_the_public_what_is_kept(world: World, changes: dict[str, Any]) -> None:
    published(world, **changes)
    assert public_search("jalan") == []


def test_it_forgets_what_is_public_no_longer(world: World) -> None:
    report = published(world)
    services.archive_report(report, reason="too_general", explanation="Umum.", by=world.actor("sari"), at=NOW)
    assert public_search("jalan") == []
    index_report(report, at=NOW)
    assert case_search(world.actor("sari"), text="jalan") == (report,)


@pytest.mark.parametrize("text", QUERIES)
def test_it_survives_whatever_is_typed(world: World, text: str) -> None:
    published(world)
    public_search(text)
    case_search(world.actor("sari"), text=text)


def test_it_filters_a_list_in_one_statement(world: World) -> None:
    report = published(world)
    with TestCase().assertNumQueries(1):
        found = list(
            Report.objects.filter(matching_public("lubang"), tenant_id=world.tenant).values_list("id", flat=True)
        )
    assert found == [report]


def test_it_finds_cases_for_those_who_may_see_them(world: World) -> None:
    report = published(world)
    seen = {who: case_search(world.actor(who), text="gelap") for who in ("sari", "pak_made", "budi", "rina", "admin")}
    assert seen == {"sari": (report,), "pak_made": (report,), "budi": (), "rina": (), "admin": ()}


def test_it_shows_a_sealed_case_to_the_inspectorate_alone(world: World) -> None:
    report = published(world, about_official=True)
    assert case_search(world.actor("itwil"), text="gelap") == (report,)
    assert case_search(world.actor("sari"), text="gelap") == ()
