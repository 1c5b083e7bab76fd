"""A report is filed in five plain pages."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.channels.web_form.tests.walk import file_all, page_fields, send, start, step_shown, walk_to
from lapor.intake.keyring import COOKIE
from lapor.reports.models import Report
from tests.cast import World

FILING_STATEMENTS, STEP_STATEMENTS = 12, 3


@pytest.fixture(autouse=True)
def warm(world: World) -> World:
    cache.clear()
    return world


def test_it_files_and_shows_the_receipt(client: Client) -> None:
    answer = file_all(client)
    report = Report.objects.get()
    receipt = client.get(answer.url)
    assert (report.body, report.region_id) == ("Jalan di depan pasar berlubang besar.", "64.08.11.2002")
    assert (report.channel, report.topic and report.topic.code) == ("web_form", "jalan.berlubang")
    assert receipt.status_code == 200
    assert f"{report.code[:4]}-{report.code[4:8]}-{report.code[8:]}" in receipt.content.decode()


def test_it_keeps_the_access_key_out_of_the_address(client: Client) -> None:
    answer = file_all(client)
    assert answer.cookies[COOKIE]["httponly"]
    assert answer.cookies[COOKIE]["samesite"] == "Lax"
    assert answer.url.count("/") == 4


def test_it_shows_the_receipt_to_nobody_else(client: Client) -> None:
    address = file_all(client).url
    assert Client().get(address).status_code == 404


def test_it_walks_through_five_pages(client: Client) -> None:
    shown = [step_shown(walk_to(client, step)) for step in ("what", "where", "whom", "who", "check")]
    assert shown == ["what", "where", "whom", "who", "check"]


def test_it_preselects_nothing(client: Client) -> None:
    assert "report_class" not in page_fields(start(client))
    assert "privacy" not in page_fields(walk_to(client, "who"))


def test_it_files_once_when_sent_twice(client: Client) -> None:
    page = walk_to(client, "check")
    first, second = send(client, page, go="send"), send(client, page, go="send")
    assert first.url == second.url
    assert Report.objects.count() == 1


def test_it_offers_a_new_report_when_the_form_was_sent_with_other_words(client: Client) -> None:
    page = walk_to(client, "check")
    send(client, page, go="send")
    changed = send(client, send(client, page, go="to:what"), body="Sekarang malah banjir.")
    answer = send(client, changed, go="send")
    assert answer.status_code == 409
    assert send(client, answer, go="send").status_code == 302
    assert Report.objects.count() == 2


def test_it_keeps_every_step_when_going_back(client: Client) -> None:
    page = send(client, walk_to(client, "who"), go="to:what", name="Wati", privacy="open")
    assert page_fields(page)["body"] == "Jalan di depan pasar berlubang besar."
    page = send(client, send(client, send(client, page)), go="next")
    assert (page_fields(page)["name"], page_fields(page)["privacy"]) == ("Wati", "open")


def test_it_returns_to_the_check_page_after_a_change(client: Client) -> None:
    page = send(client, walk_to(client, "check"), go="to:where")
    assert step_shown(send(client, page, address="Depan masjid")) == "check"


def test_it_needs_no_name_when_anonymous(client: Client) -> None:
    assert file_all(client, privacy="anonymous", name="", phone="").status_code == 302
    assert not Report.objects.get().has_contact


def test_it_needs_a_name_and_one_contact_otherwise(client: Client) -> None:
    page = walk_to(client, "check", name="", phone="")
    assert step_shown(page) == "who"
    assert page.status_code == 422


def test_it_seals_what_is_about_an_official(client: Client) -> None:
    send(client, send(client, walk_to(client, "who"), privacy="anonymous", about_official="on"), go="send")
    assert Report.objects.get().lane == "sealed"


def test_it_takes_what_a_link_brings(client: Client) -> None:
    page = start(client, query="?wilayah=64.08.04.2001&topik=jalan")
    page = send(client, page, report_class="complaint", body="Jalan rusak")
    assert page_fields(page)["region"] == "64.08.04.2001"
    assert page_fields(send(client, page))["topic"] == "jalan"


def test_it_carries_place_and_office_of_a_poster_to_the_end(client: Client, world: World) -> None:
    page = start(client, query=f"?wilayah=64.08.11.2002&kantor={world.offices['dinkes']}")
    page = send(client, page, report_class="complaint", body="Puskesmas tutup")
    assert page_fields(page)["region"] == "64.08.11.2002"
    page = send(client, page, occurred_on="2026-02-01")
    assert page_fields(page)["institution"] == str(world.offices["dinkes"])
    send(client, send(client, send(client, page), privacy="anonymous"), go="send")
    report = Report.objects.get()
    assert (report.region_id, report.chosen_institution_id) == ("64.08.11.2002", world.offices["dinkes"])


def test_it_passes_over_a_link_that_knows_nothing(client: Client) -> None:
    assert start(client, query="?wilayah=99.99&topik=tidak.ada").status_code == 200


def test_it_asks_to_empty_the_trap_and_keeps_everything(client: Client) -> None:
    page = send(client, walk_to(client, "check"), go="send", situs="https://contoh.example")
    assert (page.status_code, Report.objects.count()) == (422, 0)
    assert send(client, page, go="send").status_code == 302


def test_it_files_in_few_statements(client: Client) -> None:
    file_all(client)
    page = walk_to(client, "check")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert send(client, page, go="send").status_code == 302
    assert len(captured) <= FILING_STATEMENTS, [each["sql"][:90] for each in captured]


@pytest.mark.parametrize("step", ["what", "where", "whom", "who", "check"])
def test_it_shows_a_step_in_few_statements(client: Client, step: str) -> None:
    page = walk_to(client, step)
    with CaptureQueriesContext(connection) as captured:
        send(client, page, go="stay" if step == "check" else "next", region_text="sang")
    assert len(captured) <= STEP_STATEMENTS, [each["sql"][:90] for each in captured]
