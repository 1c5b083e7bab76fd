"""A report from a village post says when it was written and when it came, to officers and to its reporter."""

from datetime import timedelta

from django.test import Client

from lapor.kit.actors import reporter
from lapor.kit.codes import format_code
from lapor.reports.services import accept_report, reach_reporter, respond, wait_for_delivery
from lapor.reports.services.draft import Answer
from lapor.workbench.tests.desk import forwarded, now, sign_in
from tests.cast import World, file


def test_it_shows_both_moments(client: Client, world: World) -> None:
    receipt = file(channel="village_post", filed_at=now() - timedelta(days=6), at=now())
    case = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/")
    assert "Hari di perjalanan tidak memberatkan kantor mana pun." in case.content.decode()
    reporter = Client()
    reporter.get(f"/k/{receipt.code}/{receipt.access_key}/")
    assert "tiba di kantor" in reporter.get(f"/lacak/{format_code(receipt.code)}/").content.decode()


def test_it_says_whether_the_answer_reached_the_reporter(client: Client, world: World) -> None:
    """Law: docs/law/clocks.md#close"""
    receipt = forwarded(world, channel="village_post", filed_at=now() - timedelta(days=6))
    wait_for_delivery(receipt.report, at=now())
    desk, budi = sign_in(client, world, who="sari"), world.actor("budi")
    address = f"/kerja/laporan/{receipt.code}/"
    assert "penyampaian" not in desk.get(address).content.decode()
    accept_report(receipt.report, by=budi, at=now())
    said = Answer(text="Sudah.", found="Lubang", done="Ditambal", no_evidence_reason="Foto menyusul")
    respond(receipt.report, answer=said, approver=world.people["budi"], by=budi, at=now())
    html = desk.get(address).content.decode()
    assert "Jawabannya masih di jalan kepada pelapor." in html and "Waktu pelapor belum berjalan." in html
    assert "Ditutup bila tidak ada kabar" not in html
    by = reporter(receipt.report)
    reach_reporter(receipt.report, covers=now() + timedelta(days=2), way="web", by=by, at=now() + timedelta(days=2))
    html = desk.get(address).content.decode()
    assert "Sekarang menunggu tanggapan pelapor." in html and html.count("Dibaca di halaman laporan.") == 2
    assert "Ditutup bila tidak ada kabar" in html


def test_it_says_nothing_of_a_way_that_nothing_went(client: Client, world: World) -> None:
    receipt = file(channel="walk_in", filed_at=now() - timedelta(days=6), at=now())
    case = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/")
    assert "Hari di perjalanan" not in case.content.decode()
