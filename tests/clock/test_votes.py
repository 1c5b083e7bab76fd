"""Supporters vote on an answer with a contact that a code has proved; nobody keeps the contact."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lapor.intake.errors import WrongBallot
from lapor.intake.message import Receipt
from lapor.intake.services.vote import cast_vote, send_vote_code
from lapor.kit.codes import format_code
from lapor.notifications.models import OutgoingMessage
from lapor.portal.tests.stories import answer, forward, published
from lapor.reports.models import Report, Vote
from lapor.vault.deliver import Parcel, open_parcel
from tests.cast import World


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def answered(world: World) -> Receipt:
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    return receipt


def sent() -> dict[str, str]:
    """The newest message, as the worker opens it."""
    row = OutgoingMessage.objects.latest("made_at")
    said: dict[str, str] = json.loads(open_parcel(Parcel(key=row.parcel_key, sealed=bytes(row.parcel))))
    return said


def code_in(text: str) -> str:
    found = re.search(r"\d{6}", text)
    assert found
    return found.group()


def vote(receipt: Receipt, *, contact: str, choice: str = "belum", code: str = "") -> Any:
    client, address = Client(), f"/laporan/{receipt.code}/suara/"
    page = client.post(address, {"choice": choice, "contact": contact})
    assert page.context["vote"].has_code, page.context["vote"].form.errors
    return client.post(f"{address}kode/", {"choice": choice, "code": code or code_in(sent()["text"])})


def test_it_asks_on_the_public_page_once_there_is_an_answer(client: Client, world: World) -> None:
    receipt = published(world)
    address = f"/laporan/{receipt.code}/"
    assert "suara/" not in client.get(address, follow=True).content.decode()
    assert client.get(f"{address}suara/").status_code == 404
    forward(world, receipt)
    answer(world, receipt)
    assert f"{format_code(receipt.code)}/suara/" in client.get(address, follow=True).content.decode()
    page = client.get(f"{address}suara/", follow=True).content.decode()
    assert "Lubang sudah ditambal." in page and "Apakah benar selesai?" in page


def test_it_counts_a_vote_whose_contact_the_code_proves(world: World) -> None:
    receipt = answered(world)
    assert vote(receipt, contact="Tetangga@Contoh.example").status_code == 302
    row = Vote.objects.get()
    assert (row.is_settled, sent()["to"]) == (False, "tetangga@contoh.example")
    assert "tetangga" not in row.voter and len(row.voter) == 64


def test_it_counts_one_contact_once_however_it_is_written(world: World) -> None:
    receipt = answered(world)
    vote(receipt, contact="tetangga@contoh.example")
    vote(receipt, contact="TETANGGA@contoh.example", choice="ya")
    assert Vote.objects.get().is_settled


def test_it_obliges_the_coordinator_at_the_third(world: World) -> None:
    receipt = answered(world)
    for number in range(3):
        assert Report.objects.get(pk=receipt.report).review_since is None
        vote(receipt, contact=f"warga{number}@contoh.example")
    assert Report.objects.get(pk=receipt.report).review_since is not None


def test_it_counts_nothing_with_a_wrong_code_and_ends_after_five_tries(world: World) -> None:
    receipt = answered(world)
    slip = send_vote_code("warga@contoh.example", report=receipt.report, at=timezone.now())
    right = code_in(sent()["text"])
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(WrongBallot):
            cast_vote(slip, code=wrong, report=receipt.report, is_settled=False, at=timezone.now())
    with pytest.raises(WrongBallot):
        cast_vote(slip, code=right, report=receipt.report, is_settled=False, at=timezone.now())
    assert not Vote.objects.exists()


def test_it_takes_a_slip_for_its_own_report_and_time_alone(world: World) -> None:
    receipt, other = answered(world), published(world, "m-2")
    at = timezone.now()
    slip = send_vote_code("warga@contoh.example", report=receipt.report, at=at)
    code = code_in(sent()["text"])
    for report, moment, sealed in (
        (other.report, at, slip),
        (receipt.report, at + timedelta(minutes=16), slip),
        (receipt.report, at, slip[:-4] + "AAAA"),
        (receipt.report, at, ""),
    ):
        with pytest.raises(WrongBallot):
            cast_vote(sealed, code=code, report=report, is_settled=False, at=moment)


def test_it_keeps_no_contact_anywhere(world: World) -> None:
    """What lies in the queue is sealed for the worker, and the slip is sealed for this server."""
    receipt = answered(world)
    slip = send_vote_code("warga@contoh.example", report=receipt.report, at=timezone.now())
    row = OutgoingMessage.objects.latest("made_at")
    assert b"warga" not in bytes(row.parcel) and "warga" not in slip and "warga" not in row.key


def test_it_says_what_is_wrong_and_keeps_the_choice(client: Client, world: World) -> None:
    receipt = answered(world)
    page = client.post(f"/laporan/{receipt.code}/suara/", {"choice": "belum", "contact": "bukan kontak"})
    assert page.status_code == 422 and "bukan kontak" in page.content.decode()
    page = vote(receipt, contact="warga@contoh.example", code="12")
    assert page.status_code == 422 and "Kode ini tidak cocok" in page.content.decode()


def test_it_floods_no_mailbox(client: Client, world: World) -> None:
    receipt = answered(world)
    given = {"choice": "belum", "contact": "warga@contoh.example"}
    pages = [client.post(f"/laporan/{receipt.code}/suara/", given) for _ in range(6)]
    assert [page.status_code for page in pages] == [200] * 4 + [422] * 2
    assert OutgoingMessage.objects.count() == 4
