"""`python -m tests.vault.busy_writer`: a house where people file without a pause, until a file named `stop` lies in the data folder.

Needs LAPOR_DATA_DIR. Counts its reports in a file `filed`; erases the first identity when a file named `erase` lies there.
"""

import importlib
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

MOST = 2_000


def main() -> int:
    """Make the house, then file and file."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    house = importlib.import_module("tests.vault.busy_house")
    folder = Path(os.environ["LAPOR_DATA_DIR"])
    house.build()
    for number in range(MOST):
        house.file_one(number)
        (folder / "filed").write_text(str(number + 1))
        if (folder / "erase").exists():
            house.erase_first()
            (folder / "erase").unlink()
        if (folder / "stop").exists():
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
