"""The installation's face: words, colour, emblem."""

import io
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from lapor.institutions.models import TenantProfile
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/kelola/instalasi/"
FACE = {
    "name": "Kabupaten Kutai Timur",
    "short_name": "Kutim",
    "accent": "#123456",
    "contact_ways": "sms | SMS | 1708\ncounter | Loket | Jalan Contoh 1 | Senin sampai Jumat",
    "emergency_numbers": "Ambulans | 119",
}


def picture(*, size: tuple[int, int] = (600, 400)) -> SimpleUploadedFile:
    """A picture with a hidden remark."""
    out = io.BytesIO()
    drawn = Image.new("RGB", size, "teal")
    exif = drawn.getexif()
    exif[0x010E] = "rahasia"
    drawn.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("lambang.jpg", out.getvalue(), content_type="image/jpeg")


def test_it_saves_words_and_colour(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    assert client.post(HOME, FACE).status_code == 302
    row = TenantProfile.objects.get(pk=world.tenant)
    assert row.accent == "#123456"
    assert row.contact_ways[0] == {"kind": "sms", "label": "SMS", "value": "1708"}
    assert row.emergency_numbers == [{"name": "Ambulans", "number": "119"}]
    assert 'href="/warna/123456.css"' in client.get("/").content.decode()
    assert "1708" in client.get(HOME).content.decode()


def test_it_refuses_a_colour_that_cannot_be_read_and_says_why(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    page = client.post(HOME, FACE | {"accent": "#ffee00"})
    assert page.status_code == 422
    assert "terlalu terang" in page.content.decode()
    assert TenantProfile.objects.get(pk=world.tenant).accent == "#0f5c5c"


def test_it_names_the_line_that_is_wrong(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    page = client.post(HOME, FACE | {"emergency_numbers": "Ambulans | 119\nPolisi"})
    assert "Baris 2" in page.content.decode()
    assert "Polisi" in page.content.decode()
    assert client.post(HOME, FACE | {"contact_ways": "merpati | Merpati | pos"}).status_code == 422


def test_it_draws_the_emblem_anew(client: Client, world: World, settings: Any, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path
    sign_in(client, world, who="admin")
    client.post(f"{HOME}lambang/", {"emblem": picture()})
    address = TenantProfile.objects.get(pk=world.tenant).emblem
    answer = Client().get(address)
    content = answer.getvalue()
    assert answer.headers["Content-Type"] == "image/png"
    assert b"rahasia" not in content
    assert max(Image.open(io.BytesIO(content)).size) == 256
    client.post(f"{HOME}lambang/", {"remove": "1"})
    assert TenantProfile.objects.get(pk=world.tenant).emblem == ""


def test_it_keeps_the_old_emblem_when_the_file_is_none(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    bad = SimpleUploadedFile("x.png", b"<svg onload=alert(1)>", content_type="image/png")
    page = client.post(f"{HOME}lambang/", {"emblem": bad})
    assert page.status_code == 422
    assert "Lambang yang lama tetap dipakai" in page.content.decode()
    assert client.get("/lambang/../../settings.png").status_code == 404
    assert client.get(f"/lambang/{'a' * 64}.png").status_code == 404


def test_it_is_closed_to_everybody_else(client: Client, world: World) -> None:
    for who in ("sari", "budi", "rina"):
        assert sign_in(client, world, who=who).post(HOME, FACE).status_code == 403
