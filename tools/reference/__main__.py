"""`python -m tools.reference` writes the pages; with `--check` it only says which are stale."""

import os
import sys

import django

from tools.reference import pages


def main(arguments: list[str]) -> int:
    """Write or compare; 1 when a page is stale."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
    django.setup()
    if "--check" not in arguments:
        pages.write()
        return 0
    stale = pages.stale()
    for name in stale:
        print(f"docs/reference/{name} is stale: run make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
