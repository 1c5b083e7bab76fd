"""The table of requirements names files that are there, and says of every section how it stands."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line.split("|")[1:-1] for line in (ROOT / "docs" / "asvs.md").read_text().splitlines() if line.startswith("| V")
]


def test_it_names_files_that_are_there() -> None:
    named = {name for row in ROWS for cell in row for name in re.findall(r"`([\w/.-]+[/.]\w*)`", cell)}
    assert len(named) > 40
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_it_says_how_every_section_stands() -> None:
    assert {cells[1].split()[0].strip(":,") for cells in ROWS} <= {"met", "partly", "no", "n/a"}
    assert {match for row in ROWS for match in re.findall(r"V(\d+)\.", row[0])} == {
        str(number) for number in range(1, 15)
    }
