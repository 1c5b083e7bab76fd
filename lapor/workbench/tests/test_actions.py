"""Each action by POST: what it does, and what it keeps when it is refused."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lapor.attachments.models import Attachment
from lapor.kit import actors
from lapor.reports import services
from lapor.reports.models import Assignment, Contest, Note, Report, Response, Topic, Word
from lapor.workbench.tests.desk import act, assigned, filed, forwarded, now, report_of, sign_in, verified
from tests.cast import World

VERIFYING = {
    "topic": "Jalan dan jembatan › Jalan berlubang",
    "procedure": "complaint",
    "public_title": "Jalan berlubang",
    "public_text": "Jalan di depan pasar berlubang.",
}
ANSWERING = {"text": "Sudah ditambal.", "found": "Lubang", "done_work": "Ditambal"}


def test_it_verifies(client: Client, world: World) -> None:
    receipt = filed()
    response = act(sign_in(client, world, who="sari"), receipt, verb="verify", **VERIFYING)
    assert response.status_code == 302
    assert report_of(receipt).state == "verified"
    page = client.get(response.headers["Location"]).content.decode()
    assert f'data-draft-clear="/kerja/laporan/{receipt.code}/verify/"' in page
    assert "Laporan diverifikasi." in page
    assert "Paling lambat" in page


def test_it_keeps_what_was_typed_when_a_topic_is_unknown(client: Client, world: World) -> None:
    receipt = filed()
    fields = VERIFYING | {"topic": "Tidak ada", "public_text": "Kata-kata panjang saya."}
    response = act(sign_in(client, world, who="sari"), receipt, verb="verify", **fields)
    assert response.status_code == 422
    assert "Kata-kata panjang saya." in response.content.decode()
    assert report_of(receipt).state == "received"


def test_it_keeps_what_was_typed_on_a_page_that_was_too_old(client: Client, world: World) -> None:
    receipt = verified(world)
    seen = report_of(receipt).version
    services.forward_report(receipt.report, to=world.offices["dinkes"], by=world.actor("susi"), at=now())
    sign_in(client, world, who="sari")
    response = act(client, receipt, verb="forward", seen=seen, to="Dinas Pekerjaan Umum", note="Tolong segera.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Laporan ini baru saja diubah oleh petugas lain." in page
    assert "Tolong segera." in page
    assert f'name="seen" value="{report_of(receipt).version}"' in page


def test_it_keeps_what_was_typed_when_the_step_is_not_possible_any_more(client: Client, world: World) -> None:
    receipt = filed()
    services.archive_report(receipt.report, reason="crime", explanation="Ke polisi.", by=world.actor("susi"), at=now())
    response = act(sign_in(client, world, who="sari"), receipt, verb="ask", text="Di jalan mana?")
    assert response.status_code == 409
    assert "Di jalan mana?" in response.content.decode()


def test_it_asks_and_replies(client: Client, world: World) -> None:
    receipt = filed()
    sign_in(client, world, who="sari")
    act(client, receipt, verb="reply", text="Kami periksa.")
    act(client, receipt, verb="ask", text="Di mana?")
    assert list(Word.objects.order_by("said_at").values_list("kind", flat=True)) == ["message", "question"]
    assert report_of(receipt).waiting_for == "reporter"


def test_it_forwards_to_one_lead_and_several_others(client: Client, world: World) -> None:
    receipt = verified(world)
    sign_in(client, world, who="sari")
    others = ["Dinas Kesehatan", "Kecamatan Sangatta", ""]
    act(client, receipt, verb="forward", to="dinas pekerjaan", assisting=others, note="Segera.")
    held = Assignment.objects.filter(report=receipt.report, until__isnull=True)
    assert {row.institution_id: row.role for row in held} == {
        world.offices["pupr"]: "lead",
        world.offices["dinkes"]: "assist",
        world.offices["kecamatan"]: "assist",
    }


def test_it_suggests_the_office_that_usually_has_the_topic(client: Client, world: World) -> None:
    receipt = verified(world)
    Topic.objects.update(agency_kind="public_works")
    sign_in(client, world, who="sari")
    assert 'value="Dinas Pekerjaan Umum"' in client.get(f"/kerja/laporan/{receipt.code}/").content.decode()


def test_it_accepts_declines_and_assigns(client: Client, world: World) -> None:
    taken, back = forwarded(world, "taken"), forwarded(world, "back")
    sign_in(client, world, who="budi")
    act(client, taken, verb="accept")
    act(client, taken, verb="assign", executor=str(world.people["joko"]))
    act(client, back, verb="decline", kind="other_agency", reason="Jalan desa.", suggestion="Dinas Kesehatan")
    assert report_of(taken).state == "in_progress"
    assert report_of(back).state == "verified"
    assert Assignment.objects.get(report=taken.report, until__isnull=True).executor_id == world.people["joko"]
    page = sign_in(client, world, who="sari").get(f"/kerja/laporan/{back.code}/").content.decode()
    assert 'value="Dinas Kesehatan"' in page


def test_it_goes_from_draft_to_answer_with_evidence(client: Client, world: World) -> None:
    receipt = assigned(world)
    fields = ANSWERING
    act(sign_in(client, world, who="joko"), receipt, verb="draft", **fields)
    sign_in(client, world, who="budi")
    assert "Sudah ditambal." in client.get(f"/kerja/laporan/{receipt.code}/").content.decode()
    act(client, receipt, verb="return_draft", note="Tambah foto.")
    assert Response.objects.get().state == "returned"
    act(client, receipt, verb="respond", no_evidence_reason="Kamera rusak.", **fields)
    sent = Response.objects.get()
    assert (sent.state, sent.author_id, sent.is_single_handed) == ("sent", world.people["joko"], False)


def test_it_asks_for_evidence_or_a_reason(client: Client, world: World) -> None:
    receipt = assigned(world)
    response = act(sign_in(client, world, who="budi"), receipt, verb="respond", **ANSWERING)
    assert response.status_code == 422
    assert "Jawaban belum disertai bukti." in response.content.decode()
    assert "Sudah ditambal." in response.content.decode()


def test_it_promises_a_day(client: Client, world: World) -> None:
    receipt = assigned(world)
    fields = {"text": "Alat datang pekan depan.", "kind": "Menunggu anggaran", "promised_on": "2099-01-05"}
    act(sign_in(client, world, who="budi"), receipt, verb="respond_partly", **fields)
    assert Response.objects.get().text == "Menunggu anggaran. Alat datang pekan depan."


def test_it_archives_with_the_lists_words(client: Client, world: World) -> None:
    receipt = filed()
    act(sign_in(client, world, who="sari"), receipt, verb="archive", reason="crime", explanation="")
    assert report_of(receipt).archive_reason == "crime"
    assert "Dalam keadaan darurat hubungi 110" in client.get(f"/kerja/laporan/{receipt.code}/").content.decode()


def test_it_merges_reclassifies_edits_and_seals(client: Client, world: World) -> None:
    parent, child = verified(world, "parent"), filed("child")
    sign_in(client, world, who="sari")
    assert parent.code in client.get(f"/kerja/laporan/{child.code}/merge/").content.decode()
    act(client, child, verb="merge", parent=parent.code)
    act(client, parent, verb="reclassify", topic="Kesehatan", procedure="oversight", reason="Salah topik.")
    act(client, parent, verb="edit_public", public_title="Judul baru", public_text="Teks baru.", reason="Ejaan.")
    report = report_of(parent)
    assert (report_of(child).parent_id, report.procedure, report.public_title) == (
        parent.report,
        "oversight",
        "Judul baru",
    )
    response = act(client, parent, verb="seal", reason="Menyebut pejabat.")
    assert response.headers["Location"] == "/kerja/"
    assert client.get(f"/kerja/laporan/{parent.code}/").status_code == 404


def test_it_merges_with_nothing_that_may_not_be_seen(client: Client, world: World) -> None:
    child, sealed = filed("child"), filed("sealed", about_official=True)
    response = act(sign_in(client, world, who="sari"), child, verb="merge", parent=sealed.code)
    assert response.status_code == 422
    assert report_of(child).state == "received"


def test_it_rules_on_an_objection(client: Client, world: World) -> None:
    receipt = filed()
    sari, wati = world.actor("sari"), actors.reporter(receipt.report)
    services.archive_report(receipt.report, reason="crime", explanation="Ke polisi.", by=sari, at=now())
    services.contest_decision(receipt.report, decision="archived", text="Bukan.", by=wati, at=now())
    same = act(sign_in(client, world, who="sari"), receipt, verb="rule_contest", is_upheld="yes", ruling="Benar.")
    assert same.status_code == 403
    act(sign_in(client, world, who="susi"), receipt, verb="rule_contest", is_upheld="yes", ruling="Benar.")
    assert Contest.objects.get().is_upheld
    assert report_of(receipt).state == "received"


def test_it_keeps_a_note_inside(client: Client, world: World) -> None:
    receipt = forwarded(world)
    act(sign_in(client, world, who="budi"), receipt, verb="note", text="Telepon kontraktor.")
    assert Note.objects.get().institution_id == world.offices["pupr"]


def test_it_writes_down_a_sound(client: Client, world: World) -> None:
    receipt = filed()
    Report.objects.filter(pk=receipt.report).update(body="")
    sound = Attachment.objects.create(
        id=receipt.report,
        report=receipt.report,
        kind="sound",
        name="suara.ogg",
        size=1,
        media_type="audio/ogg",
        state="ready",
        staged_at=now(),
        added_by="reporter",
    )
    sign_in(client, world, who="sari")
    assert "Tulis isi rekaman suara" in client.get(f"/kerja/laporan/{receipt.code}/").content.decode()
    act(client, receipt, verb="transcribe", attachment=str(sound.id), words="Jalan rusak di pasar.")
    assert report_of(receipt).body == "Jalan rusak di pasar."


def test_it_takes_evidence_with_the_form_and_one_by_one(client: Client, world: World) -> None:
    receipt = assigned(world)
    address = f"/kerja/laporan/{receipt.code}/berkas/"
    sign_in(client, world, who="budi")
    token = client.post(address, {"file": SimpleUploadedFile("satu.png", picture())}).json()["token"]
    fields = {**ANSWERING, "respond-files": token, "file": SimpleUploadedFile("dua.png", picture())}
    act(client, receipt, verb="respond", **fields)
    assert Attachment.objects.filter(report=receipt.report, response=Response.objects.get().id).count() == 2


def test_it_keeps_evidence_through_an_error_until_it_is_taken_away(client: Client, world: World) -> None:
    receipt = assigned(world)
    sign_in(client, world, who="budi")
    fields = {"text": "", "file": SimpleUploadedFile("satu.png", picture())}
    page = act(client, receipt, verb="respond", **fields)
    token = str(Attachment.objects.get().id)
    assert (page.status_code, token in page.content.decode()) == (422, True)
    again = act(
        client, receipt, verb="respond", **{"text": "Halo", "respond-files": token, "remove_respond-files": token}
    )
    assert "Halo" in again.content.decode()
    assert not Attachment.objects.exists()


def test_it_refuses_what_is_no_evidence(client: Client, world: World) -> None:
    receipt = assigned(world)
    address = f"/kerja/laporan/{receipt.code}/berkas/"
    sign_in(client, world, who="budi")
    bad = client.post(address, {"file": SimpleUploadedFile("x.jpg", b"MZ nothing")})
    assert (bad.status_code, "bukan foto" in bad.json()["message"]) == (415, True)
    assert client.post(address).status_code == 422


def picture() -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(made, "PNG")
    return made.getvalue()
