"""`python -m tests.vault.planted_house`: a house in which the planted values are filed and lived with; it stays open until told to end.

Needs LAPOR_DATA_DIR. Says `lived` when everything is done, then waits for a line: the database is looked at while it is in use.
"""

import importlib
import os
import sys

import django
from django.core.management import call_command
from django.test.utils import setup_test_environment


def main() -> int:
    """Make the house, live through two reports, wait."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    cast = importlib.import_module("tests.cast")
    life = importlib.import_module("tests.vault.test_planted_values")
    life.live_through(cast.make_world())
    print("lived", flush=True)
    sys.stdin.readline()
    return 0


if __name__ == "__main__":
    sys.exit(main())
