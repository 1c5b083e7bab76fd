"""The small program that draws the pages of a PDF: run by its path in a process of its own, never imported by pages.

`python -I drawing.py FILE FOLDER PAGES SIDE` writes `1.webp`, `2.webp` … It limits its own memory, time and files before it opens
anything, knows no Django, no database and no setting, and PDFium is built without JavaScript and XFA.
"""

import resource
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

MEMORY = 1536 * 1024 * 1024
SECONDS = 45
LARGEST_FILE = 32 * 1024 * 1024
OPEN_FILES = 64
LONGEST_PAGE = 20_000.0
QUALITY = 75


def main(file: Path, *, into: Path, pages: int, side: int) -> None:
    """Draw the first pages, white paper, no forms, no notes on them; the longer side gets `side` pixels."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    for number in range(min(len(document), pages)):
        page = document[number]
        width, height = page.get_size()
        if not 1 <= min(width, height) <= max(width, height) <= LONGEST_PAGE:
            continue
        drawn = page.render(scale=side / max(width, height), draw_annots=False, may_draw_forms=False)
        picture: Image.Image = drawn.to_pil().convert("RGB")
        picture.save(into / f"{number + 1}.webp", "WEBP", quality=QUALITY, method=3)
        page.close()


def limit() -> None:
    """What this process may use; what goes beyond ends it."""
    for kind, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    limit()
    main(Path(sys.argv[1]), into=Path(sys.argv[2]), pages=int(sys.argv[3]), side=int(sys.argv[4]))
