"""The commitment at work: written and opened in the browser, signed with a certificate or on paper, asked for, by whom it may."""

import io
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.tests.pens import WORDS, certificate, drafted, head, opened
from lapor.attachments import queries as attachments
from lapor.jobs.models import Job
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/komitmen/"


def seal(client: Client, row: Signatory, *, content: bytes | None = None, password: str = WORDS) -> Any:
    """Post a certificate and its password."""
    file = SimpleUploadedFile("saya.p12", certificate(at=timezone.now()) if content is None else content)
    address = f"{HOME}penanda/{row.id}/tanda-tangan/"
    return client.post(address, {"certificate": file, "password": password})


def photo() -> SimpleUploadedFile:
    """A picture of a sheet."""
    picture = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(picture, format="PNG")
    return SimpleUploadedFile("lembar.png", picture.getvalue(), content_type="image/png")


def test_it_is_written_completed_and_opened_in_the_browser(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    form = client.get(f"{HOME}baru/").context["work"].form
    shown = {name: form[name].value() for name in ("title", "text", "held_on")}
    typed = shown | {"place": "Pendopo", "witnesses": "Ibu Saksi, Kepala Diskominfo provinsi\n\nBapak Saksi"}
    address = client.post(f"{HOME}baru/", typed).headers["Location"]
    commitment = Commitment.objects.get()
    assert commitment.witnesses == [["Ibu Saksi", "Kepala Diskominfo provinsi"], ["Bapak Saksi", ""]]
    assert "6 penanda tangan belum punya nama" in client.get(address).content.decode()
    for each in queries.signatories_of(commitment):
        line = {"position": each.position, "name": "Nama", "promise": each.promise, "figure": "", "target": ""}
        assert client.post(f"{HOME}penanda/{each.id}/", line).status_code == 302
    assert client.get(f"{address}komitmen.pdf").content.startswith(b"%PDF")
    seen = {"seen": Commitment.objects.get().version}
    assert "Bekukan dan buka" in client.post(f"{address}buka/", seen).content.decode()
    assert Commitment.objects.get().state == "draft"
    client.post(f"{address}buka/", seen | {"confirmed": "yes"})
    assert Commitment.objects.get().state == "open"
    assert "0 dari 6 pimpinan kantor" in Client().get("/renaksi/komitmen/").content.decode()


def test_it_keeps_what_was_typed_when_somebody_else_was_faster(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    draft = drafted(world)
    form = client.get(f"{HOME}{draft.id}/ubah/").context["work"].form
    shown = {name: form[name].value() for name in form.fields}
    assert client.post(f"{HOME}{draft.id}/ubah/", shown | {"text": "Isi Susi"}).status_code == 302
    late = client.post(f"{HOME}{draft.id}/ubah/", shown | {"text": "Isi Sari yang panjang"})
    assert "baru saja diubah orang lain" in late.content.decode() and "Isi Sari yang panjang" in late.content.decode()
    assert Commitment.objects.get().text == "Isi Susi"


def test_it_signs_with_a_certificate_that_leaves_no_trace(
    client: Client, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    commitment = opened(world)
    sign_in(client, world, who="budi")
    row = head(world, commitment)
    assert client.get(f"{HOME}{commitment.id}/").content.decode().count("Tanda tangani</a>") == 1
    assert seal(client, row).status_code == 302
    assert head(world, commitment).way == "electronic"
    assert WORDS not in caplog.text
    assert not attachments.files_of_report(row.id)


@pytest.mark.parametrize(
    ("content", "password", "said"),
    [
        (None, "salah-semua", "Kata sandi sertifikat tidak cocok"),
        (b"bukan sertifikat", WORDS, "bukan sertifikat elektronik"),
        (b"0" * 200_000, WORDS, "lebih besar dari 100 KB"),
        (certificate(at=timezone.now() - timedelta(days=500)), WORDS, "sudah lewat atau belum mulai"),
    ],
)
def test_it_says_what_is_wrong_with_a_certificate(
    client: Client, world: World, content: bytes | None, password: str, said: str
) -> None:
    commitment = opened(world)
    sign_in(client, world, who="sari")
    answer = seal(client, head(world, commitment), content=content, password=password)
    assert answer.status_code == 200 and said in answer.content.decode()
    assert password not in answer.content.decode()
    assert head(world, commitment).way == ""


def test_it_records_paper_with_its_picture_only(client: Client, world: World) -> None:
    commitment = opened(world)
    sign_in(client, world, who="sari")
    row = head(world, commitment)
    address, day = f"{HOME}penanda/{row.id}/kertas/", {"signed_on": timezone.localdate().isoformat()}
    assert "perlu foto lembarnya" in client.post(address, day).content.decode()
    assert client.post(address, day | {"file": photo()}).status_code == 302
    assert head(world, commitment).way == "paper"
    assert "di atas kertas" in Client().get(f"/renaksi/komitmen/sertifikat/{row.id}/").content.decode()


def test_it_puts_a_new_head_on_the_list_and_asks(client: Client, world: World) -> None:
    commitment = opened(world)
    sign_in(client, world, who="budi")
    row = head(world, commitment)
    seal(client, row)
    new = {"name": "Kepala Baru", "position": "Plt. Kepala"}
    assert client.post(f"{HOME}penanda/{row.id}/ganti/", new).status_code == 302
    assert head(world, commitment).name == "Kepala Baru"
    sign_in(client, world, who="sari")
    before = Job.objects.filter(name="commitment.ask").count()
    client.post(f"{HOME}{commitment.id}/minta/")
    assert Job.objects.filter(name="commitment.ask").count() == before + 5


@pytest.mark.parametrize("who", ["budi", "rina", "sari_lain"])
def test_it_shows_nobody_what_is_not_theirs(client: Client, world: World, who: str) -> None:
    commitment = opened(world)
    row = head(world, commitment, "dinkes")
    sign_in(client, world, who=who)
    for rest in ("", "tanda-tangan/", "kertas/", "ganti/"):
        assert client.get(f"{HOME}penanda/{row.id}/{rest}").status_code in (403, 404)
    assert client.get(f"{HOME}{commitment.id}/").status_code == (200 if who == "budi" else 404)
    for rest in ("buka/", "minta/"):
        assert client.post(f"{HOME}{commitment.id}/{rest}").status_code in (403, 404)
