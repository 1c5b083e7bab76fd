"""Officers get one letter instead of a storm, at the pace they chose, never in the night; reporters sleep too."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from lapor.notifications.models import Notice
from lapor.notifications.services import send_due, set_pace
from lapor.notifications.tests.test_notices import follow
from tests.cast import NOW, World, file

SARI = "sari@contoh.example"
HOUR = timedelta(hours=1)
NIGHT, MORNING = datetime(2026, 3, 2, 14, 0, tzinfo=UTC), datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


def storm(count: int, *, since: int = 0, **changes: Any) -> list[str]:
    """Several reports of one minute; their codes as they are written."""
    codes = []
    for number in range(since, since + count):
        receipt = file(f"m-{number}", **changes)
        follow(receipt.report)
        codes.append(f"{receipt.code[:4]}-{receipt.code[4:8]}-{receipt.code[8:]}")
    return codes


def letters_to(address: str) -> list[str]:
    return [f"{each.subject}\n{each.body}" for each in mail.outbox if each.to == [address]]


def test_it_makes_one_letter_of_a_storm_in_which_each_line_opens_its_case(world: World) -> None:
    codes = storm(3)
    send_due(at=NOW)
    (letter,) = letters_to(SARI)
    assert letter.startswith("3 hal menunggu Anda")
    assert all(f"/kerja/laporan/{code}/" in letter for code in codes)
    assert Notice.objects.filter(channel="email", audience="person", state="sent").count() == 6


def test_it_writes_once_an_hour_and_loses_nothing(world: World) -> None:
    storm(1)
    send_due(at=NOW)
    storm(2, since=1)
    send_due(at=NOW + timedelta(minutes=30))
    assert len(letters_to(SARI)) == 1
    send_due(at=NOW + HOUR)
    assert len(letters_to(SARI)) == 2 and "2 hal menunggu" in letters_to(SARI)[1]


@pytest.mark.parametrize(("pace", "letters"), [("at_once", 2), ("hourly", 1), ("daily", 0)])
def test_it_goes_at_the_pace_that_was_chosen(world: World, pace: str, letters: int) -> None:
    set_pace(world.people["sari"], pace=pace)
    storm(2)
    send_due(at=NOW)
    assert len(letters_to(SARI)) == letters
    send_due(at=MORNING)
    assert len(letters_to(SARI)) == max(letters, 1)


def test_it_says_nothing_but_the_number_of_what_is_confidential(world: World) -> None:
    storm(2, privacy="confidential")
    send_due(at=NOW)
    (letter,) = letters_to(SARI)
    assert letter.count("Ada kabar: ") == 2 and "verifikasi" not in letter


def test_it_lets_everybody_sleep_but_answers_who_has_just_filed(world: World, settings: Any) -> None:
    settings.LAPOR_QUIET_HOURS = (21, 7)
    storm(1)
    send_due(at=NIGHT)
    assert len(letters_to("wati@contoh.example")) == 1 and letters_to(SARI) == []
    Notice.objects.filter(audience="reporter").update(state="waiting", template="verified", due_at=NOW)
    send_due(at=NIGHT)
    assert len(letters_to("wati@contoh.example")) == 1
    send_due(at=MORNING)
    assert len(letters_to("wati@contoh.example")) == 2 and len(letters_to(SARI)) == 1


def test_it_keeps_no_urgent_word_back(world: World, settings: Any) -> None:
    settings.LAPOR_QUIET_HOURS = (21, 7)
    storm(1)
    Notice.objects.filter(audience="person").update(template="identity_requested")
    send_due(at=NIGHT)
    assert len(letters_to(SARI)) == 1


def test_it_tries_a_letter_that_failed_again_as_a_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    storm(2)
    with monkeypatch.context() as broken:
        broken.setattr("lapor.notifications.services.digest.sender_of", lambda channel: None)
        send_due(at=NOW)
    waiting = Notice.objects.filter(audience="person", channel="email")
    assert set(waiting.values_list("state", "attempts")) == {("waiting", 1)} and letters_to(SARI) == []
    send_due(at=NOW + timedelta(minutes=1))
    assert "2 hal menunggu" in letters_to(SARI)[0]
