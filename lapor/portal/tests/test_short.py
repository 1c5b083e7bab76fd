"""The short address on a poster opens the form with its place or its office, also without JavaScript."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.institutions.memory import forget
from lapor.institutions.models import Institution
from lapor.institutions.short_addresses import short_path
from lapor.intake.drafts import open_draft
from tests.cast import World


def brought(client: Client, path: str) -> dict[str, str]:
    """What stands in the form that the address opens."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200 and answer.request["PATH_INFO"] == "/lapor/"
    return dict(open_draft(answer.context["this"].draft).answers)


def test_it_opens_the_form_with_the_village(client: Client, world: World) -> None:
    assert brought(client, "/d/64.08.11.2002/")["region"] == "64.08.11.2002"
    assert brought(client, "/d/64.08.11.2002")["region"] == "64.08.11.2002"
    page = client.get("/d/64.08.11.2002/", follow=True).content.decode()
    assert "Sudah terisi dari tautan" in page and "Manubar, Sandaran" in page


def test_it_opens_the_form_with_the_office(client: Client, world: World) -> None:
    held = brought(client, short_path(office=world.offices["dinkes"]))
    assert held["institution"] == str(world.offices["dinkes"]) and not held.get("region")
    page = client.get(short_path(office=world.offices["dinkes"]).upper().replace("/D/", "/d/"), follow=True)
    assert "Dinas Kesehatan" in page.content.decode()


def test_it_brings_the_region_of_an_office_of_a_second_tenant(client: Client, world: World) -> None:
    held = brought(client, short_path(office=world.offices["pupr_lain"]))
    assert (held["region"], held["institution"]) == ("64.03", str(world.offices["pupr_lain"]))


def test_it_says_what_to_do_with_a_code_that_nobody_knows(client: Client, world: World) -> None:
    Institution.objects.filter(pk=world.offices["dinkes"]).update(closed_on="2026-01-01")
    closed = short_path(office=world.offices["dinkes"])
    forget()
    for path in ("/d/64.08.99/", "/d/64/", "/d/<b>/", f"/d/{'9' * 200}/", closed):
        answer = client.get(path)
        assert answer.status_code == 404 and 'href="/lapor/"' in answer.content.decode(), path


def test_it_ignores_an_office_that_is_none(client: Client, world: World) -> None:
    answer = client.get("/lapor/?kantor=00000000-0000-7000-8000-000000000000")
    assert answer.status_code == 200 and "Sudah terisi" not in answer.content.decode()


def test_it_asks_the_database_little(client: Client, world: World) -> None:
    forget()
    with CaptureQueriesContext(connection) as captured:
        client.get("/d/64.08.11.2002/")
    assert len(captured) <= 3
