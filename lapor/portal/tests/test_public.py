"""What everybody may read, and that nothing else is there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lapor.institutions.memory import forget
from lapor.institutions.models import Region
from lapor.kit.codes import format_code
from lapor.portal.tests.stories import answer, forward, published, verify
from lapor.reports.models import Report
from lapor.reports.services import edit_public_text
from lapor.search.queries import public_search
from tests.cast import NOW, World, file

PAGES = ("/", "/laporan/", "/laporan/feed.atom", "/peta/", "/peta/titik.json", "/laporan/?q=rahasiasekali")


def text(response: object) -> str:
    """The page as words."""
    return " ".join(getattr(response, "content", b"").decode().split())


def test_it_lists_what_was_verified(client: Client, world: World) -> None:
    file("m-0")
    receipt = published(world)
    page = text(client.get("/laporan/"))
    assert "Jalan rusak di pasar" in page and "Desa Sangatta Utara, Kecamatan Sangatta Utara" in page
    assert page.count("<h3>") == 1 and format_code(receipt.code) in page


@pytest.mark.parametrize("secret", [{"privacy": "confidential"}, {"privacy": "anonymous_confidential"}])
def test_it_shows_nothing_confidential_anywhere(client: Client, world: World, secret: dict[str, Any]) -> None:
    receipt = file(pin_is_public=True, latitude=0.5, longitude=117.5, **secret)
    verify(world, receipt, public_title="Rahasiasekali", public_text="Rahasiasekali sungguh")
    forward(world, receipt)
    answer(world, receipt)
    code = format_code(receipt.code)
    assert all("Rahasiasekali" not in text(client.get(page)) and code not in text(client.get(page)) for page in PAGES)
    assert client.get(f"/laporan/{code}/").status_code == 404
    assert client.post(f"/laporan/{code}/dukung/").status_code == 404


def test_it_shows_nothing_sealed_anywhere(client: Client, world: World) -> None:
    receipt = file(about_official=True, pin_is_public=True, latitude=0.5, longitude=117.5)
    verify(world, receipt, who="itwil", public_title="Rahasiasekali", public_text="Rahasiasekali sungguh")
    code = format_code(receipt.code)
    assert all(code not in text(client.get(page)) for page in PAGES)
    assert client.get(f"/laporan/{code}/").status_code == 404
    assert public_search("rahasiasekali") == []


def test_it_holds_even_if_a_row_were_published_by_mistake(client: Client, world: World) -> None:
    receipt = file(privacy="confidential")
    Report.objects.filter(pk=receipt.report).update(published_at=NOW, public_title="Rahasiasekali")
    assert "Rahasiasekali" not in text(client.get("/laporan/")) + text(client.get("/peta/titik.json"))
    assert client.get(f"/laporan/{receipt.code}/").status_code == 404
    assert "Rahasiasekali" not in text(client.get(f"/lacak/{receipt.code}/"))


def test_it_narrows_by_everything(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    fits = [
        "keadaan=forwarded",
        "topik=jalan",
        f"instansi={world.offices['pupr']}",
        "wilayah=64.08.04",
        "tempat=sangatta+utara",
        "jenis=complaint",
        "dari=2026-03-01&sampai=2026-03-31",
    ]
    others = [
        "keadaan=closed",
        "topik=kesehatan",
        f"instansi={world.offices['dinkes']}",
        "wilayah=64.08.11",
        "tempat=tidakada",
        "jenis=aspiration",
        "dari=2026-04-01",
    ]
    assert all("Jalan rusak" in text(client.get(f"/laporan/?{query}")) for query in fits)
    assert all("Jalan rusak" not in text(client.get(f"/laporan/?{query}")) for query in others)


@pytest.mark.parametrize(
    "query", ["keadaan=x", "instansi=x", "dari=99-99", "sebelum=x", "sesudah=%00", "wilayah=%27--"]
)
def test_it_survives_nonsense(client: Client, world: World, query: str) -> None:
    published(world)
    assert client.get(f"/laporan/?{query}").status_code == 200


def test_it_keeps_the_tenants_apart(client: Client, world: World) -> None:
    published(world)
    other = f"/laporan/?instansi={world.offices['pupr_lain']}"
    assert "Jalan rusak" not in text(client.get("/laporan/?wilayah=64.03.01")) + text(client.get(other))


def test_it_helps_where_nothing_is(client: Client, world: World) -> None:
    assert "Belum ada laporan publik." in text(client.get("/laporan/"))
    page = text(client.get("/laporan/?wilayah=64.08.11.2002"))
    assert "Belum ada laporan publik dari Manubar." in page and "Sandaran" in page


def test_it_turns_pages_both_ways(client: Client, world: World) -> None:
    for number in range(45):
        receipt = file(f"m-{number}")
        verify(world, receipt, public_title=f"Nomor {number:02}", at=NOW + timedelta(minutes=number))
    first = client.get("/laporan/")
    second = client.get(first.context["list"].older)
    third = client.get(second.context["list"].older)
    assert [len(page.context["list"].rows) for page in (first, second, third)] == [20, 20, 5]
    assert not third.context["list"].older and not first.context["list"].newer
    back = client.get(third.context["list"].newer)
    assert [row.url for row in back.context["list"].rows] == [row.url for row in second.context["list"].rows]


@pytest.mark.parametrize("count", [1, 25])
def test_it_costs_eight_statements_at_any_size(
    client: Client, world: World, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        published(world, f"m-{number}")
    forget()
    with django_assert_max_num_queries(8):
        client.get("/laporan/")
    with django_assert_max_num_queries(8):
        client.get("/laporan/?topik=jalan&wilayah=64.08.04&keadaan=verified&q=jalan")


def test_it_shows_a_report_with_its_answer(client: Client, world: World) -> None:
    receipt = published(world)
    forward(world, receipt)
    answer(world, receipt)
    page = text(client.get(f"/laporan/{format_code(receipt.code)}/"))
    assert "Lubang sudah ditambal." in page and "menjawab laporan ini" in page
    assert "Jalan di depan pasar berlubang besar" not in page and "Wati" not in page


def test_it_shows_a_pin_only_if_it_is_public(client: Client, world: World) -> None:
    published(world, latitude=0.5, longitude=117.5)
    assert client.get("/peta/titik.json").json()["points"] == []
    published(world, "m-2", latitude=0.25, longitude=117.25, pin_is_public=True)
    assert [point["lat"] for point in client.get("/peta/titik.json").json()["points"]] == [0.25]


def test_it_names_districts_where_no_pin_is_public(client: Client, world: World) -> None:
    Region.objects.filter(pk="64.08.04").update(latitude=0.5, longitude=117.5)
    published(world)
    points = client.get("/peta/titik.json").json()["points"]
    assert points[0]["title"] == "Sangatta Utara: 1 laporan" and points[0]["url"] == "/laporan/?wilayah=64.08.04"
    assert "lapor map load" in text(client.get("/peta/"))


def test_it_counts_a_device_once(client: Client, world: World) -> None:
    receipt = published(world)
    for _ in range(2):
        page = client.post(f"/laporan/{receipt.code}/dukung/", follow=True)
    assert Report.objects.get().supports == 1 and "1 warga" in text(page)
    Client().post(f"/laporan/{receipt.code}/dukung/")
    assert Report.objects.get().supports == 2


def test_it_feeds_days_without_hours_of_anonymous_reports(client: Client, world: World) -> None:
    published(world, privacy="anonymous", name="", email="")
    assert "<updated>2026-03-02T00:00:00+08:00</updated>" in text(client.get("/laporan/feed.atom"))


def test_it_forgets_a_report_that_is_no_longer_public(client: Client, world: World) -> None:
    receipt = published(world)
    edit_public_text(
        receipt.report, public_title="Lain", public_text="Lain.", reason="Uji", by=world.actor("sari"), at=NOW
    )
    assert "Lain" in text(client.get("/laporan/"))
    Report.objects.filter(pk=receipt.report).update(published_at=None)
    assert "Lain." not in text(client.get("/laporan/"))


@pytest.mark.parametrize("address", ["/", "/bantuan/", "/privasi/", "/audit/", "/statistik/", "/peta/", "/lacak/"])
def test_it_opens_before_anything_happened(client: Client, world: World, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200 and len(page.content) < 30_000


@pytest.mark.parametrize("address", ["/", "/bantuan/", "/statistik/", "/peta/", "/laporan/"])
def test_it_opens_before_the_installation_is_set_up(client: Client, db: None, address: str) -> None:
    forget()
    assert client.get(address).status_code == 200
