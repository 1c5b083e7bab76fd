"""Staging: what is taken, as what, and what is refused."""

import hashlib
from pathlib import Path

import pytest

from lapor.attachments import queries
from lapor.attachments.errors import BrokenFile, FileTooLarge, LockedFile, TooManyFiles, WrongFileType
from lapor.attachments.models import Attachment
from lapor.attachments.services import stage_file
from lapor.attachments.store import SIZE_LIMIT, place
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, staged
from lapor.kit.refusals import Refusal

pytestmark = pytest.mark.django_db


def on_disk(folder: Path) -> list[Path]:
    """Every file that lies in the folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_it_takes_every_kind_of_picture(form: str) -> None:
    file = staged(samples.picture(form))
    assert (file.kind, file.media_type, file.width, file.height) == ("picture", f"image/{form.lower()}", 640, 480)


def test_it_takes_a_photo_of_an_iphone() -> None:
    file = staged(samples.heic(), name="IMG_0001.HEIC")
    assert (file.media_type, file.name, file.width, file.height) == ("image/heic", "IMG_0001.heic", 96, 64)


@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        (samples.boxed(b"isom", handlers=(b"soun", b"vide")), "video", "video/mp4"),
        (samples.boxed(b"isom", handlers=(b"soun",)), "sound", "audio/mp4"),
        (samples.boxed(b"M4A ", handlers=(b"soun",)), "sound", "audio/mp4"),
        (samples.boxed(b"qt  ", handlers=(b"vide",)), "video", "video/quicktime"),
        (samples.boxed(b"3gp4", handlers=(b"vide",)), "video", None),
        (samples.webm(b"V_VP8"), "video", "video/webm"),
        (samples.webm(b"A_OPUS"), "sound", "audio/webm"),
        (samples.ogg(), "sound", "audio/ogg"),
        (b"ID3\x04" + bytes(500), "sound", "audio/mpeg"),
        (b"RIFF\x00\x10\x00\x00WAVEfmt " + bytes(100), "sound", "audio/wav"),
        (b"#!AMR\n" + bytes(100), "sound", "audio/amr"),
        (samples.pdf(), "document", "application/pdf"),
    ],
)
def test_it_tells_sound_from_video_by_content(content: bytes, kind: str, media_type: str | None) -> None:
    file = staged(content, name="rekaman.bin")
    assert (file.kind, media_type or file.media_type) == (kind, file.media_type)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"MZ\x90\x00" + bytes(500), WrongFileType),
        (b"\x7fELF" + bytes(500), WrongFileType),
        (b"#!/bin/sh\nrm -rf /\n", WrongFileType),
        (b"<html><script>alert(1)</script>", WrongFileType),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", WrongFileType),
        (b"PK\x03\x04" + bytes(100), WrongFileType),
        (b"", BrokenFile),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", BrokenFile),
        (samples.picture()[:2000], BrokenFile),
        (samples.picture("PNG")[:-400], BrokenFile),
        (samples.heic()[:-300], BrokenFile),
        (samples.bomb(), BrokenFile),
        (samples.bomb(side=9_000), BrokenFile),
        (b"%PDF-1.7\nrusak", BrokenFile),
        (samples.pdf(password="kunci"), LockedFile),
        (samples.boxed(b"isom", handlers=()), BrokenFile),
        (samples.boxed(b"isom", handlers=(b"vide",))[:3000], BrokenFile),
    ],
)
def test_it_refuses_what_is_not_what_it_says(content: bytes, refusal: type[Refusal], files_dir: Path) -> None:
    with pytest.raises(refusal):
        staged(content, name="foto.jpg")
    assert on_disk(files_dir) == []
    assert not Attachment.objects.exists()


def test_it_refuses_more_than_25_mb_and_leaves_nothing(files_dir: Path, tmp_path: Path) -> None:
    sparse = tmp_path / "besar.mp4"
    with sparse.open("wb") as out:
        out.truncate(SIZE_LIMIT + 1024 * 1024)
    with sparse.open("rb") as upload, pytest.raises(FileTooLarge):
        stage_file(upload, name="besar.mp4", draft="draf-1", at=NOW, added_by="reporter")
    assert on_disk(files_dir) == []


def test_it_refuses_the_eleventh_file_of_a_draft(files_dir: Path) -> None:
    for _ in range(10):
        staged(samples.ogg())
    with pytest.raises(TooManyFiles):
        staged(samples.ogg())
    staged(samples.ogg(), draft="draf-2")
    assert len(on_disk(files_dir)) == 11


def test_it_keeps_the_bytes_as_they_came_under_a_path_that_can_move() -> None:
    content = samples.picture()
    file = staged(content)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert place(file.path).read_bytes() == content
    assert file.path == f"original/20260302/{file.id}"
    assert place(file.path).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.ogg"),
        ("C:\\foto\\jalan rusak.exe", "jalan rusak.ogg"),
        ("\u202egpj.exe\x00", "gpj.ogg"),
        ("", "suara.ogg"),
        ("....", "suara.ogg"),
        ('a"b<c>\r\nX: y.ogg', "abc X y.ogg"),
        ("n" * 500, "n" * 100 + ".ogg"),
    ],
)
def test_it_cleans_the_name(name: str, shown: str) -> None:
    assert staged(samples.ogg(), name=name).name == shown


def test_it_lists_the_files_of_a_draft_in_their_order() -> None:
    first, second = staged(samples.ogg()), staged(samples.picture())
    staged(samples.ogg(), draft="draf-2")
    assert queries.staged_of("draf-1") == [first, second]
    assert queries.staged_of("") == []


def test_it_offers_the_position_of_a_photo() -> None:
    for content in (samples.picture(), samples.heic()):
        found = queries.offered_position(staged(content))
        assert found is not None
        assert (found.lat, found.lon) == (0.505, 117.535)


def test_it_offers_no_position_where_there_is_none() -> None:
    assert queries.offered_position(staged(samples.picture("GIF"))) is None
    assert queries.offered_position(staged(samples.ogg())) is None
