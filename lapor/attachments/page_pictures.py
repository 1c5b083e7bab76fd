"""Pages of a PDF as pictures: drawn by a process of its own, from the rebuilt PDF alone."""

import logging
import subprocess
import sys
import tempfile
from pathlib import Path

log = logging.getLogger("lapor.attachments")

PAGES_DRAWN = 30
SIDE = 1400
PATIENCE_SECONDS = 120
_PROGRAM = Path(__file__).with_name("drawing.py")


def drawn_pages(content: bytes) -> list[bytes]:
    """The first pages as WebP, in order; none from the first page on that could not be drawn.

    The process gets no environment, so no secret, and is ended when it takes too long. What it wrote is taken, not trusted: only
    files with the expected names, and a page picture is a picture of ours. An empty list leaves the rebuilt PDF to be downloaded.
    """
    with tempfile.TemporaryDirectory(prefix="lapor-pages-") as folder:
        file, out = Path(folder) / "in.pdf", Path(folder) / "out"
        out.mkdir()
        file.write_bytes(content)
        _draw(file, out=out)
        drawn = []
        for number in range(1, PAGES_DRAWN + 1):
            page = out / f"{number}.webp"
            if page.is_symlink() or not page.is_file() or not page.read_bytes()[:12].endswith(b"WEBP"):
                break
            drawn.append(page.read_bytes())
        return drawn


def _draw(file: Path, *, out: Path) -> None:
    command = [sys.executable, "-I", str(_PROGRAM), str(file), str(out), str(PAGES_DRAWN), str(SIDE)]
    try:
        ended = subprocess.run(command, env={}, cwd=out, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        log.warning("drawing pages took too long")
        return
    if ended.returncode:
        log.warning("drawing pages ended with %s", ended.returncode)
