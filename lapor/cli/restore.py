"""`lapor restore FOLDER [--keys FOLDER]`: put a backup into an empty installation, then verify it."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from lapor.cli import store
from lapor.kit.actors import SYSTEM
from lapor.vault.keep import ERASURE_LOG, Erased, read_erasures, replay_erasures

HELP = "put a backup into an empty installation; verify it afterwards with `lapor audit verify`"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, help="the backup (a folder lapor-…Z)")
    parser.add_argument(
        "--erasures",
        type=Path,
        help=f"the newest {ERASURE_LOG} (those beside the backup and in the data folder count too)",
    )
    parser.add_argument("--keys", type=Path, help="the folder of its keys (default: keys/<same name> beside it)")


def run(arguments: argparse.Namespace) -> int:
    """Check every part, restore, erase again what was erased since, say what to do next. Returns the exit code.

    Nothing is overwritten. Erasures come before anything is opened: a backup brings nobody back.
    """
    folder: Path = arguments.folder
    keys: Path = arguments.keys or folder.parent / "keys" / folder.name
    try:
        manifest = store.read_manifest(folder, keys_from=keys)
        erasures = read_erasures(_lines(folder, given=arguments.erasures))
        store.copy_in(folder, keys_from=keys)
    except (store.BadBackup, store.NotEmpty, OSError, ValueError) as error:
        print(f"restore refused: {error}", file=sys.stderr)
        return 1
    erased = _erase_again(erasures)
    print(f"restored the backup of {manifest.made_at}; {erased} identities erased again. Next: lapor audit verify")
    return 0


def _erase_again(erasures: list[Erased]) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    return replay_erasures(erasures, by=SYSTEM, at=timezone.now())


def _lines(folder: Path, *, given: Path | None) -> Iterator[str]:
    """The lines of every erasure log within reach, the newest ones included; one that was named must be there."""
    if given is not None:
        yield from given.read_text(encoding="utf-8").splitlines()
    for file in {Path(settings.DATA_DIR) / ERASURE_LOG, folder.parent / ERASURE_LOG, folder / ERASURE_LOG}:
        if file.is_file():
            yield from file.read_text(encoding="utf-8").splitlines()
