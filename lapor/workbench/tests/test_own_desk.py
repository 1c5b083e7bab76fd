"""An officer's own desk: being away, handing over, and answer templates."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from lapor.kit.codes import format_code
from lapor.people.models import Delegation, Leave
from lapor.reports.models import AnswerTemplate, Assignment, DeskHandover, Response
from lapor.workbench.tests.desk import assigned, forwarded, sign_in
from tests.cast import World

HOME = "/kerja/meja/"
TEMPLATES = f"{HOME}templat/"


def days() -> dict[str, str]:
    """From tomorrow for a week."""
    start = timezone.localdate() + timedelta(days=1)
    return {"since_on": start.isoformat(), "until_on": (start + timedelta(days=7)).isoformat()}


def test_it_notes_leave_with_a_stand_in_and_ends_it(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    client.post(f"{HOME}pergi/", {"kind": "leave", "delegate": str(world.people["joko"]), **days()})
    assert Leave.objects.get().person_id == world.people["budi"]
    row = Delegation.objects.get()
    assert "<strong>Joko</strong> bertindak untuk Anda" in client.get(HOME).content.decode()
    client.post(f"{HOME}pengganti/{row.id}/akhiri/")
    row.refresh_from_db()
    assert row.ended_at is not None


def test_it_keeps_the_form_when_days_are_wrong(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    sent = {"kind": "leave", "since_on": "2020-01-05", "until_on": "2020-01-02"}
    response = client.post(f"{HOME}pergi/", sent)
    assert response.status_code == 422 and "2020-01-05" in response.content.decode()
    assert client.post(f"{HOME}pergi/", {"kind": "delegate", **days()}).status_code == 422
    assert not Leave.objects.exists()


def test_it_hands_a_desk_over_to_be_signed_off(client: Client, world: World) -> None:
    receipt = assigned(world)
    sign_in(client, world, who="joko")
    client.post(f"{HOME}serah/", {"receiver": str(world.people["budi"]), "remark": "Mutasi."})
    assert Assignment.objects.get(report=receipt.report, until=None).executor_id == world.people["budi"]
    row = DeskHandover.objects.get()
    client.post(f"{HOME}serah/{row.id}/")
    assert DeskHandover.objects.get().signed_at is None
    sign_in(client, world, who="budi")
    page = client.get(HOME).content.decode()
    assert "Serah terima meja dari Joko" in page and receipt.code in page
    client.post(f"{HOME}serah/{row.id}/")
    assert DeskHandover.objects.get().signed_at is not None


def test_it_keeps_templates_of_the_own_agency(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    assert client.post(TEMPLATES, {"name": "Tambal", "text": ""}).status_code == 422
    client.post(TEMPLATES, {"name": "Tambal", "topic": "Jalan berlubang", "text": "Ditambal {{tanggal_selesai}}."})
    row = AnswerTemplate.objects.get()
    assert row.institution_id == world.offices["pupr"]
    assert "Tambal" in client.get(TEMPLATES, {"ubah": str(row.id)}).content.decode()
    assert sign_in(client, world, who="dewi").post(f"{TEMPLATES}{row.id}/hapus/").status_code == 404
    sign_in(client, world, who="budi").post(f"{TEMPLATES}{row.id}/hapus/")
    assert AnswerTemplate.objects.get().closed_at is not None


def test_it_shows_the_paused_share_to_leaders_alone(client: Client, world: World) -> None:
    forwarded(world)
    assert "Jeda menunggu pelapor" in sign_in(client, world, who="pak_made").get(HOME).content.decode()
    assert "Jeda menunggu pelapor" not in sign_in(client, world, who="budi").get(HOME).content.decode()


def test_it_fills_an_answer_from_a_template_and_sends_nothing(client: Client, world: World) -> None:
    receipt = assigned(world)
    sign_in(client, world, who="budi")
    client.post(TEMPLATES, {"name": "Tambal", "text": "Laporan {{nomor}} ditambal {{tanggal_selesai}}."})
    address = f"/kerja/laporan/{receipt.code}/respond/"
    assert "Harus Anda isi: tanggal_selesai" in client.get(address, {"templat": ""}).content.decode()
    page = client.get(address, {"templat": str(AnswerTemplate.objects.get().id)}).content.decode()
    assert "ditambal {{tanggal_selesai}}." in page and format_code(receipt.code) in page
    assert not Response.objects.exists()
