"""Outreach at work and in public: planned, held, cancelled, and counted once for every reader."""

from datetime import date, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.queries import villages_with_reach
from lapor.attachments.models import Attachment
from lapor.attachments.services import stage_file
from lapor.attachments.tests.samples import picture
from lapor.exchange.services import seed_coverage
from lapor.institutions.memory import forget
from lapor.intake.drafts import DraftFile, seal_file
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from lapor.workbench.tests.desk import sign_in, verified
from tests.cast import World

HOME = "/kerja/renaksi/sosialisasi/"
VILLAGE = "64.08.04.2001"
FAR = "64.08.11.2002"


def planned(client: Client, **changes: str) -> OutreachMeeting:
    """A meeting planned through the form for Budi's office."""
    on = timezone.localdate() - timedelta(days=1)
    fields = {"title": "Rembuk desa", "region": VILLAGE, "on": on.isoformat(), "institution": "Dinas Pekerjaan Umum"}
    answer = client.post(f"{HOME}baru/", {**fields, "partners": "PKK", "cost": "1500000", **changes})
    assert answer.status_code == 302, answer.context["work"].form.errors
    return OutreachMeeting.objects.get(title=changes.get("title", "Rembuk desa"))


def hold(client: Client, row: OutreachMeeting, **changes: object) -> int:
    """Record 50 people."""
    numbers = {"people": 50, "women": 30, "youth": "", "disabled": 2, "note": "Banyak tanya soal jalan"}
    fields = {"on": row.happens_on.isoformat(), **numbers, **changes}
    return client.post(f"{HOME}{row.id}/catat/", fields).status_code


def send(client: Client, *, meeting: UUID | None = None, **changes: object) -> tuple[int, str]:
    """Status and code of the answer to a record that comes later."""
    fields = {"on": timezone.localdate().isoformat(), "people": "40", "women": "25", **changes}
    answer = client.post(f"{HOME}kirim/{meeting}/" if meeting else f"{HOME}kirim/", fields)
    return answer.status_code, answer.json()["code"]


def figure(world: World, name: str) -> object:
    """A figure over all days up to today."""
    today = timezone.localdate()
    return measured(name, ask=FigureAsk(tenant=world.tenant, since=today - timedelta(days=9), until=today)).value


def token() -> str:
    """A photo that went ahead."""
    kept = stage_file(BytesIO(picture()), name="balai.jpg", draft="d", at=timezone.now(), added_by="anybody")
    return seal_file(DraftFile(id=kept.id, name=kept.name, size=kept.size, kind=kept.kind))


