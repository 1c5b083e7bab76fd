"""`lapor restore FOLDER [--keys FOLDER]`: put a backup into an empty installation, then verify it."""

import argparse
import sys
from pathlib import Path

from lapor.cli import store

HELP = "put a backup into an empty installation; verify it afterwards with `lapor audit verify`"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, help="the backup (a folder lapor-…Z)")
    parser.add_argument("--keys", type=Path, help="the folder of its keys (default: keys/<same name> beside it)")


def run(arguments: argparse.Namespace) -> int:
    """Check every part, restore, say what to do next. Returns the exit code; nothing is overwritten."""
    folder: Path = arguments.folder
    keys: Path = arguments.keys or folder.parent / "keys" / folder.name
    try:
        manifest = store.read_manifest(folder, keys_from=keys)
        store.copy_in(folder, keys_from=keys)
    except (store.BadBackup, store.NotEmpty, OSError) as error:
        print(f"restore refused: {error}", file=sys.stderr)
        return 1
    print(f"restored the backup of {manifest.made_at}. Next: lapor audit verify")
    return 0
