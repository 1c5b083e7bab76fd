"""Files in pieces: tus 1.0 with creation, expiration and termination, and nothing else."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lapor.attachments import pieces, store
from lapor.attachments.errors import UnknownUpload
from lapor.attachments.models import Attachment
from lapor.attachments.tests.samples import picture
from lapor.attachments.work import run_expire
from lapor.intake.drafts import open_file
from tests.cast import World

pytestmark = pytest.mark.django_db
SPOKEN = {"Tus-Resumable": "1.0.0"}
STREAM = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def begin(client: Client, *, length: int, name: str = "jalan.jpg") -> Any:
    metadata = f"filename {b64encode(name.encode()).decode()}"
    return client.post(
        "/lapor/potongan/", headers={**SPOKEN, "Upload-Length": str(length), "Upload-Metadata": metadata}
    )


def send(client: Client, address: str, *, piece: bytes, offset: int) -> Any:
    headers = {**SPOKEN, "Upload-Offset": str(offset)}
    return client.patch(address, data=piece, content_type=STREAM, headers=headers)


def test_it_puts_a_photo_together_from_pieces(client: Client, world: World) -> None:
    photo = picture()
    address = begin(client, length=len(photo)).headers["Location"]
    half = len(photo) // 2
    assert send(client, address, piece=photo[:half], offset=0).headers["Upload-Offset"] == str(half)
    assert client.head(address, headers=SPOKEN).headers["Upload-Offset"] == str(half)
    answer = send(client, address, piece=photo[half:], offset=half)
    file = Attachment.objects.get(pk=open_file(answer.headers["Lapor-File"]).id)
    assert (file.size, file.name, file.state) == (len(photo), "foto.jpg", "staged")
    assert open_file(answer.headers["Lapor-File"]).name == "jalan.jpg"
    assert b"jalan" not in b"".join(each.read_bytes() for each in store.place(pieces.FOLDER).iterdir())
    assert store.place(file.path).read_bytes() == photo


def test_it_gives_the_same_file_when_the_last_answer_was_lost(client: Client, world: World) -> None:
    photo = picture()
    address = begin(client, length=len(photo)).headers["Location"]
    first = send(client, address, piece=photo, offset=0).headers["Lapor-File"]
    again = client.head(address, headers=SPOKEN)
    assert again.headers["Upload-Offset"] == str(len(photo))
    assert open_file(again.headers["Lapor-File"]) == open_file(first)
    assert Attachment.objects.count() == 1


def test_it_refuses_a_piece_that_does_not_go_on(client: Client, world: World) -> None:
    address = begin(client, length=100).headers["Location"]
    send(client, address, piece=b"x" * 10, offset=0)
    answer = send(client, address, piece=b"y" * 10, offset=5)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_offset")
    assert client.head(address, headers=SPOKEN).headers["Upload-Offset"] == "10"


def test_it_takes_no_more_than_was_announced(client: Client, world: World) -> None:
    photo = picture()
    address = begin(client, length=len(photo)).headers["Location"]
    answer = send(client, address, piece=photo + b"more", offset=0)
    assert answer.headers["Upload-Offset"] == str(len(photo))
    assert store.place(Attachment.objects.get().path).read_bytes() == photo


def test_it_refuses_what_is_no_picture_and_forgets_it(client: Client, world: World) -> None:
    address = begin(client, length=40).headers["Location"]
    answer = send(client, address, piece=b"<script>alert(1)</script>".ljust(40), offset=0)
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_file_type")
    assert client.head(address, headers=SPOKEN).status_code == 404
    assert not Attachment.objects.exists()


def test_it_refuses_a_file_that_is_too_large_before_a_byte_is_sent(client: Client, world: World) -> None:
    answer = begin(client, length=store.SIZE_LIMIT + 1)
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_it_refuses_when_the_disk_is_nearly_full(client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LEAST_FREE", 1 << 62)
    answer = begin(client, length=10)
    assert (answer.status_code, answer.json()["code"]) == (507, "no_room")


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("get", "/lapor/potongan/", SPOKEN, 405),
        ("post", "/lapor/potongan/", {"Upload-Length": "5"}, 412),
        ("post", "/lapor/potongan/", SPOKEN, 400),
        ("post", "/lapor/potongan/", {**SPOKEN, "Upload-Length": "-5"}, 400),
        ("head", f"/lapor/potongan/{'x' * 32}/", SPOKEN, 404),
        ("head", "/lapor/potongan/..passwd/", SPOKEN, 404),
        ("head", f"/lapor/potongan/{'x' * 32}/", {}, 412),
        ("get", f"/lapor/potongan/{'x' * 32}/", SPOKEN, 405),
        ("patch", f"/lapor/potongan/{'x' * 32}/", SPOKEN, 415),
        ("delete", f"/lapor/potongan/{'x' * 32}/", SPOKEN, 404),
    ],
)
def test_it_denies_what_the_protocol_does_not_allow(
    client: Client, world: World, method: str, address: str, headers: dict[str, str], status: int
) -> None:
    assert getattr(client, method)(address, headers=headers).status_code == status


def test_it_says_what_it_speaks(client: Client) -> None:
    answer = client.options("/lapor/potongan/")
    assert (answer.status_code, answer.headers["Tus-Version"]) == (204, "1.0.0")
    assert answer.headers["Tus-Extension"] == "creation,expiration,termination"


def test_it_takes_an_upload_away_when_asked(client: Client, world: World) -> None:
    address = begin(client, length=10).headers["Location"]
    assert client.delete(address, headers=SPOKEN).status_code == 204
    assert client.head(address, headers=SPOKEN).status_code == 404


def test_it_forgets_what_waited_for_a_week(client: Client, world: World) -> None:
    address = begin(client, length=10).headers["Location"]
    name = address.split("/")[3]
    later = timezone.now() + pieces.KEPT_FOR + timedelta(minutes=1)
    with pytest.raises(UnknownUpload):
        pieces.upload_of(name, at=later)
    run_expire({}, later, lambda done, of: None)
    assert list(store.place(pieces.FOLDER).iterdir()) == []