def test_it_moves_the_figures_when_a_planned_meeting_is_held(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert figure(world, "villages_reached") == 0
    assert hold(client, row, women=51) == 200
    assert hold(client, row, on=(timezone.localdate() + timedelta(days=3)).isoformat()) == 200
    assert hold(client, row) == 302
    assert (figure(world, "villages_reached"), figure(world, "people_reached")) == (1, 50)
    assert hold(client, row) == 200
    assert figure(world, "people_reached") == 50
    again = planned(client, title="Kedua")
    assert hold(client, again) == 302
    assert (figure(world, "villages_reached"), figure(world, "people_reached")) == (1, 100)


def test_it_keeps_what_was_planned_and_recorded(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    changed = {
        "title": "Rembuk desa",
        "region": FAR,
        "on": row.happens_on.isoformat(),
        "institution": "Dinas Pekerjaan Umum",
    }
    assert client.post(f"{HOME}{row.id}/ubah/", changed).status_code == 302
    photo = BytesIO(picture())
    photo.name = "balai.jpg"
    assert hold(client, row, file=photo) == 302
    row.refresh_from_db()
    assert (row.region_id, row.women, row.youth, row.disabled, row.note) == (FAR, 30, 0, 2, "Banyak tanya soal jalan")
    page = client.get(f"{HOME}{row.id}/").content.decode()
    assert "Manubar" in page and "Banyak tanya soal jalan" in page and "balai" in page
    file = Attachment.objects.get(report=row.id)
    assert (file.shown, row.has_files) == (Attachment.Shown.OFFICE, True)


def test_it_takes_no_place_of_another_tenant(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    answer = client.post(
        f"{HOME}baru/",
        {"title": "Luar", "region": "64.03.01", "on": "2026-01-02", "institution": "Dinas Pekerjaan Umum"},
    )
    assert answer.status_code == 200 and not OutreachMeeting.objects.exists()
    assert send(client, kiriman=uuid4(), title="Luar", region="64.03.01")[1] == "unknown_region"


def test_it_shows_the_public_what_is_held_and_nothing_cancelled(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    row = planned(client)
    assert "Rembuk desa" in Client().get("/renaksi/sosialisasi/").content.decode()
    assert b"SUMMARY:Rembuk desa" in Client().get("/renaksi/sosialisasi/kalender.ics").content
    assert client.post(f"{HOME}{row.id}/batal/", {"reason": "Banjir"}).status_code == 302
    assert "Banjir" in client.get(HOME).content.decode()
    assert "Rembuk desa" not in Client().get("/renaksi/sosialisasi/").content.decode()
    assert b"Rembuk desa" not in Client().get("/renaksi/sosialisasi/kalender.ics").content
    assert hold(client, row) == 200 and figure(world, "people_reached") == 0
    assert hold(client, held := planned(client, title="Lain")) == 302
    public = Client().get("/renaksi/sosialisasi/").content.decode()
    assert "50 peserta" in public and "Banyak tanya" not in public and held.title in public


def test_it_hides_a_meeting_from_another_tenant(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    sign_in(client, world, who="rina")
    assert "Rembuk desa" not in client.get(HOME).content.decode()
    assert client.get(f"{HOME}{row.id}/").status_code == 404
    assert hold(client, row) == 404
    assert send(client, meeting=row.id, kiriman=uuid4()) == (404, "unknown_outreach")
    assert client.get(f"{HOME}bawa.json").json()["outreach"]["planned"] == []


def test_it_leaves_a_meeting_to_its_office(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    sign_in(client, world, who="dewi")
    assert client.get(f"{HOME}{row.id}/").status_code == 200
    assert hold(client, row) == 404
    assert send(client, meeting=row.id, kiriman=uuid4()) == (403, "not_outreach_organiser")
    sign_in(client, world, who="sari")
    assert hold(client, row) == 302


def test_it_takes_along_what_may_be_recorded(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    told = client.get(f"{HOME}bawa.json").json()
    assert told["account"] and [each["id"] for each in told["outreach"]["planned"]] == [str(row.id)]
    assert {each["code"] for each in told["outreach"]["villages"]} == {VILLAGE, FAR}
    assert "Rembuk desa" not in client.get(f"{HOME}luring/").content.decode()
    sign_in(client, world, who="dewi")
    assert client.get(f"{HOME}bawa.json").json()["outreach"]["planned"] == []


def test_it_takes_a_record_once_with_its_photo(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    sent = {"kiriman": str(uuid4()), "attachments": token(), "note": "Ramai"}
    assert send(client, meeting=row.id, **sent) == (201, "taken")
    assert send(client, meeting=row.id, **sent) == (201, "taken")
    assert send(client, meeting=row.id, kiriman=uuid4()) == (409, "outreach_not_planned")
    row.refresh_from_db()
    assert (row.people, row.women, row.note, str(row.sending)) == (40, 25, "Ramai", sent["kiriman"])
    assert Attachment.objects.get(report=row.id).added_by == f"institution/{world.offices['pupr']}"


def test_it_takes_an_unplanned_record_once_under_its_own_key(client: Client, world: World) -> None:
    sign_in(client, world, who="camat")
    key = uuid4()
    for _again in range(2):
        assert send(client, kiriman=key, title="Pasar malam", region=FAR) == (201, "taken")
    row = OutreachMeeting.objects.get()
    assert (row.id, row.state, row.institution_id) == (key, "held", world.offices["kecamatan"])
    assert (figure(world, "villages_reached"), figure(world, "people_reached")) == (1, 40)


def test_it_says_what_stands_against_a_record(client: Client, world: World) -> None:
    row = planned(sign_in(client, world, who="budi"))
    assert send(client, meeting=row.id, kiriman=uuid4(), women="41") == (422, "bad_outreach")
    assert send(client, meeting=row.id, kiriman=uuid4(), people="") == (422, "bad_outreach")
    assert send(client, meeting=row.id, kiriman=uuid4(), attachments="broken") == (409, "files_gone")
    assert send(client, kiriman=uuid4(), title=" ", region=FAR) == (422, "bad_outreach")
    assert client.post(f"{HOME}kirim/", {"kiriman": "x"}).status_code == 404
    assert not OutreachMeeting.objects.exclude(state="planned").exists()


def test_it_shows_every_village_never_visited_first(client: Client, world: World) -> None:
    verified(world)
    verified(world, "m-2", region=FAR, privacy="confidential")
    seed_coverage({FAR: "2026"}, tenant=world.tenant, at=timezone.now())
    sign_in(client, world, who="budi")
    rows = villages_with_reach(world.tenant)
    assert [(row.code, row.signal, row.last_on, row.reports) for row in rows] == [
        (FAR, "none", None, 0),
        (VILLAGE, "", None, 1),
    ]
    assert hold(client, planned(client)) == 302
    assert hold(client, planned(client, title="Besok", region=FAR, on="2026-01-02"), on="2026-01-02") == 302
    last: list[date | None] = [row.last_on for row in villages_with_reach(world.tenant)]
    assert last == sorted(day for day in last if day) and len(last) == 2
    assert [row.code for row in villages_with_reach(world.tenant, district="64.08.04")] == [VILLAGE]
    page = client.get("/kerja/renaksi/cakupan/?kecamatan=64.08.11").content.decode()
    assert "Manubar" in page and "tidak ada" in page and "1 desa dan kelurahan pernah dikunjungi, 0 belum" in page
    assert "Seluruhnya 2 kunjungan dengan 100 orang" in client.get("/kerja/renaksi/cakupan/").content.decode()


def test_it_asks_the_database_as_often_for_many_villages(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    client.get("/kerja/renaksi/cakupan/")
    forget()
    with CaptureQueriesContext(connection) as captured:
        villages_with_reach(world.tenant)
    asked = [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]
    # The office and its directory come first; then villages, visits, reports, signals and deliveries, one statement each.
    tables = ("region", "outreach_meeting", "report", "village_coverage", "outreach_delivery")
    assert [sum(f'FROM "{table}"' in sql for sql in asked) for table in tables] == [1, 1, 1, 1, 1]
    assert len(asked) <= 8
