"""What people in the room think: three questions for some days, once per device, and nothing that says who answered."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.outreach.forgetting import KIND
from lapor.actionplan.outreach.models import MeetingFeedback, OutreachMeeting
from lapor.actionplan.outreach.services import Planned, cancel_meeting, plan_meeting
from lapor.audit.models import Event
from lapor.kit.codes import grouped
from lapor.people.models import Person
from lapor.portal.views import room as view
from tests.cast import World

ZONE = ZoneInfo("Asia/Makassar")
TEXT = "Kapan pos buka? Hubungi 0812-3456-7890 <b>ya</b>"


def meeting(world: World, *, days: int = 0) -> OutreachMeeting:
    """A meeting so many days from today, by the tenant's own clock."""
    on = timezone.localdate(timezone=ZONE) + timedelta(days=days)
    plan = Planned(title="Rembuk desa", region="64.08.04.2001", institution=world.offices["pupr"], on=on)
    made = plan_meeting(plan, tenant=world.tenant, by=world.actor("budi"), at=timezone.now())
    return OutreachMeeting.objects.get(pk=made)


def answer(client: Client, row: OutreachMeeting, **changes: Any) -> Any:
    """Say that it was clear."""
    fields = {"key": str(uuid4()), "understood": "yes", "will_use": "maybe", "missing": "", **changes}
    return client.post(f"/u/{row.code}/", fields)


def sign_in(client: Client, world: World, *, who: str) -> None:
    """Give the client an officer's session."""
    client.force_login(Person.objects.get(pk=world.people[who]))


def page(client: Client, row: OutreachMeeting) -> str:
    """What the page says."""
    found = client.get(f"/u/{grouped(row.code)}/")
    assert found.status_code == 200
    return found.content.decode()


def test_it_asks_and_thanks_each_device_once(world: World) -> None:
    row, first = meeting(world), Client()
    assert "Tiga pertanyaan" in page(first, row)
    assert answer(first, row, missing=TEXT).status_code == 302
    assert "Terima kasih" in page(first, row) and "Kirim jawaban" not in page(first, row)
    answer(first, row)
    assert answer(Client(), row, understood="no").status_code == 302
    assert MeetingFeedback.objects.count() == 2


def test_it_counts_the_same_sending_once(world: World) -> None:
    row, key = meeting(world), str(uuid4())
    for _again in range(2):
        assert answer(Client(), row, key=key).status_code == 302
    assert MeetingFeedback.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "words", "is_open"),
    [
        (1, "Pertanyaan dibuka pada hari kegiatan", False),
        (0, "Kirim jawaban", True),
        (-14, "Kirim jawaban", True),
        (-15, "Waktu menjawab sudah lewat", False),
    ],
)
def test_it_asks_from_the_day_until_two_weeks_after(world: World, days: int, words: str, is_open: bool) -> None:
    row = meeting(world, days=days)
    assert words in page(Client(), row)
    answer(Client(), row)
    assert MeetingFeedback.objects.exists() == is_open


def test_it_asks_nothing_of_a_cancelled_meeting(world: World) -> None:
    row = meeting(world)
    cancel_meeting(row.id, reason="Banjir", by=world.actor("budi"), at=timezone.now())
    assert "Kegiatan ini dibatalkan" in page(Client(), row) and "Banjir" not in page(Client(), row)
    answer(Client(), row)
    assert not MeetingFeedback.objects.exists()


def test_it_keeps_what_was_typed_when_an_answer_is_missing(world: World) -> None:
    row = meeting(world)
    found = answer(Client(), row, will_use="", missing="Kurang lama")
    assert found.status_code == 422 and "Kurang lama" in found.content.decode()
    assert answer(Client(), row, missing="x" * 301).status_code == 422
    assert answer(Client(), row, understood="perhaps").status_code == 422
    assert not MeetingFeedback.objects.exists()


def test_it_says_so_at_an_address_that_nobody_has(world: World) -> None:
    for code in ("AAAAAAAA", "<b>", "9" * 99, "7KQ4-M2XB-9TRY"):
        assert Client().get(f"/u/{code}/").status_code == 404
    row = meeting(world)
    assert Client().get(f"/u/{row.code.lower()}/").status_code == 200


def test_it_slows_down_who_answers_without_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "_FROM_ONE_PLACE", 2)
    row = meeting(world)
    answers = [answer(Client(REMOTE_ADDR="10.9.8.7"), row, missing="Baik").status_code for _each in range(4)]
    assert answers[:2] == [302, 302] and answers[-1] == 429


def test_it_shows_officers_sums_and_masked_escaped_texts_and_the_public_nothing(client: Client, world: World) -> None:
    row = meeting(world)
    answer(Client(), row, missing=TEXT)
    answer(Client(), row, understood="no", will_use="no")
    sign_in(client, world, who="dewi")
    shown = client.get(f"/kerja/renaksi/sosialisasi/{row.id}/").content.decode()
    assert "2 perangkat menjawab" in shown and "Ya, jelas: 1 · Sebagian: 0 · Tidak jelas: 1" in shown
    assert "[NOMOR HP DISENSOR] &lt;b&gt;ya&lt;/b&gt;" in shown and "0812" not in shown
    assert "Kapan pos buka" not in Client().get("/renaksi/sosialisasi/").content.decode() + page(Client(), row)
    sign_in(client, world, who="rina")
    assert client.get(f"/kerja/renaksi/sosialisasi/{row.id}/").status_code == 404


def test_it_keeps_nothing_of_who_answered(world: World) -> None:
    row, before = meeting(world), Event.objects.count()
    answer(Client(REMOTE_ADDR="10.1.2.3", HTTP_USER_AGENT="Telepon"), row)
    names = {field.name for field in MeetingFeedback._meta.get_fields()}
    assert names == {"id", "meeting", "understood", "will_use", "missing"}
    assert MeetingFeedback.objects.get().id.version == 4 and Event.objects.count() == before


def test_it_forgets_texts_after_a_year_and_keeps_the_sums(world: World) -> None:
    old, new = meeting(world), meeting(world)
    for row in (old, new):
        answer(Client(), row, missing="Kurang lama")
    OutreachMeeting.objects.filter(pk=old.pk).update(happens_on=date(2020, 1, 1))
    assert KIND.run({}, timezone.now(), lambda *_: None) == {"blanked": 1}
    assert KIND.run({}, timezone.now(), lambda *_: None) == {"blanked": 0}
    assert MeetingFeedback.objects.get(meeting=new).missing and MeetingFeedback.objects.count() == 2


def test_it_shows_the_code_for_the_room(client: Client, world: World) -> None:
    row = meeting(world)
    sign_in(client, world, who="budi")
    shown = client.get(f"/kerja/renaksi/sosialisasi/{row.id}/kode/").content.decode()
    assert f"/u/{grouped(row.code)}/" in shown and "<svg" in shown
    sign_in(client, world, who="rina")
    assert client.get(f"/kerja/renaksi/sosialisasi/{row.id}/kode/").status_code == 404


def test_it_asks_the_database_little(world: World) -> None:
    row, client = meeting(world), Client()
    page(client, row)
    with CaptureQueriesContext(connection) as asked:
        page(client, row)
    with CaptureQueriesContext(connection) as counted:
        answer(client, row)
    kept = [each for each in counted if "SAVEPOINT" not in each["sql"] and "BEGIN" not in each["sql"]]
    assert len(asked) <= 2 and len(kept) <= 4
