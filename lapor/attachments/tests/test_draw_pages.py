"""Pages of a PDF are drawn in a process of their own, and shown behind signed addresses."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from lapor.attachments import documents, page_pictures
from lapor.attachments.links import page_addresses
from lapor.attachments.queries import served_file
from lapor.attachments.tests import samples
from lapor.attachments.tests.stories import NOW, ready


def paper(*, pages: int, size: tuple[float, float] = (300, 400)) -> bytes:
    """Pages with a black box in the middle."""
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=size)
            box = f"{size[0] / 4} {size[1] / 4} {size[0] / 2} {size[1] / 2} re f"
            document.pages[-1].obj["/Contents"] = pikepdf.Stream(document, box.encode())
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def test_it_draws_what_is_on_the_page() -> None:
    (drawn,) = page_pictures.drawn_pages(paper(pages=1))
    picture = Image.open(BytesIO(drawn)).convert("L")
    assert (picture.format, picture.size) == (None, (1050, page_pictures.SIDE))
    assert (picture.getpixel((525, 700)), picture.getpixel((10, 10))) == (0, 255)


def test_it_draws_no_more_than_the_first_pages(settings: Any) -> None:
    assert len(page_pictures.drawn_pages(paper(pages=page_pictures.PAGES_DRAWN + 2, size=(9, 3)))) == 30


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", paper(pages=1)[:200]], ids=["broken", "cut"])
def test_it_draws_nothing_of_what_cannot_be_drawn(content: bytes) -> None:
    assert page_pictures.drawn_pages(content) == []


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "import os; os.kill(os.getpid(), 9)",
        "import os, sys; os.symlink('/etc/hostname', sys.argv[2] + '/1.webp')",
        "import sys; open(sys.argv[2] + '/1.webp', 'w').write('<html>')",
    ],
    ids=["slow", "killed", "link", "page"],
)
def test_it_takes_nothing_from_a_program_that_went_wrong(program: str, monkeypatch: Any, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text(program)
    monkeypatch.setattr(page_pictures, "_PROGRAM", wrong)
    monkeypatch.setattr(page_pictures, "PATIENCE_SECONDS", 3)
    assert page_pictures.drawn_pages(paper(pages=1)) == []


def test_it_gives_the_program_limits_and_no_environment(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("LAPOR_SECRET_KEY", "rahasia")
    told = tmp_path / "told.py"
    drawing = Path(documents.__file__).with_name("drawing.py")
    told.write_text(
        f"import os, resource, runpy, sys\nsys.modules[__name__].limit = runpy.run_path({str(drawing)!r})['limit']\nlimit()\n"
        f"open({str(tmp_path / 'said')!r}, 'w').write(repr(resource.getrlimit(resource.RLIMIT_CPU)) + repr(dict(os.environ)))\n"
    )
    monkeypatch.setattr(page_pictures, "_PROGRAM", told)
    page_pictures.drawn_pages(paper(pages=1))
    said = (tmp_path / "said").read_text()
    assert said.startswith("(45, 45)")
    assert "rahasia" not in said


@pytest.mark.django_db
def test_it_shows_every_page_behind_its_own_address() -> None:
    file = ready(samples.pdf(pages=3), name="surat.pdf")
    addresses = page_addresses(file, now=NOW)
    served = [served_file(each.split("/")[2], at=NOW) for each in addresses]
    assert [each.name for each in served if each] == ["surat-1.webp", "surat-2.webp", "surat-3.webp"]
    assert {(each.media_type, each.is_shown_inline) for each in served if each} == {("image/webp", True)}
    assert len({each.place for each in served if each}) == 3


@pytest.mark.django_db
def test_it_has_no_pages_of_other_files() -> None:
    assert page_addresses(ready(samples.picture()), now=NOW) == ()
