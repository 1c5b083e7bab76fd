"""News of a report from a village post that its reporter reads on the web: delivered, once, and silence counts from then."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lapor.audit.models import Event
from lapor.intake.message import Receipt
from lapor.kit.codes import new_access_key
from lapor.portal.tests.stories import answer, enter, forward, verify
from lapor.reports.models import Delivery, Report
from lapor.reports.services import wait_for_delivery
from lapor.reports.services.sweep import close_if_silent
from tests.cast import NOW, World, file


@pytest.fixture
def receipt(world: World) -> Receipt:
    """Wati told it at a village post, and the office answered."""
    told = carried(world)
    answer(world, told)
    return told


def carried(world: World) -> Receipt:
    told = file(channel="village_post", filed_at=NOW - timedelta(days=5))
    wait_for_delivery(told.report, at=NOW)
    verify(world, told)
    forward(world, told)
    return told


def delivered() -> list[Event]:
    return list(Event.objects.filter(kind="notice_delivered"))


def text(client: Client, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def test_it_starts_silence_when_the_answer_is_read(client: Client, receipt: Receipt) -> None:
    """Law: docs/law/clocks.md#close"""
    assert not close_if_silent(receipt.report, at=timezone.now() + timedelta(days=300))
    page = text(client, enter(client, receipt))
    row = Delivery.objects.get()
    assert (row.way, row.delivered_at is not None and row.delivered_at > NOW + timedelta(days=1)) == ("web", True)
    assert "laporan ditutup dengan sendirinya setelah" in page and "Dibaca di halaman laporan." in page
    assert not close_if_silent(receipt.report, at=timezone.now() + timedelta(days=9))
    assert close_if_silent(receipt.report, at=timezone.now() + timedelta(days=30))


def test_it_notes_it_once_however_often_the_page_is_opened(client: Client, receipt: Receipt) -> None:
    url = enter(client, receipt)
    for _ in range(20):
        client.get(url)
    assert [event.actor for event in delivered()] == [f"reporter/{receipt.report}"]


def test_it_notes_nothing_before_there_is_news(client: Client, world: World) -> None:
    told = carried(world)
    client.get(enter(client, told))
    assert delivered() == [] and Delivery.objects.get().covers_at is None


def test_it_notes_nothing_for_whoever_has_the_number_alone(client: Client, receipt: Receipt) -> None:
    client.get(f"/lacak/{receipt.code}/")
    cache.clear()
    client.post("/lacak/", {"code": receipt.code, "access_key": new_access_key()})
    assert delivered() == []


def test_it_notes_nothing_that_nobody_saw(client: Client, receipt: Receipt) -> None:
    url = enter(client, receipt)
    client.head(url)
    client.get(url, headers={"Sec-Purpose": "prefetch;prerender"})
    assert delivered() == []


def test_it_tells_no_closing_day_while_the_answer_is_on_its_way(client: Client, receipt: Receipt) -> None:
    assert "ditutup dengan sendirinya" not in text(client, f"/lacak/{receipt.code}/")


def test_it_costs_one_statement_more_and_others_none(
    client: Client, receipt: Receipt, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    url = enter(client, receipt)
    client.get(url)
    with django_assert_max_num_queries(17):
        client.get(url)
    Report.objects.update(channel="web_form")
    with django_assert_max_num_queries(15):
        client.get(url)
