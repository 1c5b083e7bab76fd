"""The public pages of the plan: empty, full, per office, on paper."""

import io

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.tests.plans import enter, frozen_plan, made_plan
from lapor.institutions.memory import forget
from tests.cast import World


def page(client: Client, address: str) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_it_says_that_there_is_no_plan_yet(client: Client, world: World) -> None:
    made_plan(world)
    assert "Belum ada rencana aksi yang ditetapkan" in page(client, "/renaksi/")


def test_it_hides_a_draft(client: Client, world: World) -> None:
    plan = made_plan(world)
    for rest in ("", "linimasa/", "perubahan/", "renaksi.pdf", "kegiatan/1.1/"):
        assert client.get(f"/renaksi/{plan.id}/{rest}").status_code == 404


def test_it_shows_the_plan_with_how_everything_stands(client: Client, world: World) -> None:
    plan = frozen_plan(world)
    enter(plan, "1.1.1", world=world, value=12)
    html = page(client, "/renaksi/")
    for said in ("Renaksi uji", "100/2026", "Kegiatan 1.1", "Terlambat", "Dinas Pekerjaan Umum", "Rp2.000.000"):
        assert said in html
    activity = page(client, f"/renaksi/{plan.id}/kegiatan/1.1/")
    assert "12 desa" in activity and "Berita acara 1" in activity and "<svg" in activity
    living = page(client, f"/renaksi/{plan.id}/kegiatan/2.1/")
    assert "Terisi sendiri dari data" in living
    assert "Kegiatan 2.1" in page(client, f"/renaksi/{plan.id}/linimasa/")
    assert "Belum ada perubahan" in page(client, f"/renaksi/{plan.id}/perubahan/")


def test_it_shows_an_office_what_concerns_it(client: Client, world: World) -> None:
    plan = frozen_plan(world)
    html = page(client, f"/renaksi/{plan.id}/instansi/{world.offices['dinkes']}/")
    assert "Kegiatan 1.1" in html and "Kegiatan 1.2" in html and "Kegiatan 2.1" not in html
    assert client.get(f"/renaksi/{plan.id}/instansi/{world.offices['hukum']}/").status_code == 404


def test_it_prints_the_plan_as_tagged_pdf(client: Client, world: World) -> None:
    plan = frozen_plan(world)
    response = client.get(f"/renaksi/{plan.id}/renaksi.pdf")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and pdf.Root.StructTreeRoot is not None
        assert str(pdf.Root.Lang) == "id"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("rest", ["", "linimasa/"])
def test_it_costs_few_statements(client: Client, world: World, rest: str) -> None:
    plan = frozen_plan(world)
    forget()
    page(client, f"/renaksi/{plan.id}/{rest}")
    with CaptureQueriesContext(connection) as captured:
        page(client, f"/renaksi/{plan.id}/{rest}")
    assert len(captured) <= 8
