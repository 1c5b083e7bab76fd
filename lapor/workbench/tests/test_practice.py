"""The practice: the whole way on invented cases, explained step by step, and not a row changes outside its own table."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.practice.models import PracticeRun
from lapor.actionplan.practice.queries import finished_by
from lapor.workbench.tests.desk import forwarded, sign_in
from lapor.workbench.tests.practice_walk import HOME, everything, take, walk
from seed.practice import PracticeCase, practice_cases
from tests.cast import NOW, World

LAMP, WRONG_OFFICE, SECRET, UNCLEAR, PROMISED, SEALED = practice_cases()


def page(client: Client, case: PracticeCase) -> str:
    """The page of a case."""
    return client.get(f"{HOME}{case.code}/").content.decode()


def run(world: World, case: PracticeCase, *, who: str = "joko") -> PracticeRun:
    """The officer's run."""
    return PracticeRun.objects.get(person=world.people[who], case=case.code)


def test_it_changes_nothing_but_its_own_table_on_the_whole_way(client: Client, world: World) -> None:
    forwarded(world)
    sign_in(client, world, who="joko")
    before, mails = everything(), len(mail.outbox)
    assert len(before["report"]) == 1 and len(before["event"]) >= 3
    for case in practice_cases():
        take(client, case, next(place for place, step in enumerate(case.steps) if not step.is_auto), verb="archive")
        walk(client, case)
        assert "Kasus ini selesai" in page(client, case)
        client.post(f"{HOME}{case.code}/ulang/")
        client.get(HOME)
    assert everything() == before and len(mail.outbox) == mails
    assert set(finished_by([world.people["joko"], world.people["budi"]])) == {world.people["joko"]}


def test_it_would_notice_a_changed_row(world: World) -> None:
    before = everything()
    forwarded(world)
    assert everything() != before


def test_it_explains_a_step_that_the_case_does_not_need(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    answer = take(client, LAMP, 0, verb="archive", reason="Tidak penting menurut saya")
    html = answer.content.decode()
    assert answer.status_code == 422 and "Bukan itu yang dibutuhkan" in html and "petugas lain yang memutuskan" in html
    assert "Tidak penting menurut saya" in html
    assert (run(world, LAMP).position, run(world, LAMP).wrong) == (0, 1)


@pytest.mark.parametrize("verb", ["respond", "forward", "accept", "nonsense", ""])
def test_it_says_what_the_table_does_not_allow(client: Client, world: World, verb: str) -> None:
    sign_in(client, world, who="joko")
    answer = client.post(f"{HOME}{LAMP.code}/", {"verb": verb, "seen": "0"})
    assert answer.status_code == 422 and "tidak mungkin di sini" in answer.content.decode()
    assert run(world, LAMP).position == 0


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"topic": "jalan"}, "Topiknya belum cocok"),
        ({"topic": ""}, "Pilih topiknya"),
        ({"procedure": "oversight"}, "Prosedurnya belum cocok"),
        ({"public_text": ""}, "Teks untuk umum masih kosong"),
        ({"public_text": "Kata Wardah lampunya mati"}, "Nama pelapor masih ada"),
        ({"public_text": "Hubungi 0812 5555 0199"}, "Nomor telepon masih ada"),
    ],
)
def test_it_says_what_is_missing_in_a_fitting_step(
    client: Client, world: World, changes: dict[str, str], told: str
) -> None:
    sign_in(client, world, who="joko")
    html = take(client, LAMP, 0, **changes).content.decode()
    assert told in html and "Langkahnya tepat, isinya belum" in html and run(world, LAMP).position == 0
    assert changes.get("public_text", "Laporan tentang layanan") in html


@pytest.mark.parametrize("word", ["Mak Ipah", "0812 5555 0199", "Saripah", "yang melahirkan bulan itu"])
def test_it_lets_nothing_that_tells_who_it_was_into_the_words_of_a_confidential_case(
    client: Client, world: World, word: str
) -> None:
    sign_in(client, world, who="joko")
    answer = take(client, SECRET, 0, public_text=f"Pungutan di puskesmas, kata {word}.")
    assert answer.status_code == 422 and run(world, SECRET).position == 0
    assert take(client, SECRET, 0).status_code == 302


