"""An officer rotates while cases run: the desk goes on with its limits, and the list is signed off."""

from django.test import Client

from lapor.reports.models import Assignment, DeskHandover, Response
from lapor.workbench.tests.desk import assigned, report_of, sign_in
from tests.cast import World
from tests.clock import town

DESK = "/kerja/meja/"
DRAFT = {"text": "Sedang kami ukur.", "found": "Lubang", "done_work": "Diukur"}


def test_it_hands_the_desk_over_and_no_limit_moves(client: Client, world: World) -> None:
    running, other = assigned(world, "m-1"), assigned(world, "m-2")
    town.work(client, world, running, who="joko", verb="draft", **DRAFT)
    before = {row.report_id: row.due_at for row in Assignment.objects.filter(until=None)}
    answer_due = report_of(running).answer_due_at

    sign_in(client, world, who="joko")
    client.post(f"{DESK}serah/", {"receiver": str(world.people["budi"]), "remark": "Mutasi ke kecamatan."})
    held = Assignment.objects.filter(until=None)
    assert {row.executor_id for row in held} == {world.people["budi"]}
    assert {row.report_id: row.due_at for row in held} == before
    assert report_of(running).answer_due_at == answer_due
    assert client.get(f"/kerja/laporan/{running.code}/").status_code == 404

    page = sign_in(client, world, who="budi").get(DESK).content.decode()
    assert running.code in page and other.code in page and "Mutasi ke kecamatan." in page
    case = client.get(f"/kerja/laporan/{running.code}/").content.decode()
    assert "Sedang kami ukur." in case
    town.sweeps(days=10)
    assert "reminded" in town.kinds(running)
    client.post(f"{DESK}serah/{DeskHandover.objects.get().id}/")
    assert DeskHandover.objects.get().signed_at is not None

    assert town.work(client, world, running, who="budi", verb="respond", file=town.photo(), **town.GOOD) == 302
    assert town.state(running)[0] == "responded"
    assert Response.objects.get(report=running.report, state="sent").approver_id == world.people["budi"]
