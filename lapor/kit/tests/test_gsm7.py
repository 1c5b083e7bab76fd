"""How many SMS a text takes."""

import pytest

from lapor.kit import gsm7


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
    ],
)
def test_it_counts_parts_of_the_gsm_alphabet(text: str, parts: int) -> None:
    assert gsm7.parts(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"), [("ж" * 70, 1), ("ж" * 71, 2), ("😀" * 35, 1), ("😀" * 36, 2), ("ж" * 135, 3)]
)
def test_it_counts_parts_of_every_other_alphabet(text: str, parts: int) -> None:
    assert gsm7.parts(text) == parts


def test_it_writes_typographic_signs_as_a_phone_does() -> None:
    assert gsm7.plain("“Jalan” – rusak… ‘parah’") == "\"Jalan\" - rusak... 'parah'"
    assert gsm7.is_gsm7(gsm7.plain("“Jalan” – rusak…"))


def test_it_knows_what_fits() -> None:
    assert gsm7.fits("a" * 160) and not gsm7.fits("a" * 161) and not gsm7.fits("ж")
    assert gsm7.is_gsm7("[x]") and not gsm7.is_basic("[x]")
