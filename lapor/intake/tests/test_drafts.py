"""A draft travels sealed: whole, unread and unchanged."""

from uuid import UUID

import pytest
from django.test import override_settings

from lapor.intake.drafts import Draft, DraftFile, new_draft, open_draft, open_file, seal_draft, seal_file
from lapor.intake.errors import BadDraft, DraftTooLarge
from lapor.intake.sealing import open_text, seal_text

FILE = DraftFile(id=UUID(int=7), name="suara.ogg", size=10, kind="sound")
DRAFT = Draft(message_id="m", token="t", answers={"body": "Jalan rusak 🕳️"}, files=(FILE,), is_checked=True)


def test_it_opens_as_it_was_sealed() -> None:
    assert open_draft(seal_draft(DRAFT)) == DRAFT
    assert open_file(seal_file(FILE)) == FILE


def test_it_shows_nothing_of_what_it_holds() -> None:
    assert "Jalan" not in seal_draft(DRAFT)
    assert seal_draft(DRAFT) != seal_draft(DRAFT)


@pytest.mark.parametrize("place", [0, 20, -1])
def test_it_refuses_a_changed_draft(place: int) -> None:
    sealed = list(seal_draft(DRAFT))
    sealed[place] = "A" if sealed[place] != "A" else "B"
    with pytest.raises(BadDraft):
        open_draft("".join(sealed))


@pytest.mark.parametrize("text", ["", "x", "é", "AAAA" * 30, "=" * 9])
def test_it_refuses_what_was_never_sealed(text: str) -> None:
    with pytest.raises(BadDraft):
        open_draft(text)


def test_it_refuses_what_was_sealed_for_something_else() -> None:
    with pytest.raises(BadDraft):
        open_draft(seal_file(FILE))
    with pytest.raises(BadDraft):
        open_draft(seal_text(b"[]", purpose="draft"))


def test_it_refuses_what_another_server_sealed() -> None:
    sealed = seal_draft(DRAFT)
    with override_settings(SECRET_KEY="another-secret"), pytest.raises(BadDraft):
        open_draft(sealed)


def test_it_says_when_it_is_too_large() -> None:
    noise = "".join(chr(33 + (number * 7919 >> 3) % 90_000 % 55_000) for number in range(3_000_000))
    with pytest.raises(DraftTooLarge):
        seal_draft(new_draft({"body": noise.encode("utf-8", "replace").hex()}))


def test_it_makes_drafts_of_their_own() -> None:
    assert new_draft().message_id != new_draft().message_id
    assert open_text(seal_text(b"", purpose="x"), purpose="x") == b""


def test_it_lets_answers_go_and_come() -> None:
    assert DRAFT.without(["body"]).answers == {}
    assert DRAFT.with_answers({"title": "Judul"}).answers["body"] == "Jalan rusak 🕳️"
    assert DRAFT.has_sound
