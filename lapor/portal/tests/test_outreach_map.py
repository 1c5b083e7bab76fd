"""Where people were told of the service and where not: as a table without JavaScript, and as the points of a map."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.outreach.services import Attendance, Held, Planned, cancel_meeting, hold_meeting, plan_meeting
from lapor.institutions.memory import forget
from lapor.institutions.services import place_regions
from lapor.kit.actors import SYSTEM
from tests.cast import World

PATH = "/renaksi/sosialisasi/peta/"
VILLAGE, FAR = "64.08.04.2001", "64.08.11.2002"


def meet(world: World, region: str, *, days: int, is_held: bool = False) -> Any:
    """A meeting so many days from today."""
    on = timezone.localdate() + timedelta(days=days)
    plan = Planned(title="Rembuk", region=region, institution=world.offices["pupr"], on=on)
    made = plan_meeting(plan, tenant=world.tenant, by=SYSTEM, at=timezone.now())
    if is_held:
        hold_meeting(made, held=Held(on=on, came=Attendance(people=9), note="Rahasia"), by=SYSTEM, at=timezone.now())
    return made


def shown(client: Client) -> Any:
    """The page's content."""
    forget()
    return client.get(PATH).context["this"]


def test_it_lists_never_visited_villages_first(client: Client, world: World) -> None:
    meet(world, VILLAGE, days=-30, is_held=True)
    page = shown(client)
    assert [(line.code, line.standing) for line in page.lines] == [(FAR, "never"), (VILLAGE, "visited")]
    assert not page.has_points and "belum bisa digambar" in client.get(PATH).content.decode()
    meet(world, FAR, days=5)
    cancel_meeting(meet(world, VILLAGE, days=3), reason="Banjir", by=SYSTEM, at=timezone.now())
    meet(world, "64.08.04", days=-2, is_held=True)
    page = shown(client)
    assert [(line.code, line.standing) for line in page.lines] == [
        (FAR, "planned"),
        ("64.08.04", "visited"),
        (VILLAGE, "visited"),
    ]
    assert page.lines[2].next_on is None and "Rahasia" not in client.get(PATH).content.decode()


def test_it_draws_villages_where_they_lie_and_others_at_their_district(client: Client, world: World) -> None:
    meet(world, VILLAGE, days=-30, is_held=True)
    place_regions({"64.08.04": (0.5, 117.5), "64.08.11": (1.0, 118.0)})
    page = shown(client)
    points = {point["title"]: (point["lat"], point["lon"], point["tone"]) for point in page.data["points"]}
    assert page.is_rough and points == {
        "Sangatta Utara: 1 desa pernah dikunjungi, 0 desa direncanakan, 0 desa belum pernah": (0.5, 117.5, ""),
        "Sandaran: 0 desa pernah dikunjungi, 0 desa direncanakan, 1 desa belum pernah": (1.0, 118.0, "soon"),
    }
    place_regions({VILLAGE: (0.6, 117.6), FAR: (1.1, 118.1)})
    page = shown(client)
    assert not page.is_rough and {(point["lat"], point["tone"]) for point in page.data["points"]} == {
        (0.6, ""),
        (1.1, "soon"),
    }
    assert 'id="sosialisasi-data"' in client.get(PATH).content.decode()


def test_it_keeps_the_frame_of_every_page(client: Client, world: World) -> None:
    for path in (PATH, "/renaksi/sosialisasi/"):
        assert '<span class="place">Kabupaten Kutai Timur</span>' in client.get(path).content.decode()


def test_it_shows_nothing_of_another_tenant(client: Client, world: World) -> None:
    on = timezone.localdate() + timedelta(days=4)
    plan = Planned(title="Berau", region="64.03.01", institution=world.offices["pupr_lain"], on=on)
    plan_meeting(plan, tenant=world.offices["pemkab_lain"], by=SYSTEM, at=timezone.now())
    assert {line.code for line in shown(client).lines} == {VILLAGE, FAR}


def test_it_asks_the_database_once_for_the_days(client: Client, world: World) -> None:
    meet(world, VILLAGE, days=-30, is_held=True)
    client.get(PATH)
    with CaptureQueriesContext(connection) as remembered:
        client.get(PATH)
    forget()
    with CaptureQueriesContext(connection) as fresh:
        client.get(PATH)
    assert len(remembered) == 1 and len(fresh) <= 8


def test_it_costs_as_many_statements_for_many_meetings_in_public(client: Client, world: World) -> None:
    def asked() -> int:
        forget()
        client.get("/renaksi/sosialisasi/")
        forget()
        with CaptureQueriesContext(connection) as captured:
            client.get("/renaksi/sosialisasi/")
        return len(captured)

    meet(world, VILLAGE, days=-100, is_held=True)
    first = asked()
    meet(world, FAR, days=-95, is_held=True)
    meet(world, FAR, days=4)
    assert asked() == first <= 16
