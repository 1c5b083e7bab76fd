"""Addresses of files: signed, the same for an hour, closed after two; and the check of the bytes behind."""

from datetime import timedelta

import pytest

from lapor.attachments.checks import check_bytes
from lapor.attachments.links import Variant, file_address, read_token
from lapor.attachments.queries import served_file
from lapor.attachments.store import place
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, kept, ready
from lapor.kit.ids import new_id

pytestmark = pytest.mark.django_db


def token_of(address: str) -> str:
    """The part of the address that is signed."""
    assert address.startswith("/berkas/")
    return address.removeprefix("/berkas/").removesuffix("/")


def test_it_gives_the_same_address_within_an_hour() -> None:
    file = ready(samples.picture())
    first = file_address(file, variant="view", now=NOW)
    assert file_address(file, variant="view", now=NOW + timedelta(minutes=29)) == first
    assert file_address(file, variant="view", now=NOW + timedelta(minutes=31)) != first
    assert str(file.id) not in first


def test_it_opens_for_one_to_two_hours() -> None:
    file = ready(samples.picture())
    token = token_of(file_address(file, variant="thumb", now=NOW))
    opened = read_token(token, at=NOW + timedelta(minutes=89))
    assert opened is not None
    assert (opened.file, opened.variant) == (file.id, "thumb")
    assert read_token(token, at=NOW + timedelta(minutes=90)) is None


def test_it_opens_nothing_that_was_changed() -> None:
    token = token_of(file_address(ready(samples.picture()), variant="view", now=NOW))
    for wrong in (token.replace(".v.", ".o."), token[:-1], "", "x.y.z.a", "\x00", token + "a"):
        assert read_token(wrong, at=NOW) is None


def test_it_has_no_address_before_the_cleaning() -> None:
    assert file_address(kept(samples.picture()), variant="view", now=NOW) == ""


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (samples.picture(), {"view", "thumb"}),
        (samples.ogg(), {"view", "original"}),
        (samples.pdf(), {"view", "original"}),
    ],
)
def test_it_never_shows_the_bytes_of_a_picture_as_they_came(content: bytes, shown: set[str]) -> None:
    file = ready(content)
    variants: list[Variant] = ["view", "thumb", "original"]
    assert {each for each in variants if file_address(file, variant=each, now=NOW)} == shown


def test_it_serves_the_rebuilt_pdf_for_every_variant() -> None:
    file = ready(samples.pdf())
    served = served_file(token_of(file_address(file, variant="original", now=NOW)), at=NOW)
    assert served is not None
    assert served.place != place(file.path)
    assert not served.is_shown_inline


def test_it_finds_files_whose_bytes_changed_or_are_gone() -> None:
    good, changed, gone = (kept(samples.ogg()) for _ in range(3))
    place(changed.path).write_bytes(b"lain")
    place(gone.path).unlink()
    unknown = new_id()
    expected = {each.id: each.sha256 for each in (good, changed, gone)} | {unknown: "0" * 64}
    assert check_bytes(expected) == sorted([changed.id, gone.id, unknown])
