"""A report from a village post says when it was written and when it came, to officers and to its reporter."""

from datetime import timedelta

from django.test import Client

from lapor.kit.codes import format_code
from lapor.workbench.tests.desk import now, sign_in
from tests.cast import World, file


def test_it_shows_both_moments(client: Client, world: World) -> None:
    receipt = file(channel="village_post", filed_at=now() - timedelta(days=6), at=now())
    case = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/")
    assert "Hari di perjalanan tidak memberatkan kantor mana pun." in case.content.decode()
    reporter = Client()
    reporter.get(f"/k/{receipt.code}/{receipt.access_key}/")
    assert "tiba di kantor" in reporter.get(f"/lacak/{format_code(receipt.code)}/").content.decode()


def test_it_says_nothing_of_a_way_that_nothing_went(client: Client, world: World) -> None:
    receipt = file(channel="walk_in", filed_at=now() - timedelta(days=6), at=now())
    case = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/")
    assert "Hari di perjalanan" not in case.content.decode()
