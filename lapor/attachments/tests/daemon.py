"""A real clamd of the test's own, with one harmless signature of ours and no other."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HARMLESS = b"LAPOR-UJI-BUKAN-VIRUS-7f3a"
SIGNATURE = f"LaporUji:0:*:{HARMLESS.hex()}\n"
PATIENCE = 120.0


@contextmanager
def clamd() -> Iterator[str]:
    """The address of a daemon that answers; it is gone afterwards. The folder is short: a socket's path has 107 bytes at most."""
    with tempfile.TemporaryDirectory(prefix="clamd-") as name:
        folder = Path(name)
        (folder / "signatures").mkdir()
        (folder / "signatures" / "lapor.ndb").write_text(SIGNATURE)
        (folder / "clamd.conf").write_text(
            f"DatabaseDirectory {folder}/signatures\nLocalSocket {folder}/socket\nTemporaryDirectory {folder}\n"
            "Foreground yes\nStreamMaxLength 30M\nLogTime no\n"
        )
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(["clamd", "-c", str(folder / "clamd.conf")], stdout=log, stderr=log)
        try:
            _wait(folder, running=running)
            yield str(folder / "socket")
        finally:
            running.terminate()
            with suppress(subprocess.TimeoutExpired):
                running.wait(timeout=20)
            running.kill()
            running.wait()


def _wait(folder: Path, *, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not (folder / "socket").exists():
        assert running.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < end, "clamd did not start"
        time.sleep(0.1)
