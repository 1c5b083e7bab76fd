"""What became of people's ideas: the public list, one item, and the way there from the report."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.agenda.models import AgendaItem
from lapor.actionplan.agenda.services import Verdict, decide_item
from lapor.actionplan.agenda.tests.wishes import AT, ON, code_of, gathered, wish
from lapor.kit.codes import format_code
from lapor.reports.models import Report
from tests.cast import World

HOME = "/renaksi/aspirasi/"


def page(client: Client, address: str) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_it_says_what_to_do_when_nothing_is_there(client: Client, world: World) -> None:
    html = page(client, HOME)
    assert "Belum ada usulan di sini" in html and 'href="/lapor/"' in html
    assert HOME in page(client, "/renaksi/")


def test_it_tells_the_decision_with_its_reason_and_the_way_from_the_report(client: Client, world: World) -> None:
    report = wish(world, "m-1")
    item = gathered(world, report)
    verdict = Verdict(decision="accepted", reason="Prioritas desa", plan_year=2027, activity_text="RKPD 1.03")
    decide_item(item, verdict=verdict, happened_on=ON, by=world.actor("sari"), at=AT)
    html = page(client, f"{HOME}{item}/")
    for said in (
        "Prioritas desa",
        "RKPD 1.03",
        "2027",
        "Diterima ke dalam rencana",
        "pendukung membaca kabarnya di sini",
    ):
        assert said in html
    address = f"/laporan/{format_code(code_of(report))}/"
    assert address in html and f"{HOME}{item}/" in page(client, address)
    assert "Sari" not in html and "Wati" not in html


def test_it_hides_a_report_that_was_sealed_later(client: Client, world: World) -> None:
    first, second = wish(world, "m-1"), wish(world, "m-2")
    item = gathered(world, first, second)
    Report.objects.filter(pk=second).update(lane=Report.Lane.SEALED)
    html = page(client, f"{HOME}{item}/")
    assert format_code(code_of(first)) in html and format_code(code_of(second)) not in html
    assert "1 laporan, 0 dukungan" in html


def test_it_narrows_by_year_outcome_place_and_topic(client: Client, world: World) -> None:
    gathered(world, wish(world, "m-1"), title="Jalan tani")
    gathered(world, wish(world, "m-2", region="64.08.11.2002"), title="Jalan pantai", year=2026)
    for asked, found in (
        ("tahun=2026", {"pantai"}),
        ("wilayah=64.08.04", {"tani"}),
        ("wilayah=64.08.11.2002", {"pantai"}),
        ("keadaan=open&topik=jalan", {"tani", "pantai"}),
        ("keadaan=built", set()),
        ("tahun=x", {"tani", "pantai"}),
    ):
        html = page(client, f"{HOME}?{asked}")
        assert {name for name in ("tani", "pantai") if f"Jalan {name}" in html} == found, asked


def test_it_has_no_page_for_another_tenants_item(client: Client, world: World) -> None:
    item = gathered(world, wish(world, "m-1"))
    AgendaItem.objects.filter(pk=item).update(tenant_id=world.offices["pemkab_lain"])
    assert client.get(f"{HOME}{item}/").status_code == 404
    assert "Jalan pasar" not in page(client, HOME)


def test_it_costs_the_same_at_any_size(client: Client, world: World) -> None:
    first = gathered(world, wish(world, "m-1"))
    counts = []
    for number in (2, 3):
        found = []
        for address in (HOME, f"{HOME}{first}/"):
            page(client, address)
            with CaptureQueriesContext(connection) as seen:
                page(client, address)
            found.append(len(seen))
        counts.append(found)
        gathered(world, wish(world, f"m-{number}"))
    assert counts[0] == counts[1] and max(counts[0]) <= 6, counts
