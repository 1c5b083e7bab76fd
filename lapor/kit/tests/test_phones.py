import pytest

from lapor.kit import phones


@pytest.mark.parametrize(
    "typed", ["0812 3456 7890", "6281234567890", "+62 812-3456-7890", "+62 0812 3456 7890", " (0812) 34567890 "]
)
def test_it_gives_one_form_to_one_number(typed: str) -> None:
    assert phones.normalise_phone(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["", "1708", "081234", "0812-ABC-DEFG", "+" + "1" * 60, "wati@example.id"])
def test_it_refuses_what_cannot_be_called(typed: str) -> None:
    with pytest.raises(phones.BadPhone):
        phones.normalise_phone(typed)


def test_it_gives_one_form_to_one_address() -> None:
    assert phones.normalise_email(" Wati.S@Example.ID ") == "wati.s@example.id"


@pytest.mark.parametrize(
    "typed",
    ["", "wati", "wati@", "@example.id", "wati@example", "a b@example.id", "a@b@example.id", "a..b@example.id"]
    + ["wati@example.id\nBcc: x@example.id", "wati@-a.id", "wati@a..id", "w" * 65 + "@example.id", "wâti@example.id"],
)
def test_it_refuses_what_is_no_address(typed: str) -> None:
    assert not phones.looks_like_email(typed)
    with pytest.raises(phones.BadEmail):
        phones.normalise_email(typed)


def test_it_masks_contacts() -> None:
    assert phones.mask_contact("+6281234567890") == "•••890"
    assert phones.mask_contact("wati@example.go.id") == "w•••@e•••.id"
    assert phones.mask_contact("1708") == "•••"
