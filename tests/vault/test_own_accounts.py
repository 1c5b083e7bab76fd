"""A citizen's own account, through its pages: signing in by a code, keeping reports, leaving, erasing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import timezone

from lapor.intake.accounts import verified_voter
from lapor.intake.message import Receipt
from lapor.kit.codes import format_code
from lapor.vault.models import AccountSession, CitizenAccount, SignInCode
from lapor.vault.services import wrap_sessions
from tests.accounts import newest_code, sign_in
from tests.cast import World, file

EMAIL = "wati@contoh.example"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(world: World) -> World:
    cache.clear()
    return world


def ask(client: Client, contact: str = EMAIL) -> Any:
    return client.post("/akun/masuk/", {"contact": contact})


def enter(client: Client, _box: list[EmailMessage], *, contact: str = EMAIL) -> Any:
    assert ask(client, contact).headers["Location"] == "/akun/kode/"
    answer = client.post("/akun/kode/", {"code": newest_code(to=contact)})
    assert answer.headers["Location"] == "/akun/"
    wrap_sessions(at=timezone.now())
    return client.get("/akun/")


def open_by_link(client: Client, receipt: Receipt) -> str:
    client.get(f"/k/{receipt.code}/{receipt.access_key}/")
    return f"/lacak/{format_code(receipt.code)}/"


def test_it_signs_in_by_a_code_and_keeps_a_report(client: Client, mailoutbox: list[EmailMessage]) -> None:
    receipt = file(at=timezone.now())
    page = open_by_link(client, receipt)
    assert "Belum ada laporan di akun ini" in enter(client, mailoutbox).content.decode()
    assert "Simpan ke akun saya" in client.get(page).content.decode()
    client.post(f"{page}simpan/")
    elsewhere = Client()
    assert format_code(receipt.code) in enter(elsewhere, mailoutbox).content.decode()
    assert "Ada di akun saya" in elsewhere.get(page).content.decode()
    assert "Data Anda yang kami simpan" in elsewhere.get(f"{page}data/").content.decode()


def test_it_answers_the_same_whether_there_is_an_account_or_not(client: Client, mailoutbox: list[EmailMessage]) -> None:
    enter(client, mailoutbox)
    answers = [ask(Client(), contact) for contact in (EMAIL, "belum@contoh.example")]
    assert {(each.status_code, each.headers["Location"], each.content) for each in answers} == {
        (302, "/akun/kode/", b"")
    }
    assert len({len(each.cookies["akun_masuk"].value) // 24 for each in answers}) == 1


def test_it_never_keeps_an_anonymous_report(client: Client, mailoutbox: list[EmailMessage]) -> None:
    receipt = file(at=timezone.now(), privacy="anonymous", name="", email="")
    enter(client, mailoutbox)
    page = open_by_link(client, receipt)
    assert "akun saya" not in client.get(page).content.decode()
    assert "Laporan anonim tidak disimpan" in client.post(f"{page}simpan/", follow=True).content.decode()
    assert "Belum ada laporan" in client.get("/akun/").content.decode()


def test_it_keeps_nothing_of_another_persons_report(client: Client, mailoutbox: list[EmailMessage]) -> None:
    receipt = file(at=timezone.now())
    enter(client, mailoutbox)
    client.post(f"/lacak/{format_code(receipt.code)}/simpan/")
    assert "Belum ada laporan" in client.get("/akun/").content.decode()


def test_it_waits_for_the_worker_to_open_an_account_that_exists(client: Client, mailoutbox: list[EmailMessage]) -> None:
    enter(client, mailoutbox)
    other = Client()
    ask(other)
    other.post("/akun/kode/", {"code": newest_code(to=EMAIL)})
    assert "sedang dibuka" in other.get("/akun/").content.decode()
    wrap_sessions(at=timezone.now())
    assert "Laporan saya" in other.get("/akun/").content.decode()


def test_it_takes_a_code_once_and_only_in_the_browser_that_asked(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    ask(client)
    code, stranger = newest_code(to=EMAIL), Client()
    ask(stranger)
    assert stranger.post("/akun/kode/", {"code": code}).status_code == 422
    assert client.post("/akun/kode/", {"code": code}).status_code == 302
    again = Client()
    again.cookies["akun_masuk"] = stranger.cookies["akun_masuk"].value
    assert again.post("/akun/kode/", {"code": code}).status_code == 422


def test_it_ends_a_code_after_five_wrong_tries(client: Client, mailoutbox: list[EmailMessage]) -> None:
    ask(client)
    code = newest_code(to=EMAIL)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert [client.post("/akun/kode/", {"code": wrong}).status_code for _ in range(5)] == [422] * 5
    assert client.post("/akun/kode/", {"code": code}).status_code == 422
    assert CitizenAccount.objects.count() == 0


def test_it_ends_a_code_after_ten_minutes(client: Client, mailoutbox: list[EmailMessage]) -> None:
    ask(client)
    code = newest_code(to=EMAIL)
    SignInCode.objects.update(made_at=timezone.now() - timedelta(minutes=11))
    assert client.post("/akun/kode/", {"code": code}).status_code == 422


def test_it_slows_down_who_asks_for_many_codes(client: Client) -> None:
    assert [ask(client).status_code for _ in range(5)] == [302] * 4 + [429]
    assert ask(client, "lain@contoh.example").status_code == 302


def test_it_stores_no_contact_code_or_number_of_a_report_in_clear(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    receipt = file(at=timezone.now())
    page = open_by_link(client, receipt)
    ask(client)
    rows = _every_cell()
    code = newest_code(to=EMAIL)
    client.post("/akun/kode/", {"code": code})
    wrap_sessions(at=timezone.now())
    client.post(f"{page}simpan/")
    rows += _every_cell()
    assert not any(EMAIL in cell or code == cell or receipt.access_key in cell for cell in rows)
    accounts = _every_cell("citizen_account", "account_session", "sign_in_code")
    assert accounts and not any(receipt.code in cell or str(receipt.report) in cell for cell in accounts)
    assert EMAIL not in str(client.cookies) and code not in str(client.cookies)


def test_it_signs_out_here_and_elsewhere(client: Client, mailoutbox: list[EmailMessage]) -> None:
    other = Client()
    enter(other, mailoutbox)
    assert "Keluarkan semua perangkat lain" in enter(client, mailoutbox).content.decode()
    client.post("/akun/keluar-lain/")
    assert "Masuk ke akun saya" in other.get("/akun/").content.decode()
    client.post("/akun/keluar/")
    assert AccountSession.objects.count() == 0
    assert "Masuk ke akun saya" in client.get("/akun/").content.decode()


def test_it_shreds_an_account_and_leaves_the_report(
    client: Client, mailoutbox: list[EmailMessage], settings: Any, tmp_path: Any
) -> None:
    settings.DATA_DIR = tmp_path
    receipt = file(at=timezone.now())
    page = open_by_link(client, receipt)
    enter(client, mailoutbox)
    client.post(f"{page}simpan/")
    assert "dimusnahkan" in client.post("/akun/hapus/").content.decode()
    assert CitizenAccount.objects.count() == 1
    client.post("/akun/hapus/", {"confirmed": "yes"})
    assert (CitizenAccount.objects.count(), AccountSession.objects.count(), SignInCode.objects.count()) == (0, 0, 0)
    assert client.get(page).status_code == 200


def test_it_gives_the_account_away_to_its_own_browser_alone(client: Client, mailoutbox: list[EmailMessage]) -> None:
    receipt = file(at=timezone.now())
    page = open_by_link(client, receipt)
    enter(client, mailoutbox)
    client.post(f"{page}simpan/")
    assert client.get("/akun/unduh.json").json()["reports"] == [
        {"code": format_code(receipt.code), "access_key": receipt.access_key}
    ]
    assert Client().get("/akun/unduh.json").status_code == 302
    stolen = Client()
    stolen.cookies["akun"] = client.cookies["akun"].value[:-4] + "AAAA"
    assert stolen.get("/akun/unduh.json").status_code == 302


def test_it_lets_go_of_a_report(client: Client, mailoutbox: list[EmailMessage]) -> None:
    receipt = file(at=timezone.now())
    page = open_by_link(client, receipt)
    enter(client, mailoutbox)
    client.post(f"{page}simpan/")
    client.post(f"/akun/laporan/{format_code(receipt.code)}/lepas/")
    assert "Belum ada laporan" in client.get("/akun/").content.decode()


def test_it_says_where_short_messages_are_not_set_up(client: Client) -> None:
    answer = ask(client, "0812 3456 7890")
    assert answer.status_code == 422
    assert "belum bisa dikirim lewat SMS" in answer.content.decode()
    assert ask(client, "bukan kontak").status_code == 422


def test_it_names_a_verified_voter_of_one_report_alone(mailoutbox: list[EmailMessage], rf: RequestFactory) -> None:
    wati, ani = Client(), Client()
    sign_in(wati)
    sign_in(ani, contact="ani@contoh.example")
    reports = (uuid4(), uuid4())
    voters = {verified_voter(_request(rf, each), report=report) for each in (wati, ani) for report in reports}
    assert len(voters) == 4 and "" not in voters
    assert verified_voter(_request(rf, Client()), report=reports[0]) == ""


def _request(rf: RequestFactory, client: Client) -> HttpRequest:
    request = rf.get("/")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    return request


def _every_cell(*tables: str) -> list[str]:
    cells: list[str] = []
    with connection.cursor() as cursor:
        for table in tables or connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            cells += [
                bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                for row in cursor.fetchall()
                for cell in row
            ]
    return cells
