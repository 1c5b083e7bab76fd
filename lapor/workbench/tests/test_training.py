"""Courses at work and in public: planned, attended, passed by their own rule; names only for those who may read them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.training.models import Course, CourseParticipant
from lapor.audit import queries as audit
from lapor.people.models import Person
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/bimtek/"


def planned(client: Client, **changes: Any) -> Course:
    """A course of the coordinator's office, planned through the form."""
    on = (timezone.localdate() - timedelta(days=1)).isoformat()
    fields = {
        "title": "Menjawab dengan bukti",
        "topics": "Verifikasi\n\nJawaban",
        "since_on": on,
        "until_on": on,
        "place": "Aula",
        "institution": "Dinas Komunikasi dan Informatika",
        "rule": "attendance",
    }
    answer = client.post(f"{HOME}baru/", fields | changes)
    assert answer.status_code == 302, answer.context["work"].form.errors
    return Course.objects.get(title=changes.get("title", "Menjawab dengan bukti"))


def listed(client: Client, world: World, course: Course, *people: str) -> int:
    """Put these on the list."""
    return client.post(
        f"{HOME}{course.id}/peserta/", {"person": [str(world.people[who]) for who in people]}
    ).status_code


def hold(client: Client, world: World, course: Course, **scores: Any) -> int:
    """Record attendance: `budi="on"` or a score."""
    fields = {f"attended-{world.people[who]}": "on" for who, score in scores.items() if score is not None}
    fields |= {f"score-{world.people[who]}": str(score) for who, score in scores.items() if isinstance(score, int)}
    return client.post(f"{HOME}{course.id}/catat/", fields).status_code


def passed(world: World) -> set[str]:
    """Who has passed something."""
    names = {key: who for who, key in world.people.items()}
    return {names[key] for key in CourseParticipant.objects.filter(passed=True).values_list("person_id", flat=True)}


def test_it_passes_whoever_attended(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    assert listed(client, world, course, "budi", "joko", "dewi") == 302
    assert hold(client, world, course, budi="on", joko="on") == 302
    assert passed(world) == {"budi", "joko"}
    page = client.get(f"{HOME}{course.id}/").content.decode()
    assert "2 dari 3 terdaftar hadir, 2 lulus" in page and "Dewi" in page and "tidak hadir" in page
    kinds = [each.kind for each in audit.stream_events(f"person/{world.people['budi']}")]
    assert "course_taken" in kinds


def test_it_passes_by_the_score_where_the_course_says_so(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client, rule="score", least_score="70")
    listed(client, world, course, "budi", "joko", "dewi")
    assert hold(client, world, course, budi=70, joko=69, dewi="on") == 302
    assert passed(world) == {"budi"}
    assert "nilai 69" in client.get(f"{HOME}{course.id}/").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "score", "least_score": ""},
        {"rule": "score", "least_score": "101"},
        {"until_on": "2026-01-01", "since_on": "2026-01-02"},
        {"institution": "Tidak ada"},
        {"title": ""},
    ],
)
def test_it_keeps_what_was_typed_when_a_plan_cannot_be(client: Client, world: World, changes: dict[str, str]) -> None:
    sign_in(client, world, who="sari")
    fields = {"title": "Kelas", "since_on": "2026-01-02", "until_on": "2026-01-02", "place": "Aula Besar"}
    fields |= {"institution": "Dinas Komunikasi dan Informatika", "rule": "attendance"}
    page = client.post(f"{HOME}baru/", fields | changes)
    assert page.status_code == 200 and "Aula Besar" in page.content.decode() and not Course.objects.exists()


def test_it_records_nothing_that_cannot_be(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client, rule="score", least_score="70")
    assert hold(client, world, course, budi=80) == 200
    listed(client, world, course, "budi")
    assert hold(client, world, course) == 200
    assert client.post(f"{HOME}{course.id}/catat/", {f"score-{world.people['budi']}": "90"}).status_code == 200
    ahead = planned(client, title="Besok", until_on=(timezone.localdate() + timedelta(days=2)).isoformat())
    listed(client, world, ahead, "budi")
    assert hold(client, world, ahead, budi="on") == 200
    assert not Course.objects.exclude(state="planned").exists() and passed(world) == set()
    assert hold(client, world, course, budi=80) == 302
    assert hold(client, world, course, budi=80) == 200 and listed(client, world, course, "joko") == 200
    assert client.post(f"{HOME}{course.id}/batal/", {"reason": "Banjir"}).status_code == 200


