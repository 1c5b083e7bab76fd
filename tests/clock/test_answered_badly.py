"""Answered badly → "belum" → one level up → better answer with evidence → a look by the district → selesai."""

from django.test import Client

from lapor.reports.models import Assignment, Rating, Response, Validation
from lapor.workbench.tests.desk import filed, report_of, sign_in
from tests.cast import World
from tests.clock import town


def test_it_ends_settled_only_after_a_better_answer_and_a_look(client: Client, world: World) -> None:
    receipt = filed(region="64.08.04.2001")
    due_at = report_of(receipt).answer_due_at
    sign_in(client, world, who="sari").post("/kerja/kelola/validasi/", {"procedures": ["complaint"]})
    town.work(client, world, receipt, who="sari", verb="verify", **town.VERIFYING)
    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Pekerjaan Umum", note="Segera.")
    town.work(client, world, receipt, who="budi", verb="accept")
    assert town.work(client, world, receipt, who="budi", verb="respond", text="Ya.") == 422
    assert town.work(client, world, receipt, who="budi", verb="respond", **town.BAD) == 302
    assert "Akan ditindaklanjuti." in town.follow(receipt)

    town.wati(receipt).post(f"/lacak/{receipt.code}/belum/", {"reason": "Belum ada yang datang."})
    assert town.state(receipt)[0] == "reopened"
    above = Assignment.objects.get(report=receipt.report, role="lead", until=None)
    assert (above.institution_id, report_of(receipt).answer_due_at) == (world.offices["diskominfo"], due_at)
    page = sign_in(client, world, who="sari").get(f"/kerja/laporan/{receipt.code}/").content.decode()
    assert "Belum ada yang datang." in page

    town.work(client, world, receipt, who="sari", verb="forward", to="Dinas Pekerjaan Umum", note="Datangi.")
    assert town.work(client, world, receipt, who="budi", verb="respond", file=town.photo(), **town.GOOD) == 302
    assert town.state(receipt) == ("responded", "validation")
    assert Response.objects.filter(report=receipt.report, state="sent").count() == 2

    sign_in(client, world, who="budi")
    assert client.get("/kerja/periksa/").context["work"].rows == []
    sign_in(client, world, who="camat")
    look = client.get(f"/kerja/periksa/{receipt.code}/").context["work"]
    assert [each.text for each in look.answers][-1] == "Sudah kami aspal."
    sent = {"seen": look.version, "result": "settled", "remark": "Rata.", "file": town.photo("lokasi.jpg")}
    client.post(look.action_url, sent)

    assert (town.state(receipt)[0], report_of(receipt).closed_by) == ("closed", "validation")
    assert Validation.objects.get(report=receipt.report).institution_id == world.offices["kecamatan"]
    page = town.follow(receipt)
    assert "Selesai" in page and "Diperiksa di luar kantor itu: benar selesai" in page
    assert not Rating.objects.filter(report=receipt.report, is_satisfied=True).exists()
    story = [kind for kind in town.kinds(receipt) if kind in {"responded", "disputed", "validation_asked", "validated"}]
    assert story == ["responded", "validation_asked", "disputed", "responded", "validation_asked", "validated"]
