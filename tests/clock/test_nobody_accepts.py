"""Nobody accepts → two reminders → up the line, level by level, to the Bupati's desk and the monitor."""

from django.test import Client

from lapor.audit import queries as audit
from lapor.notifications.models import Notice
from lapor.reports.models import Assignment
from lapor.workbench.tests.desk import filed, sign_in
from tests.cast import World
from tests.clock import town


def test_it_reaches_the_bupatis_desk_although_nobody_does_anything(client: Client, world: World) -> None:
    receipt = filed()
    town.work(client, world, receipt, who="sari", verb="verify", **town.VERIFYING)
    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Pekerjaan Umum", note="Segera.")
    due = Assignment.objects.get(report=receipt.report, role="lead", until=None).due_at
    client.post(f"/kerja/laporan/{receipt.code}/note/", {"seen": "1", "text": "Sudah ditelepon."})
    town.sweeps(days=60)
    town.worker()

    events = [each for each in audit.stream_events(f"report/{receipt.report}") if each.payload.get("step") == "respond"]
    assert [each.kind for each in events[:3]] == ["reminded", "reminded", "escalated"]
    assert events[1].happened_at < due < events[2].happened_at
    levels = [(each.payload["level"], each.payload["role"]) for each in events if each.kind == "escalated"]
    assert [level for level, _ in levels] == list(range(1, len(levels) + 1))
    assert [role for _, role in levels][-2:] == ["leader", "monitor"]
    assert Assignment.objects.get(report=receipt.report, until=None).state == "offered"

    page = sign_in(client, world, who="budi").get("/kerja/pemberitahuan/").content.decode()
    assert "Batas waktu mendekat" in page
    sign_in(client, world, who="pak_made")
    assert "Naik ke meja Anda" in client.get("/kerja/").content.decode()
    assert "laporan naik ke meja Anda" in client.get("/kerja/pemberitahuan/").content.decode()
    assert client.get(f"/kerja/laporan/{receipt.code}/").status_code == 200
    told = Notice.objects.filter(template="escalated_to_monitor").values_list("person_id", flat=True)
    assert set(told) == {world.people["pengawas"]}
    assert client.get("/kerja/").status_code == 200
    assert sign_in(client, world, who="rina").get(f"/kerja/laporan/{receipt.code}/").status_code == 404


def test_it_tells_once_however_often_the_worker_sweeps(client: Client, world: World) -> None:
    receipt = filed()
    town.sweeps(days=40)
    before = town.kinds(receipt)
    town.sweeps(days=40)
    assert town.kinds(receipt) == before
