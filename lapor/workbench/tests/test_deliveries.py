"""Posters, leaflets and cards that came to villages: noted, left at a meeting, withdrawn, summed."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.outreach.delivery_queries import stock_by_region
from lapor.actionplan.outreach.models import OutreachDelivery
from lapor.actionplan.outreach.stock import Stock
from lapor.audit.models import Event
from lapor.workbench.tests.desk import sign_in
from lapor.workbench.tests.test_outreach import FAR, HOME, VILLAGE, hold, planned, send
from tests.cast import World

REACH = "/kerja/renaksi/cakupan/"


def deliver(client: Client, region: str = VILLAGE, **changes: object) -> int:
    """Note three posters and twenty cards."""
    fields = {"on": timezone.localdate().isoformat(), "posters": 3, "leaflets": "", "cards": 20, **changes}
    return client.post(f"{REACH}{region}/", fields).status_code


def stocks(world: World) -> dict[str, Stock]:
    """What the coverage page counts."""
    return stock_by_region(world.tenant)


def test_it_notes_what_came_to_a_village(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    assert deliver(client) == 302 and deliver(client, leaflets=50, cards="") == 302
    assert stocks(world) == {VILLAGE: Stock(posters=6, leaflets=50, cards=20)}
    village, reach = (client.get(path).content.decode() for path in (f"{REACH}{VILLAGE}/", REACH))
    assert "6 poster, 50 selebaran, 20 kartu" in village and "6 poster, 50 selebaran, 20 kartu" in reach
    assert "Bahan sampai di 1 desa dan kelurahan" in reach
    event = Event.objects.filter(kind="outreach_delivered").first()
    assert event and event.stream == f"institution/{world.offices['pupr']}"


def test_it_counts_what_was_left_at_a_meeting(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert hold(client, row, posters=2, cards=40) == 302
    assert stocks(world) == {VILLAGE: Stock(posters=2, cards=40)}
    assert OutreachDelivery.objects.get().meeting_id == row.id
    assert "2 poster, 0 selebaran, 40 kartu" in client.get(f"{HOME}{row.id}/").content.decode()
    assert send(client, kiriman=uuid4(), title="Pasar", region=FAR, leaflets="9") == (201, "taken")
    assert stocks(world)[FAR] == Stock(leaflets=9)


def test_it_writes_no_meeting_when_the_delivery_cannot_be(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert hold(client, row, posters=-1) == 200 and hold(client, row, cards=100_001) == 200
    row.refresh_from_db()
    assert row.state == "planned" and not OutreachDelivery.objects.exists()


def test_it_withdraws_what_was_noted_by_mistake(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    deliver(client, posters=300)
    row = OutreachDelivery.objects.get()
    sign_in(client, world, who="dewi")
    assert client.post(f"{REACH}bahan/{row.id}/tarik/").status_code == 404
    assert f"{row.id}/tarik" not in client.get(f"{REACH}{VILLAGE}/").content.decode()
    sign_in(client, world, who="rina")
    assert client.post(f"{REACH}bahan/{row.id}/tarik/").status_code == 404
    sign_in(client, world, who="budi")
    assert client.post(f"{REACH}bahan/{row.id}/tarik/").status_code == 302
    assert stocks(world) == {} and Event.objects.filter(kind="outreach_delivery_withdrawn").count() == 1
    assert client.post(f"{REACH}bahan/{row.id}/tarik/").status_code == 404


def test_it_refuses_nothing_the_future_and_other_places(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    assert deliver(client, posters="", cards="") == 200
    assert deliver(client, on=(timezone.localdate() + timedelta(days=2)).isoformat()) == 200
    assert deliver(client, "64.03.01") == 404 and deliver(client, "64.08.04") == 404
    sign_in(client, world, who="pengawas")
    page = client.get(f"{REACH}{VILLAGE}/")
    assert page.status_code == 200 and "Catat pengiriman" not in page.content.decode()
    assert deliver(client) == 200 and not OutreachDelivery.objects.exists()


def test_it_asks_the_database_as_often_for_many_deliveries(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")

    def asked() -> int:
        client.get(f"{REACH}{VILLAGE}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{REACH}{VILLAGE}/")
        tables = ("outreach_meeting", "outreach_delivery")
        assert [sum(f'FROM "{table}"' in each["sql"] for each in captured) for table in tables] == [1, 1]
        return len(captured)

    deliver(client)
    first = asked()
    for _each in range(5):
        deliver(client)
    assert asked() == first <= 10
