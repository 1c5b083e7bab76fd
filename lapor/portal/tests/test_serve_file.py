"""Files go out behind signed addresses only, with headers that keep them from being pages."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any, cast

import pytest
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory
from PIL import Image

from lapor.attachments.links import Variant, file_address
from lapor.attachments.models import Attachment
from lapor.attachments.services import clean_file, keep_files, stage_file
from lapor.kit.ids import new_id
from lapor.portal.files import serve_file

pytestmark = pytest.mark.django_db
SOUND = b"OggS\x00\x02" + bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def files_dir(tmp_path: Any, settings: Any) -> None:
    """An empty files folder."""
    settings.FILES_DIR = tmp_path


def ready(content: bytes, *, name: str) -> Attachment:
    """A file that was staged, sent and cleaned."""
    file = stage_file(BytesIO(content), name=name, draft="draf", at=datetime.now(UTC), added_by="reporter")
    with transaction.atomic():
        keep_files([file.id], report=new_id(), added_by="reporter")
    clean_file(file.id, at=datetime.now(UTC))
    return Attachment.objects.get(pk=file.id)


def photo() -> bytes:
    """A small photo."""
    out = BytesIO()
    Image.new("RGB", (64, 48), (9, 99, 9)).save(out, "JPEG")
    return out.getvalue()


def fetch(file: Attachment, variant: Variant = "view", **headers: str) -> HttpResponseBase:
    """What comes for the file's address."""
    address = file_address(file, variant=variant, now=datetime.now(UTC))
    return serve_file(RequestFactory().get(address, headers=headers), token=address.split("/")[2])


def content_of(response: HttpResponseBase) -> bytes:
    """The whole body."""
    if isinstance(response, StreamingHttpResponse):
        return b"".join(cast(Iterable[bytes], response.streaming_content))
    return cast(HttpResponse, response).content


def test_it_sends_a_cleaned_picture_that_no_browser_takes_for_a_page() -> None:
    response = fetch(ready(photo(), name="jalan.jpg"))
    headers = response.headers
    assert (response.status_code, headers["Content-Type"]) == (200, "image/webp")
    assert headers["Content-Disposition"] == 'inline; filename="jalan.webp"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"].startswith("private, max-age=")
    assert Image.open(BytesIO(content_of(response))).size == (64, 48)


def test_it_sends_a_pdf_as_a_download() -> None:
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    pdf += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
    response = fetch(ready(pdf, name="surat é.pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''surat%20%C3%A9.pdf"


@pytest.mark.parametrize(
    ("wanted", "status", "span", "body"),
    [
        ("bytes=0-3", 206, "bytes 0-3/2054", SOUND[:4]),
        ("bytes=2000-", 206, "bytes 2000-2053/2054", SOUND[2000:]),
        ("bytes=-10", 206, "bytes 2044-2053/2054", SOUND[-10:]),
        ("bytes=100-99999", 206, "bytes 100-2053/2054", SOUND[100:]),
        ("bytes=5000-", 416, "bytes */2054", b""),
        ("bytes=-0", 416, "bytes */2054", b""),
        ("bytes=9-3", 200, None, SOUND),
        ("bytes=0-1,5-6", 200, None, SOUND),
        ("bytes=-", 200, None, SOUND),
        ("lines=1-2", 200, None, SOUND),
    ],
)
def test_it_sends_parts_of_a_sound(wanted: str, status: int, span: str | None, body: bytes) -> None:
    response = fetch(ready(SOUND, name="suara.ogg"), range=wanted)
    content = content_of(response)
    assert (response.status_code, response.headers.get("Content-Range"), content) == (status, span, body)
    assert response.headers["Accept-Ranges"] == "bytes"
    assert status == 416 or response.headers["Content-Length"] == str(len(body))


def test_it_sends_the_whole_when_asked_for_an_unchanged_part() -> None:
    assert fetch(ready(SOUND, name="suara.ogg"), range="bytes=0-3", if_range='"x"').status_code == 200


def test_it_answers_404_to_a_forged_or_old_address() -> None:
    file = ready(photo(), name="jalan.jpg")
    old = file_address(file, variant="view", now=datetime.now(UTC) - timedelta(hours=3)).split("/")[2]
    for token in ("palsu", old):
        with pytest.raises(Http404):
            serve_file(RequestFactory().get("/berkas/x/"), token=token)


def test_it_answers_404_once_the_file_is_refused() -> None:
    file = ready(photo(), name="jalan.jpg")
    Attachment.objects.filter(pk=file.pk).update(state="refused")
    with pytest.raises(Http404):
        fetch(file)