def test_it_takes_officers_of_the_tenant_with_an_active_account_only(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    Person.objects.filter(pk=world.people["dewi"]).update(is_active=False)
    assert listed(client, world, course, "rina") == 200 and listed(client, world, course, "dewi") == 200
    assert listed(client, world, course, "budi", "joko") == 302
    assert listed(client, world, course, "joko") == 302
    assert [each.person_id for each in CourseParticipant.objects.all()] == [world.people["joko"]]
    assert client.post(f"{HOME}{course.id}/peserta/", {"person": "x"}).status_code == 302
    assert not CourseParticipant.objects.exists()


def test_it_cancels_with_a_reason(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    assert client.post(f"{HOME}{course.id}/batal/", {"reason": " "}).status_code == 200
    assert client.post(f"{HOME}{course.id}/batal/", {"reason": "Pengajar sakit"}).status_code == 302
    assert "Pengajar sakit" in client.get(HOME).content.decode()
    assert "Menjawab dengan bukti" not in Client().get("/renaksi/bimtek/").content.decode()


def test_it_lets_an_office_hold_its_own_course_for_its_own_officers(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    refused = client.post(
        f"{HOME}baru/",
        {
            "title": "Kelas",
            "since_on": "2026-01-02",
            "until_on": "2026-01-02",
            "institution": "Dinas Kesehatan",
            "rule": "attendance",
        },
    )
    assert refused.status_code == 200
    course = planned(client, institution="Dinas Pekerjaan Umum")
    page = client.get(f"{HOME}{course.id}/peserta/").content.decode()
    assert "Joko" in page and "Dewi" not in page
    assert listed(client, world, course, "dewi") == 200 and listed(client, world, course, "joko") == 302
    sign_in(client, world, who="sari")
    assert listed(client, world, course, "joko", "dewi") == 302
    sign_in(client, world, who="budi")
    assert listed(client, world, course, "budi") == 302
    assert {each.person_id for each in CourseParticipant.objects.all()} == {world.people["budi"], world.people["dewi"]}


def test_it_shows_names_to_their_office_and_to_the_coordinator(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    listed(client, world, course, "budi", "dewi")
    hold(client, world, course, budi="on", dewi="on")
    for who, sees in (("sari", "Budi Dewi"), ("budi", "Budi"), ("dewi", "Dewi"), ("pengawas", ""), ("joko", "")):
        sign_in(client, world, who=who)
        for address in (f"{HOME}{course.id}/", f"{HOME}petugas/"):
            main = client.get(address).content.decode().split("<main")[1]
            assert [name for name in ("Budi", "Dewi") if name in main] == sees.split(), (who, address)
    sign_in(client, world, who="joko")
    assert client.get(f"{HOME}baru/").status_code == 403
    assert client.get(f"{HOME}{course.id}/").status_code == 200
    sign_in(client, world, who="dewi")
    assert client.get(f"{HOME}{course.id}/catat/").status_code == 404


def test_it_counts_for_the_public_without_names(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    listed(client, world, course, "budi", "dewi")
    hold(client, world, course, budi="on")
    page = Client().get("/renaksi/bimtek/").content.decode()
    assert "1 hadir, 1 lulus" in page
    assert "kantor kecil bersama-sama" in page and "1 dari 2" not in page and "0 dari 1" not in page
    assert "Kabupaten Kutai Timur" in page
    assert not [name for name in ("Budi", "Joko", "Dewi") if name in page]


def test_it_hides_a_course_from_another_tenant(client: Client, world: World) -> None:
    course = planned(sign_in(client, world, who="sari"))
    sign_in(client, world, who="sari_lain")
    assert "Menjawab" not in client.get(HOME).content.decode()
    assert client.get(f"{HOME}{course.id}/").status_code == 404
    assert listed(client, world, course, "budi") == 404


def test_it_shows_officers_their_own_courses(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    course = planned(client)
    listed(client, world, course, "budi")
    hold(client, world, course, budi="on")
    mine = sign_in(client, world, who="budi").get("/kerja/akun/").content.decode()
    others = sign_in(client, world, who="joko").get("/kerja/akun/").content.decode()
    assert "hadir, lulus" in mine and "Menjawab dengan bukti" in mine and "Menjawab dengan bukti" not in others


def test_it_costs_the_same_at_any_size(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    first, counts = planned(client), []
    listed(client, world, first, "budi")
    addresses = (HOME, f"{HOME}{first.id}/", f"{HOME}petugas/", f"{HOME}{first.id}/peserta/", "/renaksi/bimtek/")
    for number in (1, 2, 3):
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            found.append(len(seen))
        counts.append(found)
        planned(client, title=f"Kelas {number}", until_on=date(2027, 1, number).isoformat())
        listed(client, world, first, "budi", "joko", "dewi")
    assert counts[0] == counts[1] == counts[2] and max(counts[0]) <= 11, counts
