"""The planning agenda at work: gathered, joined, decided, followed with a photo, and told to nobody who may not."""

import io
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from python_calamine import CalamineWorkbook

from lapor.actionplan.agenda.models import AgendaItem, AgendaReport, AgendaStep
from lapor.actionplan.agenda.tests.wishes import code_of, gathered, wish
from lapor.attachments import queries as attachments
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/agenda/"
ON = "2026-05-04"


def post(client: Client, item: UUID, act: str, **fields: Any) -> Any:
    """Post one of the item's forms."""
    return client.post(f"{HOME}{item}/", {"act": act, "happened_on": ON} | fields)


def picture() -> SimpleUploadedFile:
    """A small photo."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 90, 90)).save(content, format="PNG")
    return SimpleUploadedFile("jalan.png", content.getvalue())


def test_it_gathers_the_ticked_wishes_and_shows_only_public_ones(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    shown, hidden = wish(world, "m-1"), wish(world, "m-2", privacy="confidential")
    html = client.get(f"{HOME}himpun/").content.decode()
    assert str(shown) in html and str(hidden) not in html
    fields = {"report": [str(shown)], "title": "Jalan tani", "year": "2027", "stage": "village"}
    address = client.post(f"{HOME}himpun/", fields).headers["Location"]
    item = AgendaItem.objects.get()
    assert (address, item.title) == (f"{HOME}{item.id}/", "Jalan tani")
    assert str(shown) not in client.get(f"{HOME}himpun/").content.decode()
    refused = client.post(f"{HOME}himpun/", {**fields, "report": [str(hidden)]}).content.decode()
    assert "tidak terbuka untuk umum" in refused and AgendaItem.objects.count() == 1


def test_it_offers_complaints_when_asked_and_joins_one_by_number(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    item = gathered(world, wish(world, "m-1"))
    complaint = wish(world, "m-2", procedure="complaint", report_class="complaint")
    assert str(complaint) not in client.get(f"{HOME}himpun/").content.decode()
    assert str(complaint) in client.get(f"{HOME}himpun/?semua=on").content.decode()
    assert "salah tulis" in post(client, item, "join", codes="XXXX").content.decode()
    assert post(client, item, "join", codes=code_of(complaint)).status_code == 302
    assert AgendaReport.objects.filter(item=item, report_id=complaint).exists()


def test_it_goes_from_the_village_to_a_built_road(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    item = gathered(world, wish(world, "m-1"))
    assert post(client, item, "move").status_code == 302
    bare = post(client, item, "decide", decision="accepted", reason="Perlu")
    assert "perlu tahun dan kegiatannya" in bare.content.decode()
    fields = {"decision": "accepted", "reason": "Perlu", "plan_year": "2027", "activity_text": "RKPD 1.03"}
    assert post(client, item, "decide", **fields).status_code == 302
    assert "perlu foto" in post(client, item, "follow", progress="built", note="Selesai").content.decode()
    built = post(client, item, "follow", progress="built", note="Selesai 800 meter", file=picture())
    assert built.status_code == 302
    step = AgendaStep.objects.get(kind="built")
    assert [each.shown for each in attachments.files_of_report(step.id)] == ["public"]
    html = client.get(f"{HOME}{item}/").content.decode()
    assert "Selesai 800 meter" in html and "RKPD 1.03" in html and 'value="follow"' not in html


@pytest.mark.parametrize("who", ["budi", "camat", "pengawas", "itwil"])
def test_it_lets_other_offices_read_and_nothing_else(client: Client, world: World, who: str) -> None:
    item = gathered(world, wish(world, "m-1"))
    sign_in(client, world, who=who)
    html = client.get(f"{HOME}{item}/").content.decode()
    assert "Jalan pasar" in html and 'name="act"' not in html
    assert post(client, item, "move").status_code == 404
    assert client.get(f"{HOME}himpun/").status_code == 403
    assert AgendaItem.objects.get().stage == "village"


@pytest.mark.parametrize("who", ["rina", "sari_lain"])
def test_it_shows_nothing_to_another_regency(client: Client, world: World, who: str) -> None:
    item = gathered(world, wish(world, "m-1"))
    sign_in(client, world, who=who)
    assert "Jalan pasar" not in client.get(HOME).content.decode()
    assert client.get(f"{HOME}{item}/").status_code == 404
    assert post(client, item, "move").status_code == 404


@pytest.mark.parametrize("who", ["ningsih", "operator"])
def test_it_is_closed_to_roles_without_a_part_in_plans(client: Client, world: World, who: str) -> None:
    sign_in(client, world, who=who)
    assert client.get(HOME).status_code == 403


def test_it_exports_what_the_list_is_narrowed_to(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    gathered(world, wish(world, "m-1"), title="=HYPERLINK(1)")
    gathered(world, wish(world, "m-2"), year=2026)
    response = client.get(f"{HOME}ekspor/?tahun=2027")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[1:]] == ["=HYPERLINK(1)"]


def test_it_costs_the_same_at_any_size(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    first = gathered(world, wish(world, "m-1"))
    counts: list[list[int]] = []
    # The first round fills what is remembered between requests.
    for number in (2, 3, 4):
        found = []
        for address in (HOME, f"{HOME}himpun/", f"{HOME}{first}/"):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            found.append(len(seen))
        counts.append(found)
        gathered(world, wish(world, f"m-{number}"))
        wish(world, f"w-{number}")
    assert counts[1] == counts[2] and max(counts[0]) <= 16, counts
