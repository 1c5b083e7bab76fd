"""`make soak`: the heavy checks at full counts, with a seed that is printed, and what was reached appended to docs/soak.md."""

import os
import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

PAGE = Path(__file__).resolve().parents[1] / "docs" / "soak.md"
HEAD = """# What the heavy checks reached

`make soak` runs every check marked `soak` at its full count and appends here what was reached, with the seed that brings
the same run back: `LAPOR_SOAK_SEED=<seed> make soak`.
"""


def main(extra: list[str]) -> int:
    """Run the checks, append what they reached; returns pytest's exit code. Extra arguments go to pytest."""
    seed = os.environ.get("LAPOR_SOAK_SEED") or str(random.SystemRandom().randrange(1, 2**31))
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "soak.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "soak",
            "-o",
            "junit_family=xunit1",
            f"--hypothesis-seed={seed}",
            f"--junitxml={report}",
        ]
        code = subprocess.call([*command, *extra], env=os.environ | {"LAPOR_SOAK_SEED": seed})
        if report.exists():
            append(report.read_text(encoding="utf-8"), seed=seed, on=datetime.now(UTC))
    return code


def append(xml: str, *, seed: str, on: datetime) -> None:
    """Append a section with one line per check."""
    checks = list(ElementTree.XML(xml).iter("testcase"))
    lines = [line_of(check) for check in checks]
    if lines:
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
        section = f"\n## {on:%Y-%m-%d %H:%M} UTC, seed {seed}\n\n" + "\n".join(lines) + "\n"
        PAGE.write_text(before + section, encoding="utf-8")


def line_of(check: ElementTree.Element) -> str:
    """A check, how it ended, how long it took, and what it says it reached."""
    failed = check.find("failure") is not None or check.find("error") is not None
    skipped = check.find("skipped") is not None
    ended = "failed" if failed else "skipped" if skipped else "passed"
    name = str(check.get("name")).removeprefix("test_").replace("_", " ")
    said = [str(each.get("value")) for each in check.iter("property") if each.get("name") == "reached"]
    return f"- {name}: {ended}, {float(check.get('time') or 0):.0f} s" + "".join(f" – {each}" for each in said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
