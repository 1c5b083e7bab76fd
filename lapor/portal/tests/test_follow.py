"""Following a report: with the code alone, and with the key."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lapor.kit.actors import SYSTEM
from lapor.kit.codes import format_code, new_access_key, new_tracking_code
from lapor.portal.tests.stories import answer, ask, enter, forward, published, verify
from lapor.reports import services
from lapor.reports.models import Contest, Rating, Report, Word
from tests.cast import NOW, World, file


def text(response: object) -> str:
    """The page as words."""
    return " ".join(getattr(response, "content", b"").decode().split())


def test_it_tells_how_many_characters_are_missing(client: Client, world: World) -> None:
    page = client.post("/lacak/", {"code": "7KQ4-M2XB-9TR"})
    assert "Nomor laporan terdiri dari 12 huruf dan angka, contoh 7KQ4-M2XB-9TRY. Yang Anda tulis baru 11." in text(
        page
    )
    assert page.status_code == 422


def test_it_finds_a_report_by_its_code_alone(client: Client, world: World) -> None:
    receipt = file()
    page = client.post("/lacak/", {"code": format_code(receipt.code).lower()}, follow=True)
    assert "sedang diperiksa" in text(page) and "berlubang" not in text(page)


def test_it_never_tells_which_half_is_wrong(client: Client, world: World) -> None:
    receipt = file()
    cache.clear()
    known = client.post("/lacak/", {"code": receipt.code, "access_key": new_access_key()})
    unknown = client.post("/lacak/", {"code": new_tracking_code(), "access_key": new_access_key()})
    assert "tidak cocok" in text(known) and known.status_code == unknown.status_code == 404
    assert ("tidak cocok" in text(unknown)) and ("tidak ditemukan" not in text(unknown))


def test_it_slows_down_wrong_keys(client: Client, world: World) -> None:
    receipt = file()
    cache.clear()
    wrong = {"code": receipt.code, "access_key": new_access_key()}
    statuses = [client.post("/lacak/", wrong).status_code for _ in range(21)]
    assert statuses == [404] * 20 + [429]
    assert client.post("/lacak/", {"code": receipt.code, "access_key": receipt.access_key}).status_code == 429


def test_it_exchanges_the_key_of_a_link_for_a_cookie(client: Client, world: World) -> None:
    receipt = file()
    cache.clear()
    response = client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    assert response.status_code == 302 and receipt.access_key not in response["Location"]
    assert response["Referrer-Policy"] == "no-referrer" and response["Cache-Control"] == "no-store"
    assert receipt.access_key not in response.cookies["kunci"].value
    assert "berlubang besar" in text(client.get(response["Location"]))


def test_it_says_where_with_whom_and_until_when(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    page = text(client.get(enter(client, receipt)))
    assert "Laporan Anda sudah diteruskan ke <strong>Dinas Pekerjaan Umum</strong>" in page
    assert "Diteruskan ke kantor yang bertanggung jawab" in page


@pytest.mark.parametrize("privacy", ["confidential", "anonymous_confidential"])
def test_it_shows_only_the_state_of_a_confidential_report(client: Client, world: World, privacy: str) -> None:
    receipt = published(world, privacy=privacy)
    forward(world, receipt)
    page = text(client.get(f"/lacak/{receipt.code}/"))
    assert "diteruskan" in page
    assert not any(word in page for word in ("Pekerjaan Umum", "berlubang", "pasar", "Sangatta Utara"))


def test_it_shows_only_the_state_of_a_sealed_report(client: Client, world: World) -> None:
    receipt = file(about_official=True)
    page = text(client.get(f"/lacak/{receipt.code}/"))
    assert "sedang diperiksa" in page and "Inspektorat" not in page and "berlubang" not in page


def test_it_asks_for_the_key_before_any_step(client: Client, world: World) -> None:
    receipt = file()
    response = client.post(f"/lacak/{receipt.code}/tambah/", {"text": "Halo"})
    assert response.status_code == 302 and response["Location"].startswith("/lacak/?nomor=")
    assert not Word.objects.exists()


def test_it_does_not_open_another_report_with_a_key(client: Client, world: World) -> None:
    mine, other = file(), file("m-2", region="64.03.01")
    enter(client, mine)
    assert "Data Anda" not in text(client.get(f"/lacak/{other.code}/"))
    assert client.get(f"/lacak/{other.code}/data/").status_code == 302


def test_it_adds_a_word_once_however_often_it_is_sent(client: Client, world: World) -> None:
    receipt = file()
    url = enter(client, receipt)
    for _ in range(2):
        page = client.post(f"{url}tambah/", {"text": "Ada korban", "kiriman": "k-1"}, follow=True)
    assert "Tambahan Anda sudah masuk" in text(page) and "yang melanjutkan" in text(page)
    assert Word.objects.count() == 1


def test_it_shows_the_question_first_and_takes_the_answer(client: Client, world: World) -> None:
    receipt = file()
    ask(world, receipt)
    url = enter(client, receipt)
    page = text(client.get(url))
    assert page.index("Di kilometer berapa?") < page.index("Perjalanan laporan")
    client.post(f"{url}jawab/", {"text": "Kilometer 3", "kiriman": "k-2"})
    assert Report.objects.get().waiting_for == "nobody"


def test_it_keeps_what_was_typed_when_it_refuses(client: Client, world: World) -> None:
    receipt = file()
    page = client.post(f"{enter(client, receipt)}jawab/", {"text": "Sudah saya tulis panjang", "kiriman": "k-3"})
    assert page.status_code == 409 and "Sudah saya tulis panjang" in text(page)


def test_it_closes_with_a_score(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    page = client.post(f"{enter(client, receipt)}selesai/", {"score": "5", "comment": ""}, follow=True)
    assert "Anda menyatakan laporan ini selesai" in text(page) and "chip-confirmed" in text(page)
    assert Rating.objects.get().score == 5


def test_it_reopens_with_a_reason(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    url = enter(client, receipt)
    assert client.post(f"{url}belum/", {"reason": " "}).status_code == 422
    client.post(f"{url}belum/", {"reason": "Masih berlubang"})
    assert Report.objects.get().state == "reopened"


def test_it_rates_after_a_silent_close(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    services.close_silently(receipt.report, by=SYSTEM, at=NOW + timedelta(20))
    page = client.post(f"{enter(client, receipt)}nilai/", {"score": "2"}, follow=True)
    assert "nilai Anda sudah tercatat" in text(page) and Rating.objects.get().score == 2


def test_it_asks_before_it_withdraws_and_restores_with_one_tap(client: Client, world: World) -> None:
    receipt = file()
    url = enter(client, receipt)
    assert "Cabut laporan ini?" in text(client.post(f"{url}cabut/"))
    assert Report.objects.get().state == "received"
    client.post(f"{url}cabut/", {"confirmed": "yes"})
    assert Report.objects.get().state == "archived"
    client.post(f"{url}buka/")
    assert Report.objects.get().state == "received"


def test_it_shows_a_difference_and_takes_one_objection(client: Client, world: World) -> None:
    receipt = published(world)
    services.edit_public_text(
        receipt.report,
        public_title="Jalan",
        public_text="Jalan baik.",
        reason="Diringkas",
        by=world.actor("sari"),
        at=NOW,
    )
    url = enter(client, receipt)
    page = text(client.get(url))
    assert "Jalan di depan pasar berlubang." in page and "Jalan baik." in page and "Ajukan keberatan" in page
    sent = {"decision": "public_text_edited", "text": "Artinya berubah"}
    assert client.post(f"{url}keberatan/", sent).status_code == 302
    again = client.post(f"{url}keberatan/", sent)
    assert again.status_code == 409 and Contest.objects.count() == 1


def test_it_explains_the_day(client: Client, world: World) -> None:
    receipt = file()
    page = text(client.get(f"/lacak/{receipt.code}/kenapa/"))
    assert "14 hari kerja" in page and "akhir pekan" in page and "batas jawaban" in page


def test_it_shows_own_data_masked(client: Client, world: World) -> None:
    receipt = file()
    page = text(client.get(f"{enter(client, receipt)}data/"))
    assert "W••••" in page and "Wati Contoh" not in page and "wati@" not in page


def test_it_lets_a_borrowed_phone_forget(client: Client, world: World) -> None:
    receipt = file()
    url = enter(client, receipt)
    client.post(f"{url}lupakan/")
    assert "berlubang besar" not in text(client.get(url))


def test_it_shows_days_without_hours_to_nobody_else_of_an_anonymous_report(client: Client, world: World) -> None:
    receipt = file(privacy="anonymous", name="", email="")
    verify(world, receipt)
    assert "WITA" not in text(client.get(enter(client, receipt)))


def test_it_costs_few_statements(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    receipt = published(world)
    url = enter(client, receipt)
    with django_assert_max_num_queries(15):
        client.get(url)