def test_it_wants_evidence_or_the_reason_why_there_is_none(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    for place in range(5):
        take(client, LAMP, place)
    assert "perlu bukti" in take(client, LAMP, 5, evidence="").content.decode()
    assert "Tulis apa yang ditemukan" in take(client, LAMP, 5, found=" ").content.decode()
    assert take(client, LAMP, 5, evidence="", no_evidence_reason="Tidak ada sinyal").status_code == 302
    assert run(world, LAMP).finished_at is not None


def test_it_wants_the_right_office_and_a_promise_ahead(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    assert "Usul yang tepat" in take(client, WRONG_OFFICE, 2, suggestion="health").content.decode()
    assert "sudah lewat" in take(client, PROMISED, 3, promised_on="2020-01-01").content.decode()
    assert "Sebutkan tanggal" in take(client, PROMISED, 3, promised_on="besok").content.decode()


def test_it_shows_limits_with_source_and_reason_as_the_product_does(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    first = page(client, LAMP)
    assert "Batasnya 3 hari kerja" in first and "Dasar: PermenPANRB" in first and "Memeriksa laporan" in first
    for place in (0, 1):
        take(client, LAMP, place)
    second = page(client, LAMP)
    assert "Menanggapi laporan" in second and "Memeriksa laporan" not in second and "Batasnya 14 hari kerja" in second
    take(client, UNCLEAR, 0)
    # From a Monday on: from a Friday on the reporter's three days are a weekend, which counts anyhow.
    PracticeRun.objects.filter(case=UNCLEAR.code).update(started_at=NOW)
    assert "menunggu jawaban pelapor" in page(client, UNCLEAR)


def test_it_takes_a_step_once(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    take(client, LAMP, 0)
    again = take(client, LAMP, 0)
    assert again.status_code == 302 and run(world, LAMP).position == 1
    assert client.post(f"{HOME}{LAMP.code}/", {"verb": "forward", "seen": "x"}).status_code == 302
    walk_on = [take(client, LAMP, place).status_code for place in range(1, 6)]
    assert walk_on == [302] * 5 and run(world, LAMP).position == len(LAMP.steps)
    assert take(client, LAMP, 5).status_code == 302


def test_it_begins_again_and_remembers_that_it_was_finished(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    walk(client, SEALED)
    assert client.post(f"{HOME}{SEALED.code}/ulang/").status_code == 302
    assert run(world, SEALED).position == 0 and run(world, SEALED).finished_at is not None
    assert "pernah selesai, dimulai lagi" in client.get(HOME).content.decode()


def test_it_is_marked_on_every_page(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    for address in (HOME, *(f"{HOME}{case.code}/" for case in practice_cases())):
        html = client.get(address).content.decode()
        assert "LATIHAN: semua rekaan" in html and "<title>LATIHAN" in html and "<h1>LATIHAN" in html


def test_it_keeps_each_officer_apart_and_everybody_else_out(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    walk(client, LAMP)
    sign_in(client, world, who="rina")
    assert "Kasus ini selesai" not in page(client, LAMP) and client.get(f"{HOME}tidak-ada/").status_code == 404
    guest = Client()
    assert guest.get(HOME).headers["Location"].startswith("/masuk/")
    assert guest.get(f"{HOME}{LAMP.code}/").headers["Location"].startswith("/masuk/")
    for address in ("/", "/laporan/", "/statistik/"):
        assert LAMP.title not in guest.get(address).content.decode()


def test_it_asks_the_database_once_for_a_page(client: Client, world: World) -> None:
    sign_in(client, world, who="joko")
    counts = []
    for case in (LAMP, LAMP, PROMISED):
        client.get(f"{HOME}{case.code}/")
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{HOME}{case.code}/")
        counts.append(len([each for each in seen if "practice_run" in each["sql"]]))
        total = len(seen)
        take(client, case, 0 if case is LAMP else 3)
    with CaptureQueriesContext(connection) as seen:
        client.get(HOME)
    assert counts == [1, 1, 1] and total <= 6 and len(seen) <= 6, (total, len(seen))
