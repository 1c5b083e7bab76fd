"""Two bounces → the coordinator has one working day → the decision binds."""

from django.test import Client

from lapor.reports.models import Assignment
from lapor.workbench.tests.desk import filed, report_of, sign_in
from tests.cast import World
from tests.clock import town

NOT_OURS = {"kind": "other_agency", "reason": "Jalan desa.", "suggestion": "Dinas Kesehatan"}


def test_it_ends_the_ping_pong(client: Client, world: World) -> None:
    receipt = filed()
    due_at = report_of(receipt).answer_due_at
    town.work(client, world, receipt, who="sari", verb="verify", **town.VERIFYING)
    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Pekerjaan Umum")
    assert town.work(client, world, receipt, who="budi", verb="decline", **NOT_OURS) == 302
    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Kesehatan")
    own = NOT_OURS | {"suggestion": "Dinas Pekerjaan Umum"}
    assert town.work(client, world, receipt, who="dewi", verb="decline", **own) == 302

    held = Assignment.objects.get(report=receipt.report, until=None)
    assert (held.institution_id, held.step) == (world.offices["diskominfo"], "decide")
    assert (held.due_at - held.since).days < 5
    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Pekerjaan Umum")
    assert Assignment.objects.get(report=receipt.report, until=None).is_binding
    assert town.work(client, world, receipt, who="budi", verb="decline", **NOT_OURS) != 302
    assert Assignment.objects.get(report=receipt.report, until=None).institution_id == world.offices["pupr"]
    page = sign_in(client, world, who="budi").get(f"/kerja/laporan/{receipt.code}/").content.decode()
    assert "Dikembalikan 2 kali" in page and "mengikat" in page and "tindakan-decline" not in page
    assert report_of(receipt).answer_due_at == due_at


def test_it_climbs_when_the_coordinator_does_not_decide(client: Client, world: World) -> None:
    receipt = filed()
    town.work(client, world, receipt, who="sari", verb="verify", **town.VERIFYING)
    for who, to in (("budi", "Dinas Pekerjaan Umum"), ("dewi", "Dinas Kesehatan")):
        town.work(client, world, receipt, who="sari", verb="forward", to=to)
        town.work(client, world, receipt, who=who, verb="decline", **NOT_OURS)
    town.sweeps(days=12)
    town.worker()
    assert "Naik ke meja Anda" in sign_in(client, world, who="pak_made").get("/kerja/").content.decode()
