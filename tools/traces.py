"""Nothing committed names a registry, a machine's folder or a key: `python -m tools.traces`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Put together from halves, so that this file does not name what it looks for.
FORBIDDEN = [
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "npm" + r"js\.(org|com)",
    "yarn" + r"pkg\.com",
    "deb" + r"ian\.org/debian",
    "/opt/" + "(wheels|pypi)",
    "/root/" + r"\.",
    r"(?<![\w.])/" + r"work" + r"/(main|shared|\.)",
    "BEGIN [A-Z ]*PRIVATE" + " KEY",
]
PATTERN = re.compile("|".join(FORBIDDEN))
LARGEST = 2_000_000


def traces(text: str) -> list[int]:
    """The lines that name something of a machine or a registry."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if PATTERN.search(line)]


def committed_files() -> list[Path]:
    """Every file that is or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str:
    """The text of a file; nothing for pictures and other bytes."""
    content = path.read_bytes()[:LARGEST]
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def main() -> int:
    """Print every trace; 1 when there is one."""
    found = [f"{path.relative_to(ROOT)}:{line}" for path in committed_files() for line in traces(text_of(path))]
    for place in found:
        print(f"{place}: names a registry, a machine's folder or a key")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
