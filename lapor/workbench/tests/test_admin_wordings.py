"""The words of notices: seen as they will arrive, saved, refused with everything kept, and given back."""

from typing import Any

from django.test import Client

from lapor.notifications.models import NoticeWording
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/kelola/kata-kabar/"
MAIL, SHORT = f"{HOME}mail/received/id/", f"{HOME}short/received/en/"


def sent(do: str = "save", **changes: Any) -> dict[str, Any]:
    return {"subject": "Halo {nomor}", "text": "Kami baca {nomor}. Lihat {tautan}", "do": do} | changes


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_it_lists_every_message_and_marks_what_was_changed(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert "Laporan diterima" in page(client, HOME) and "(diubah)" not in page(client, HOME)
    assert client.post(MAIL, sent()).headers["Location"] == HOME
    assert page(client, HOME).count("(diubah)") == 1


def test_it_shows_how_it_will_arrive_and_stores_nothing(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    shown = client.post(MAIL, sent("preview")).content.decode()
    assert "Kami baca 7KQ4-M2XB-9TRY. Lihat http" in shown and not NoticeWording.objects.exists()


def test_it_counts_the_parts_of_a_short_message(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    shown = client.post(SHORT, {"text": "{nomor} " + "x" * 200, "do": "preview"}).content.decode()
    assert "2 SMS." in shown and "70 huruf" not in shown
    shown = client.post(SHORT, {"text": "{nomor} 🙂", "do": "preview"}).content.decode()
    assert "70 huruf" in shown


def test_it_refuses_a_strange_field_and_keeps_the_words(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    response = client.post(MAIL, sent(text="Ibu {nama}, {nomor} {tautan}"))
    text = response.content.decode()
    assert response.status_code == 422 and "({nama})" in text and "Ibu {nama}," in text
    assert client.post(MAIL, sent(text="")).status_code == 422


def test_it_gives_the_first_words_back_after_a_question(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    client.post(MAIL, sent())
    assert "Kembalikan kata bawaan?" in client.post(MAIL, {"do": "reset"}).content.decode()
    assert NoticeWording.objects.exists()
    client.post(MAIL, {"do": "reset", "confirmed": "yes"})
    assert not NoticeWording.objects.exists()


def test_it_knows_no_other_messages(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    for address in (f"{HOME}mail/reserved/id/", f"{HOME}mail/received/jv/", f"{HOME}fax/received/id/"):
        assert client.get(address).status_code == 404


def test_it_lets_officers_choose_how_often_they_are_mailed(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    assert client.post("/kerja/akun/kabar/", {"pace": "daily"}).status_code == 302
    assert 'value="daily" selected' in page(client, "/kerja/akun/")
    client.post("/kerja/akun/kabar/", {"pace": "never"})
    assert 'value="daily" selected' in page(client, "/kerja/akun/")
