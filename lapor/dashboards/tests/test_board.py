"""The leaders' dashboard: what needs them, who is late and why, and nothing that is not theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.tests.plans import frozen_plan
from lapor.dashboards.tests.desk import sign_in
from lapor.institutions.memory import forget
from lapor.kit.codes import format_code
from lapor.reports import services as reports
from lapor.statistics.tests.test_figures import follow
from tests.cast import World, file


def late_report(world: World, message_id: str = "m-1", **changes: Any) -> str:
    """A report that Dinas PUPR has let lie for two months; its number."""
    at = timezone.now() - timedelta(days=60)
    receipt = file(message_id, at=at, **changes)
    reports.verify_report(
        receipt.report,
        topic="jalan",
        procedure="complaint",
        public_title="Judul",
        public_text="Isi",
        by=world.actor("sari"),
        at=at,
    )
    reports.forward_report(receipt.report, to=world.offices["pupr"], by=world.actor("sari"), at=at)
    follow(receipt.report)
    return format_code(receipt.code)


def board(client: Client) -> str:
    """The page, which must be there."""
    response = client.get("/dasbor/")
    assert response.status_code == 200
    return str(response.content.decode())


def test_it_names_the_late_office_with_the_reason_and_one_tap_to_the_case(client: Client, world: World) -> None:
    code = late_report(world)
    sign_in(client, world, who="pak_made")
    html = board(client)
    for said in ("Yang perlu Anda putuskan hari ini", "Dinas Pekerjaan Umum", "1 belum diterima kantornya"):
        assert said in html
    assert f"/kerja/laporan/{code}/" in html
    assert client.get(f"/kerja/laporan/{code}/").status_code == 200


def test_it_shows_a_monitor_figures_and_no_case(client: Client, world: World) -> None:
    code = late_report(world)
    sign_in(client, world, who="pengawas")
    html = board(client)
    assert "Dinas Pekerjaan Umum" in html and code not in html
    assert "Yang perlu Anda putuskan hari ini" not in html


def test_it_keeps_sealed_reports_out(client: Client, world: World) -> None:
    file("s-1", at=timezone.now() - timedelta(days=90), about_official=True)
    sign_in(client, world, who="pak_made")
    assert "Tidak ada laporan yang terlambat." in board(client)


def test_it_shows_how_the_plan_stands(client: Client, world: World) -> None:
    frozen_plan(world)
    sign_in(client, world, who="pak_made")
    html = board(client)
    assert "Renaksi uji" in html and "Terlambat" in html


@pytest.mark.parametrize("who", ["budi", "joko", "camat", "auditor", "admin"])
def test_it_is_closed_to_those_who_do_not_lead_or_watch(client: Client, world: World, who: str) -> None:
    sign_in(client, world, who=who)
    assert client.get("/dasbor/").status_code == 403


def test_it_costs_at_most_nine_statements(client: Client, world: World) -> None:
    frozen_plan(world)
    for number in range(4):
        late_report(world, f"m-{number}")
    sign_in(client, world, who="pak_made")
    forget()
    board(client)
    with CaptureQueriesContext(connection) as captured:
        board(client)
    assert len(captured) <= 9
