"""Files: sent ahead or with the first step; refused ones take nothing along."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from lapor.attachments.models import Attachment
from lapor.channels.web_form.tests.walk import WHAT, file_all, page_fields, send, start, step_shown
from lapor.intake.drafts import DraftFile, seal_file
from lapor.kit.ids import id_at
from lapor.reports.models import Report
from tests.cast import World

FILING_STATEMENTS = 12
SOUND = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(200)


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def warm(world: World) -> World:
    cache.clear()
    return world


def upload(client: Client, content: bytes, *, name: str = "foto.png") -> dict[str, Any]:
    """What the upload address answers."""
    answer: dict[str, Any] = client.post("/lapor/berkas/", {"file": SimpleUploadedFile(name, content)}).json()
    return answer


def test_it_binds_a_file_that_was_sent_ahead(client: Client) -> None:
    token = upload(client, picture())["token"]
    page = send(client, start(client), **WHAT, attachments=[token])
    for answers in ({}, {}, {"privacy": "anonymous"}):
        page = send(client, page, **answers)
    assert send(client, page, go="send").status_code == 302
    assert Attachment.objects.get().report == Report.objects.get().id


def test_it_names_the_file_and_what_it_is(client: Client) -> None:
    answer = upload(client, picture())
    assert (answer["name"], answer["kind"], answer["size"]) == ("foto.png", "picture", len(picture()))


def test_it_keeps_no_name_of_a_file_before_the_reporter_is_known(client: Client) -> None:
    """The reporter's own name is masked as soon as it is known; until then the name of the file waits in the draft alone."""
    page = send(client, start(client), **WHAT, file=SimpleUploadedFile("Xaverina di jalan.png", picture()))
    assert Attachment.objects.get().name == "foto.png"
    for answers in ({}, {}, {"privacy": "open", "name": "Xaverina", "phone": "081234567890"}):
        page = send(client, page, **answers)
    assert send(client, page, go="send").status_code == 302
    assert "di jalan.png" in Attachment.objects.get().name and "Xaverina" not in Attachment.objects.get().name


def test_it_takes_files_posted_with_the_step(client: Client) -> None:
    page = send(client, start(client), **WHAT, file=SimpleUploadedFile("foto.png", picture()))
    assert step_shown(page) == "where"
    assert len(page_fields(send(client, page, go="to:what"))["attachments"]) == 1


def test_it_takes_a_file_away_and_keeps_the_words(client: Client) -> None:
    tokens = [upload(client, picture(), name=f"{number}.png")["token"] for number in (1, 2)]
    page = send(client, start(client), **WHAT, attachments=tokens, remove_attachments=tokens[0])
    assert step_shown(page) == "what"
    assert (len(page_fields(page)["attachments"]), page_fields(page)["body"]) == (1, WHAT["body"])


def test_it_takes_sound_alone_as_a_report(client: Client) -> None:
    page = start(client)
    page = send(client, page, report_class="complaint", file=SimpleUploadedFile("suara.ogg", SOUND))
    assert step_shown(page) == "where"
    page = send(client, send(client, send(client, page)), privacy="anonymous")
    first, second = send(client, page, go="send"), send(client, page, go="send")
    assert (first.status_code, first.url) == (302, second.url)
    assert (Report.objects.get().body, Attachment.objects.get().kind) == ("", "sound")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("besar.png", picture() + bytes(30 * 1024 * 1024)),
        ("foto.jpg", b"MZ\x90\x00" + bytes(2000)),
        ("surat.pdf", b"%PDF-1.7\n" + b"rusak" * 50),
        ("kosong.png", b""),
    ],
)
def test_it_refuses_a_bad_file_and_keeps_the_text(client: Client, name: str, content: bytes) -> None:
    assert "next_step" in upload(client, content, name=name)
    page = send(client, start(client), **WHAT, file=SimpleUploadedFile(name, content))
    assert (page.status_code, step_shown(page), page_fields(page)["body"]) == (422, "what", WHAT["body"])
    assert name in page.content.decode() or not content
    assert Attachment.objects.count() == 0


def test_it_refuses_a_bomb_and_keeps_the_text(client: Client) -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    page = send(client, start(client), **WHAT, file=SimpleUploadedFile("bom.png", out.getvalue()))
    assert (page.status_code, page_fields(page)["body"]) == (422, WHAT["body"])


def test_it_refuses_the_eleventh_file(client: Client) -> None:
    files = [SimpleUploadedFile(f"{number}.png", picture()) for number in range(11)]
    page = send(client, start(client), **WHAT, file=files)
    assert (page.status_code, len(page_fields(page)["attachments"])) == (422, 10)


def test_it_tells_when_a_file_has_waited_too_long(client: Client) -> None:
    waited = DraftFile(id=id_at(timezone.now() - timedelta(days=3)), name="foto.png", size=9, kind="picture")
    page = send(client, start(client), **WHAT, attachments=[seal_file(waited)])
    page = send(client, send(client, send(client, page)), privacy="anonymous")
    page = send(client, page, go="send")
    assert (page.status_code, Report.objects.count()) == (422, 0)
    assert send(client, page, go="send").status_code == 302


def test_it_passes_over_a_token_of_nobody(client: Client) -> None:
    assert step_shown(send(client, start(client), **WHAT, attachments=["x", ""])) == "where"


def test_it_answers_a_plain_visit_of_the_upload_address(client: Client) -> None:
    assert client.get("/lapor/berkas/").status_code == 400


def test_it_files_without_files(client: Client) -> None:
    assert file_all(client).status_code == 302


def test_it_files_with_a_file_in_few_statements(client: Client) -> None:
    file_all(client)
    token = upload(client, picture())["token"]
    page = send(client, start(client), **WHAT, attachments=[token])
    page = send(client, send(client, send(client, page)), privacy="open", name="Wati", phone="0812-3456-7890")
    with CaptureQueriesContext(connection) as captured:
        assert send(client, page, go="send").status_code == 302
    assert len(captured) <= FILING_STATEMENTS, [each["sql"][:90] for each in captured]
