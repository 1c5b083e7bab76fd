"""What a person's words give away is masked before it is stored, and sealed as it was written."""

from io import BytesIO
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.attachments.models import Attachment
from lapor.attachments.services import stage_file
from lapor.intake.message import WordMessage
from lapor.intake.services import receive_word
from lapor.reports.models import Report, Word
from lapor.vault import open as door
from lapor.vault import rights
from lapor.vault.models import SealedIdentity
from lapor.vault.services import serve_requests
from tests.cast import NOW, World, file

TOLD: dict[str, Any] = {
    "name": "Wati Kusumawardani",
    "phone": "0812-3456-7890",
    "title": "Lampu mati, hubungi Wati Kusumawardani",
    "body": "Lampu mati. Nomor saya 0812 3456 7890, NIK 6408044107900001, wati@contoh.example. Terima kasih, Kusumawardani.",
    "address": "Rumah Kusumawardani, Jalan Pasar 3",
}
LATER = "Ini KTP saya 6408044107900001."
SOUND = b"OggS" + bytes(24) + b"\x01vorbis" + bytes(200)


def test_it_stores_the_masked_words_and_seals_the_written_ones(world: World) -> None:
    receipt = file(**TOLD)
    report = Report.objects.get()
    assert report.title == "Lampu mati, hubungi [NAMA PELAPOR DISENSOR]"
    assert report.body == (
        "Lampu mati. Nomor saya [NOMOR HP DISENSOR], NIK [NOMOR KTP DISENSOR], [EMAIL DISENSOR]. "
        "Terima kasih, [NAMA PELAPOR DISENSOR]."
    )
    assert report.address == "Rumah [NAMA PELAPOR DISENSOR], Jalan Pasar 3"
    own = rights.own_words(report.reporter_ref, access_key=receipt.access_key).filed
    assert own is not None
    assert (own.title, own.body, own.address) == (TOLD["title"], TOLD["body"], TOLD["address"])


def test_it_seals_no_words_when_nothing_was_masked(world: World) -> None:
    file()
    assert SealedIdentity.objects.get().sealed_words is None


def test_it_costs_no_statement(world: World) -> None:
    file("warm")
    with CaptureQueriesContext(
        connection,
    ) as plain:
        file("a")
    with CaptureQueriesContext(connection) as masking:
        file("b", **TOLD)
    assert len(masking) == len(plain) <= 14  # BEGIN and COMMIT are counted too


def test_it_masks_a_name_that_is_not_kept(world: World) -> None:
    file(**TOLD | {"privacy": "anonymous"})
    assert "Kusumawardani" not in Report.objects.get().body


def test_it_gives_the_same_receipt_twice(world: World) -> None:
    assert file(**TOLD).access_key == file(**TOLD).access_key


def test_it_masks_names_of_files(world: World) -> None:
    stage_file(BytesIO(SOUND), name="KTP 6408044107900001 Kusumawardani.ogg", draft="d", at=NOW, added_by="reporter")
    staged = Attachment.objects.get()
    assert staged.name == "KTP [NOMOR KTP DISENSOR] Kusumawardani.ogg"
    receipt = file(**TOLD, files=(staged.id,))
    assert Attachment.objects.get().name == "KTP [NOMOR KTP DISENSOR] [NAMA PELAPOR DISENSOR].ogg"
    own = rights.own_words(Report.objects.get().reporter_ref, access_key=receipt.access_key).filed
    assert own is not None and own.files[str(staged.id)] == staged.name


def test_it_masks_later_words_and_seals_them_for_reporter_and_grant(world: World) -> None:
    receipt = file(**TOLD)
    message = WordMessage(channel="web_form", message_id="w", report=receipt.report, text=LATER)
    assert receive_word(message, at=NOW) and not receive_word(message, at=NOW)
    assert Word.objects.get().text == "Ini KTP saya [NOMOR KTP DISENSOR]."
    report = Report.objects.get()
    own = rights.own_words(report.reporter_ref, access_key=receipt.access_key)
    assert own.later == {Word.objects.get().message_key: LATER}
    shown = _granted(world, report=report)
    assert (shown.contact.name, shown.later) == ("Wati Kusumawardani", [LATER])
    assert shown.filed is not None and shown.filed.body == TOLD["body"]


def _granted(world: World, *, report: Report) -> door.Shown:
    key = door.new_view_key()
    request = door.request_identity(
        report.reporter_ref,
        stream=report.stream,
        tenant=report.tenant_id,
        ground="examination",
        reason="Perlu kesaksian untuk pemeriksaan.",
        view_key=key.public,
        by=world.actor("sari"),
        at=NOW,
    )
    door.decide_request(request.id, is_granted=True, reason="Cukup.", by=world.actor("ningsih"), at=NOW)
    serve_requests(at=NOW)
    return door.show_record(request.id, private=key.private, by=world.actor("sari"), at=NOW)
