"""The case page: who may open it, what it shows, what it costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.kit import actors
from lapor.reports import services
from lapor.reports.services.draft import Answer
from lapor.workbench.tests.desk import assigned, filed, forwarded, now, sign_in, verified
from tests.cast import World

ANSWER = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Kamera rusak")


def status(client: Client, world: World, *, who: str, code: str) -> int:
    """What the persona gets from the case's address."""
    return sign_in(client, world, who=who).get(f"/kerja/laporan/{code}/").status_code


def verbs(client: Client, code: str) -> list[str]:
    """The actions on the page, in its order."""
    return [action.verb for action in client.get(f"/kerja/laporan/{code}/").context["work"].actions]


def test_it_opens_for_those_who_handle_it(client: Client, world: World) -> None:
    receipt = assigned(world)
    for who in ("sari", "budi", "joko", "pak_made"):
        assert status(client, world, who=who, code=receipt.code) == 200


@pytest.mark.parametrize("who", ["rina", "sari_lain", "dewi", "admin", "auditor", "ningsih", "pengawas", "operator"])
def test_it_is_not_there_for_anybody_else(client: Client, world: World, who: str) -> None:
    receipt = assigned(world)
    assert status(client, world, who=who, code=receipt.code) == 404
    assert client.get(f"/kerja/laporan/{receipt.code}/forward/").status_code == 404
    assert client.post(f"/kerja/laporan/{receipt.code}/note/", {"text": "x"}).status_code == 404
    assert client.post(f"/kerja/laporan/{receipt.code}/berkas/").status_code == 404


def test_it_shows_a_sealed_case_to_the_inspectorate_alone(client: Client, world: World) -> None:
    receipt = filed(about_official=True)
    assert status(client, world, who="itwil", code=receipt.code) == 200
    for who in ("sari", "pak_made", "budi"):
        assert status(client, world, who=who, code=receipt.code) == 404


def test_it_never_shows_who_reported(client: Client, world: World) -> None:
    receipt = filed(name="Wati Rahasiawati", email="wati.rahasia@contoh.example")
    page = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/").content.decode()
    assert "Rahasiawati" not in page
    assert "wati.rahasia" not in page
    assert "Bisa dihubungi lewat sistem ini" in page


def test_it_offers_what_role_and_state_allow(client: Client, world: World) -> None:
    new, away = filed("new"), assigned(world, "away")
    sign_in(client, world, who="sari")
    assert {"verify", "ask", "archive", "merge", "seal", "note"} <= set(verbs(client, new.code))
    assert not {"accept", "respond", "decline"} & set(verbs(client, away.code))
    sign_in(client, world, who="budi")
    assert {"respond", "respond_partly", "decline", "assign"} <= set(verbs(client, away.code))
    sign_in(client, world, who="joko")
    assert verbs(client, away.code) == ["draft", "note"]
    sign_in(client, world, who="pak_made")
    assert verbs(client, away.code) == ["note"]


def test_it_explains_both_clocks_day_by_day(client: Client, world: World) -> None:
    receipt = forwarded(world)
    response = sign_in(client, world, who="budi").get(f"/kerja/laporan/{receipt.code}/")
    first, second = response.context["work"].clocks
    assert (first.limit, second.limit) == (5, 14)
    assert first.days[0].why == "hari mulai, tidak dihitung"
    assert "Kenapa tanggal ini?" in response.content.decode()


def busy_case(world: World) -> str:
    """A case on which everything happened: asked, answered, drafted, returned, in part, in full, disputed, noted."""
    receipt = assigned(world)
    budi, joko, wati = world.actor("budi"), world.actor("joko"), actors.reporter(receipt.report)
    key, pupr = receipt.report, world.offices["pupr"]
    services.ask_reporter(key, text="Di mana?", institution=pupr, by=budi, at=now())
    services.answer_question(key, text="Depan pasar.", by=wati, at=now())
    services.draft_response(key, answer=ANSWER, author=world.people["joko"], by=joko, at=now())
    services.return_draft(key, note="Tambah foto.", by=budi, at=now())
    services.respond(key, answer=ANSWER, approver=world.people["budi"], by=budi, at=now())
    services.dispute_response(key, reason="Masih berlubang.", score=2, by=wati, at=now())
    services.forward_report(key, to=pupr, by=world.actor("sari"), at=now())
    services.accept_report(key, by=budi, at=now())
    services.write_note(key, text="Cek lagi.", institution=pupr, author=world.people["budi"], by=budi, at=now())
    return receipt.code


@pytest.mark.parametrize("who", ["sari", "budi", "pak_made"])
def test_it_costs_at_most_fifteen_statements(client: Client, world: World, who: str) -> None:
    code = busy_case(world)
    sign_in(client, world, who=who).get(f"/kerja/laporan/{code}/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/kerja/laporan/{code}/").status_code == 200
    assert len(captured) <= 15, [query["sql"][:90] for query in captured]


def test_it_tells_the_whole_story(client: Client, world: World) -> None:
    code = busy_case(world)
    page = sign_in(client, world, who="budi").get(f"/kerja/laporan/{code}/").content.decode()
    for words in ("Depan pasar.", "Sudah kami tambal.", "Cek lagi.", "Pelapor menyatakan belum selesai"):
        assert words in page


def test_it_keeps_an_agencys_notes_from_other_agencies(client: Client, world: World) -> None:
    receipt = verified(world)
    services.forward_report(
        receipt.report,
        to=world.offices["pupr"],
        assisting=[world.offices["dinkes"]],
        by=world.actor("sari"),
        at=now(),
    )
    services.write_note(
        receipt.report,
        text="Hanya kami.",
        institution=world.offices["pupr"],
        author=world.people["budi"],
        by=world.actor("budi"),
        at=now(),
    )
    assert (
        "Hanya kami." not in sign_in(client, world, who="dewi").get(f"/kerja/laporan/{receipt.code}/").content.decode()
    )
    assert "Hanya kami." in sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/").content.decode()


def test_it_still_shows_an_agency_what_it_answered(client: Client, world: World) -> None:
    receipt = assigned(world)
    services.respond(receipt.report, answer=ANSWER, approver=world.people["budi"], by=world.actor("budi"), at=now())
    services.confirm_settled(receipt.report, score=5, comment="", by=actors.reporter(receipt.report), at=now())
    assert status(client, world, who="budi", code=receipt.code) == 200


def test_it_shows_no_hours_of_an_anonymous_reporter(client: Client, world: World) -> None:
    receipt = filed(privacy="anonymous", name="", email="")
    response = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/")
    assert not hasattr(response.context["work"].entries[-1].at, "hour")
