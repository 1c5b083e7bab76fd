"""Insults are flagged; complaints about waste, dogs and pigs are not."""

import pytest

from lapor.kit.rude import is_rude


@pytest.mark.parametrize("text", ["Dasar GOBLOK!", "petugasnya brengsek, sudah tiga kali", "tolol"])
def test_it_flags_an_insult(text: str) -> None:
    assert is_rude(text)


@pytest.mark.parametrize(
    "text",
    ["Sampah menumpuk", "anjing liar menggigit anak", "kandang babi bau", "monyet masuk kebun", "lampu mati", ""],
)
def test_it_flags_no_true_complaint(text: str) -> None:
    assert not is_rude(text)
