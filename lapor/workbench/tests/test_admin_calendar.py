"""Days off: read by year, kept by coordinator and administrator, and missed in time."""

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from lapor.institutions.models import Holiday
from lapor.kit.ids import new_id
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/kelola/kalender/"
DAY: dict[str, Any] = {
    "day": "2026-10-12",
    "name": "Hari jadi kabupaten",
    "kind": "regional",
    "source": "Keputusan bupati",
}


def nation(day: date, *, kind: str = "holiday") -> Holiday:
    """A day off of the whole nation."""
    row = Holiday(id=new_id(), day=day, name="Hari contoh", kind=kind, source="SKB")
    row.save(force_insert=True)
    return row


def test_it_lets_the_coordinator_keep_the_own_days(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    assert client.post(HOME, DAY).headers["Location"] == f"{HOME}?tahun=2026"
    row = Holiday.objects.get()
    assert row.institution_id == world.tenant
    assert [each.name for each in client.get(HOME, {"tahun": "2026"}).context["work"].own] == ["Hari jadi kabupaten"]
    client.post(f"{HOME}{row.id}/hapus/")
    assert Holiday.objects.exists()
    client.post(f"{HOME}{row.id}/hapus/", {"confirmed": "yes"})
    assert not Holiday.objects.exists()


def test_it_gives_a_day_to_one_office(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    client.post(HOME, DAY | {"office": "Dinas Kesehatan"})
    assert Holiday.objects.get().institution_id == world.offices["dinkes"]


def test_it_leaves_the_nations_days_to_whoever_keeps_the_installation(client: Client, world: World) -> None:
    row = nation(date(2026, 8, 17))
    sign_in(client, world, who="sari")
    assert client.post(f"{HOME}{row.id}/hapus/", {"confirmed": "yes"}).status_code == 404
    assert client.post(HOME, DAY | {"kind": "collective_leave"}).status_code == 200
    sign_in(client, world, who="admin")
    client.post(HOME, DAY | {"kind": "collective_leave"})
    assert Holiday.objects.get(kind="collective_leave").institution_id is None


def test_it_never_touches_another_tenants_days(client: Client, world: World) -> None:
    sign_in(client, world, who="sari_lain")
    client.post(HOME, DAY)
    row = Holiday.objects.get()
    sign_in(client, world, who="admin")
    assert client.get(HOME, {"tahun": "2026"}).context["work"].own == ()
    assert client.post(f"{HOME}{row.id}/hapus/", {"confirmed": "yes"}).status_code == 404


def test_it_warns_of_a_year_without_collective_leave(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    year = timezone.now().year
    assert year in client.get(HOME).context["work"].missing
    nation(date(year, 12, 24), kind="collective_leave")
    assert year not in client.get(HOME).context["work"].missing


def test_it_bears_any_year_that_is_asked_for(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    for year in ("abc", "99999", "²", "-1", ""):
        assert client.get(HOME, {"tahun": year}).status_code == 200
