"""Cleaning: what people get to see, and what is not in it any more."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from lapor.attachments import documents
from lapor.attachments.models import Attachment
from lapor.attachments.services import clean_file
from lapor.attachments.store import copy_path, place
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, kept, ready, staged

pytestmark = pytest.mark.django_db


def copy_of(file: Attachment, variant: str) -> bytes:
    """The bytes of a cleaned copy."""
    return place(copy_path(file, variant=variant)).read_bytes()


def test_it_makes_a_view_and_a_thumbnail_without_metadata() -> None:
    file = ready(samples.picture(size=(2400, 1200)))
    assert file.state == "ready"
    for variant, side in (("view", 1600), ("thumb", 320)):
        content = copy_of(file, variant)
        image = Image.open(BytesIO(content))
        assert (image.format, image.size) == ("WEBP", (side, side // 2))
        assert not image.getexif()
        assert b"EXIF" not in content
        assert b"TeleponUji" not in content


def test_it_turns_the_picture_upright() -> None:
    file = ready(samples.picture(orientation=6))
    image = Image.open(BytesIO(copy_of(file, "view"))).convert("RGB")
    assert (file.width, file.height) == image.size == (480, 640)
    assert image.crop((200, 10, 210, 20)).reduce(10).tobytes()[0] > 150
    assert image.crop((200, 620, 210, 630)).reduce(10).tobytes()[2] > 150


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "AVIF"])
def test_it_makes_copies_of_every_kind_of_picture(form: str) -> None:
    file = ready(samples.picture(form))
    assert (file.state, Image.open(BytesIO(copy_of(file, "view"))).size) == ("ready", (640, 480))


def test_it_reads_a_photo_of_an_iphone() -> None:
    content = copy_of(ready(samples.heic()), "view")
    assert Image.open(BytesIO(content)).size == (96, 64)
    assert b"TeleponUji" not in content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_it_reads_every_way_of_colour(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert ready(out.getvalue()).state == "ready"


def test_it_rebuilds_a_pdf_without_what_runs_or_hides() -> None:
    file = ready(samples.pdf(pages=3), name="surat.pdf")
    content = copy_of(file, "pages")
    with pikepdf.open(BytesIO(content)) as document:
        document.save(plain := BytesIO(), compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert (len(document.pages), file.pages) == (3, 3)
        assert not document.attachments
        assert document.pages[0].obj.Resources.XObject["/Im0"].read_raw_bytes().startswith(b"\xff\xd8\xff")
    for word in (b"JavaScript", b"jahat", b"rahasia", b"TeleponUji", b"Penulis", b"/AA", b"/Annots", b"/OpenAction"):
        assert word not in plain.getvalue()


def test_it_draws_the_same_page_as_before() -> None:
    with pikepdf.open(BytesIO(copy_of(ready(samples.pdf()), "pages"))) as document:
        page = document.pages[0]
        photo = Image.open(BytesIO(page.obj.Resources.XObject["/Im0"].read_raw_bytes()))
        assert photo.size == (640, 480)
        assert page.Contents.read_bytes() == b"q 300 0 0 225 0 100 cm /Im0 Do Q"
        assert [int(side) for side in page.mediabox] == [0, 0, 300, 400]


def test_it_keeps_sound_as_it_came() -> None:
    file = ready(samples.ogg())
    assert (file.state, place(file.path).read_bytes()) == ("ready", samples.ogg())


def test_it_refuses_a_file_whose_bytes_changed() -> None:
    file = kept(samples.picture())
    place(file.path).write_bytes(samples.picture("PNG"))
    clean_file(file.id, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.failure) == ("refused", "file_changed")


def test_it_refuses_what_cannot_be_read_and_does_not_crash() -> None:
    file = kept(samples.picture())
    Attachment.objects.filter(pk=file.pk).update(media_type="image/png")
    clean_file(file.id, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.failure) == ("refused", "broken_file")


def test_it_is_safe_to_run_twice_and_touches_no_staged_file() -> None:
    file = ready(samples.picture())
    assert clean_file(file.id, at=NOW) == "ready"
    assert clean_file(staged(samples.picture()).id, at=NOW) == "staged"


def test_it_limits_what_a_pdf_may_unpack_to() -> None:
    assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == documents.UNPACKED
