"""Posters, leaflets and cards: one tagged page for each place, whatever is typed on it."""

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.attachments.tests.samples import picture
from lapor.institutions.emblems import emblem_url
from lapor.institutions.memory import forget
from lapor.institutions.models import Region, TenantProfile
from lapor.kit.text import fold
from lapor.workbench.tests.desk import sign_in
from tests.cast import World

HOME = "/kerja/renaksi/bahan/"
VILLAGE = "64.08.04.2001"
SIZES = {"a2": (1191, 1684), "a4": (595, 842), "a6": (298, 420), "a6x4": (595, 842)}


def ask(client: Client, **changes: str) -> Any:
    """A poster for one village, with whatever a test changes."""
    fields = {"kind": "village", "region": VILLAGE, "form": "a2", "language": "id"}
    return client.post(HOME, {**fields, **changes})


def text_of(answer: HttpResponse) -> str:
    """All words of the PDF in one line, without marks where a word may break."""
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content))
    return re.sub(r"\s+", " ", said).replace("\u200b", "")


@pytest.fixture(autouse=True)
def base_url(settings: Any) -> None:
    """An address as an installation has it."""
    settings.BASE_URL = "https://lapor.contoh.example"


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize(
    "local_text", ["", "Kalau ada masalah, lapor. " * 12, "السلام عليكم. لابوركن مسأله. " * 10, "W" * 300, "a\n" * 150]
)
def test_it_prints_one_tagged_page_however_long_the_text(
    client: Client, world: World, form: str, local_text: str
) -> None:
    sign_in(client, world, who="budi")
    name = "Sekolah Menengah Kejuruan Negeri 1 Contoh dengan Nama yang Panjang Sekali Sampai"
    answer = ask(client, kind="school", name=name[:80], form=form, language="both", local_text=local_text[:300])
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1 and pdf.Root.MarkInfo.Marked
        assert tuple(round(float(each)) for each in pdf.pages[0].mediabox[2:]) == SIZES[form]
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts and all("/FontFile2" in d or "/FontFile3" in d for d in map(descriptor, fonts))
    said = text_of(answer)
    assert "lapor.contoh.example" in said and "64.08.04.2001" in said and "Sekolah Menengah" in said


def descriptor(font: Any) -> Any:
    """Where the font's own file hangs."""
    return font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


def test_it_prints_every_village_of_a_district(client: Client, world: World) -> None:
    rows = [("64.08.04.1002", "Teluk Lingga", "urban_village"), ("64.08.04.2003", "Singa Gembara", "village")]
    Region.objects.bulk_create(
        Region(code=code, name=name, level=level, parent_id="64.08.04", folded=fold(name)) for code, name, level in rows
    )
    forget()
    sign_in(client, world, who="budi")
    answer = ask(client, kind="district", region="64.08.04", form="a4")
    said = text_of(answer)
    assert len(pypdfium2.PdfDocument(answer.content)) == 3
    for each in ("Kelurahan Teluk Lingga", "Desa Singa Gembara", "/d/64.08.04.1002", "/d/64.08.04.2003"):
        assert each in said


def test_it_prints_the_numbers_that_are_set_up_and_no_others(client: Client, world: World, settings: Any) -> None:
    sign_in(client, world, who="budi")
    assert "SMS" not in text_of(ask(client)) and "WhatsApp" not in text_of(ask(client))
    settings.LAPOR_KANNEL_URLS = ["http://127.0.0.1:13013"]
    settings.LAPOR_SMS_NUMBER = "1708"
    assert "SMS 1708" in text_of(ask(client))
    ways = [
        {"kind": "sms", "label": "SMS", "value": "0811-1111-2222"},
        {"kind": "whatsapp", "label": "WA", "value": "0812-3456-7890"},
        {"kind": "phone", "label": "Telepon", "value": "0549-000-000"},
    ]
    TenantProfile.objects.filter(tenant=world.tenant).update(contact_ways=ways)
    forget()
    said = text_of(ask(client, form="a6"))
    assert "SMS 0811-1111-2222" in said and "WhatsApp 0812-3456-7890" in said
    assert "1708" not in said and "0549" not in said


def test_it_prints_an_office_with_its_own_code(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    said = text_of(ask(client, kind="office", institution="Dinas Kesehatan"))
    mark = world.offices["dinkes"].hex[-10:]
    assert "Dinas Kesehatan" in said and f"lapor.contoh.example/d/{mark}" in said


def test_it_prints_the_emblem(client: Client, world: World, settings: Any, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path
    (tmp_path / "emblem").mkdir()
    (tmp_path / "emblem" / f"{'a' * 64}.png").write_bytes(picture("PNG"))
    sign_in(client, world, who="budi")
    bare = ask(client, kind="district", region="64.08.04")
    TenantProfile.objects.filter(tenant=world.tenant).update(emblem=emblem_url("a" * 64))
    forget()
    shown = ask(client, kind="district", region="64.08.04")
    assert images(bare) == 0 < images(shown)


def images(answer: Any) -> int:
    """How many pictures of dots are in the PDF; the code is drawn with lines."""
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        return sum(isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" for each in pdf.objects)


def test_it_prints_english_whatever_the_reader_chose(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    said = text_of(ask(client, language="en"))
    assert "Free of charge" in said and "Gratis" not in said
    both = text_of(ask(client, language="both"))
    assert both.index("Gratis") < both.index("Free of charge")


def test_it_says_what_is_missing(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    for changes in (
        {"region": "64.08.04"},
        {"kind": "district"},
        {"kind": "school", "name": ""},
        {"kind": "office"},
        {"region": "64.03.01"},
        {"form": "a0"},
        {"local_text": "x" * 301},
    ):
        assert ask(client, **changes).status_code == 422, changes
    answer = ask(client, local_text="Lapor ꦗꦮ")
    assert answer.status_code == 422 and "huruf yang tidak bisa dicetak" in answer.content.decode()
    assert "Lapor ꦗꦮ" in answer.content.decode()


def test_it_does_not_read_what_is_typed_as_markup(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    said = text_of(ask(client, local_text='#import "/etc/passwd" *tebal* $x$'))
    assert '#import "/etc/passwd" *tebal* $x$' in said


def test_it_asks_the_database_little(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    client.get(HOME)
    with CaptureQueriesContext(connection) as remembered:
        client.get(HOME)
    forget()
    with CaptureQueriesContext(connection) as fresh:
        client.get(HOME)
    assert len(remembered) <= 5 and len(fresh) <= len(remembered) + 7
