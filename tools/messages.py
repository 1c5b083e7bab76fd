"""Translations: `python -m tools.messages extract` (needs gettext) and `… compile` (needs nothing)."""

import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
IGNORED = ["node_modules", ".venv", "var", "staticfiles", "*/tests/*", "tests", "bench", "tools"]


def main(arguments: list[str]) -> int:
    """Run the step that is named; both when none is."""
    steps = arguments or ["extract", "compile"]
    if "extract" in steps:
        extract()
    if "compile" in steps:
        compile_all()
    return 0


def extract() -> None:
    """Collect the Indonesian source strings of code and templates into the English catalogue."""
    (ROOT / "locale").mkdir(exist_ok=True)
    options = [part for pattern in IGNORED for part in ("--ignore", pattern)]
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-obsolete", "--no-location", *options]
    subprocess.run(command, cwd=ROOT, check=True, env=None)


def compile_all() -> None:
    """Write the `.mo` beside every `.po`."""
    for source in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
