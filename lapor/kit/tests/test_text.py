import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.kit import text

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  a\r\nb\rc\u2028d  ", "a\nb\nc\nd"),
        ("a\x00b\x07c\td\x85e\x9f", "abc\td\ne"),
        ("e\u0301", "é"),
        ("a\ud800b\udc00", "ab"),
        ("\ud83d\ude00", "😀"),
        ("\u202eabc\u202c \u2066x\u2069", "abc x"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_it_cleans_what_people_send(sent: str, kept: str) -> None:
    assert text.clean(sent) == kept


@settings(max_examples=100)
@given(ANY_TEXT)
def test_it_cleans_once_and_for_all(sent: str) -> None:
    cleaned = text.clean(sent)
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned.encode().decode())


def test_it_puts_text_on_one_line() -> None:
    assert text.one_line(" Jalan\n\nrusak \t parah ") == "Jalan rusak parah"


@pytest.mark.parametrize("written", ["JALAN  Rusak", "jalan rusak", "jálan\nrüsak", "jalan rusak"])
def test_it_folds_away_case_and_accents(written: str) -> None:
    assert text.fold(written) == "jalan rusak"


def test_it_finds_the_words() -> None:
    assert text.words("Jalan-jalan, rusak_di RT 05!") == ["jalan", "jalan", "rusak", "di", "rt", "05"]


@pytest.mark.parametrize(
    ("limit", "shown"),
    [(50, "Jalan rusak, sudah lama"), (13, "Jalan rusak…"), (12, "Jalan rusak…"), (8, "Jalan…"), (3, "Ja…"), (1, "…")],
)
def test_it_shortens_between_words(limit: int, shown: str) -> None:
    assert text.shorten("Jalan rusak, sudah lama", limit=limit) == shown


@settings(max_examples=100)
@given(ANY_TEXT, st.integers(1, 30))
def test_it_never_shows_more_than_the_limit(sent: str, limit: int) -> None:
    assert len(text.shorten(sent, limit=limit)) <= limit
