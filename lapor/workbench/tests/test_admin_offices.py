"""The tree of institutions in the browser: changed by its administrator, closed to everybody else."""

from django.test import Client
from django.utils import timezone

from lapor.institutions.models import Duty, Institution
from lapor.institutions.queries import directory
from lapor.jobs.services import run_next_job
from lapor.reports.models import Assignment
from lapor.workbench.tests.desk import forwarded, sign_in
from tests.cast import World

HOME = "/kerja/kelola/instansi/"


def change(client: Client, world: World, *, office: str, verb: str, confirmed: bool = True, **fields: object) -> int:
    """Post one change of an office as the administrator; gives the answer's status."""
    given = fields | ({"confirmed": "yes"} if confirmed else {})
    return client.post(f"{HOME}{world.offices[office]}/{verb}/", given).status_code


def test_it_shows_the_tree_and_finds_by_name(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    rows = client.get(HOME).context["work"].rows
    assert rows[0].name == "Pemerintah Kabupaten Kutai Timur"
    assert {row.depth for row in rows} == {0, 1}
    assert "Desa Sangatta Utara" not in {row.name for row in rows}
    assert [row.name for row in client.get(HOME, {"cari": "SEHAT"}).context["work"].rows] == ["Dinas Kesehatan"]
    assert "Tidak ada kantor dengan nama itu" in client.get(HOME, {"cari": "<b>xyz"}).content.decode()


def test_it_adds_an_office_and_keeps_what_was_typed_on_a_fault(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    given = {"name": "UPT Jalan", "parent": "Dinas Pekerjaan Umum", "tier": "unit", "reach": "email"}
    page = client.post(f"{HOME}baru/", given)
    assert page.context["work"].form.non_field_errors()
    assert "UPT Jalan" in page.content.decode()
    client.post(f"{HOME}baru/", given | {"email": "upt@contoh.example"})
    assert Institution.objects.get(name="UPT Jalan").parent_id == world.offices["pupr"]


def test_it_renames_and_tells_its_past(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert change(client, world, office="dinkes", verb="nama", name="Dinas Kesehatan Baru", short_name="DKB") == 302
    page = client.get(f"{HOME}{world.offices['dinkes']}/").context["work"]
    assert page.office.name == "Dinas Kesehatan Baru"
    assert (page.entries[0].text, page.entries[0].by) == ("Dinas Kesehatan → Dinas Kesehatan Baru", "Adi")


def test_it_changes_reach_week_place_and_duty(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert change(client, world, office="dinkes", verb="jangkauan", reach="letter", address="Jalan Contoh 1") == 302
    assert change(client, world, office="dinkes", verb="minggu", weekdays=["0", "5"]) == 302
    assert change(client, world, office="dinkes", verb="induk", parent="Inspektorat") == 302
    assert change(client, world, office="dinkes", verb="tugas", duty="planning") == 302
    row = Institution.objects.get(pk=world.offices["dinkes"])
    assert (row.reach, row.weekdays, row.parent_id) == ("letter", "05", world.offices["inspektorat"])
    assert Duty.objects.get(duty="planning").institution_id == row.id


def test_it_shows_what_another_week_moves_before_it_moves(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sign_in(client, world, who="admin")
    address = f"{HOME}{world.offices['pupr']}/minggu/"
    before = Assignment.objects.get(report=receipt.report, until=None).due_at
    page = client.post(address, {"weekdays": ["0"]})
    assert [row.code for row in page.context["work"].rows] == [receipt.code.replace("-", "")]
    assert Institution.objects.get(pk=world.offices["pupr"]).weekdays == "01234"
    assert client.post(address, {"weekdays": ["0"], "confirmed": "yes"}).status_code == 302
    while run_next_job(at=timezone.now()):
        pass
    assert Assignment.objects.get(report=receipt.report, until=None).due_at > before


def test_it_asks_before_merging_and_moves_open_reports(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sign_in(client, world, who="admin")
    asked = client.post(f"{HOME}{world.offices['pupr']}/gabung/", {"into": "Dinas Kesehatan"}).content.decode()
    assert "1 laporan terbuka pindah dari Dinas Pekerjaan Umum ke Dinas Kesehatan" in asked
    assert Institution.objects.get(pk=world.offices["pupr"]).closed_on is None
    assert change(client, world, office="pupr", verb="gabung", into="Dinas Kesehatan") == 302
    held = Assignment.objects.get(report_id=receipt.report, until=None, role="lead")
    assert held.institution_id == world.offices["dinkes"]
    assert Institution.objects.get(pk=world.offices["pupr"]).merged_into_id == world.offices["dinkes"]
    assert "Digabungkan ke" in client.get(f"{HOME}{world.offices['pupr']}/").content.decode()


def test_it_closes_no_office_that_holds_reports(client: Client, world: World) -> None:
    forwarded(world)
    sign_in(client, world, who="admin")
    assert change(client, world, office="pupr", verb="tutup") == 422
    assert change(client, world, office="dinkes", verb="tutup", confirmed=False) == 200
    assert not directory(world.tenant).office(world.offices["dinkes"]).is_closed
    assert change(client, world, office="dinkes", verb="tutup") == 302
    assert directory(world.tenant).office(world.offices["dinkes"]).is_closed


def test_it_never_touches_another_tenant(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert client.get(f"{HOME}{world.offices['pupr_lain']}/").status_code == 404
    assert change(client, world, office="pupr_lain", verb="nama", name="Diambil", short_name="") == 404
    assert change(client, world, office="pupr", verb="gabung", into="Inspektorat, Pemerintah Kabupaten Berau") == 422
    page = client.get(HOME, {"cari": "Berau"}).context["work"]
    assert page.rows == ()


def test_it_lets_nobody_but_the_administrator_in(client: Client, world: World) -> None:
    for who in ("sari", "budi", "pak_made", "auditor", "rina"):
        sign_in(client, world, who=who)
        assert client.get(HOME).status_code == 403
        assert change(client, world, office="pupr", verb="nama", name="X", short_name="") == 403


def test_it_opens_no_case_to_the_administrator(client: Client, world: World) -> None:
    receipt = forwarded(world)
    sign_in(client, world, who="admin")
    assert client.get(f"/kerja/laporan/{receipt.code}/").status_code in (403, 404)
