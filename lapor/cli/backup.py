"""`lapor backup [FOLDER] [--keys FOLDER] [--keep N]`: copy database, files and keys while everything runs."""

import argparse
import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from lapor.cli import store
from lapor.vault.keep import ERASURE_LOG

HELP = "copy database, files and (apart) keys while everything runs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where backups are kept (default: backups/ in the data folder)"
    )
    parser.add_argument(
        "--keys", type=Path, help="where the keys go (default: keys/ beside the backup; better another disk)"
    )
    parser.add_argument("--keep", type=int, default=14, help="how many backups stay (default 14)")


def run(arguments: argparse.Namespace) -> int:
    """Make one backup named by the moment, then remove the oldest beyond `--keep`. Returns the exit code."""
    parent: Path = arguments.folder or Path(settings.DATA_DIR) / "backups"
    moment = timezone.now()
    folder = parent / f"lapor-{moment:%Y%m%dT%H%M%SZ}"
    keys = (arguments.keys or parent / "keys") / folder.name
    try:
        manifest = store.copy_out(folder, keys_to=keys, made_at=moment.isoformat())
    except OSError as error:
        print(f"backup failed: {error.strerror or error}", file=sys.stderr)
        return 1
    _carry_erasures(parent)
    _thin_out(parent, keys=keys.parent, keep=max(arguments.keep, 1))
    print(f"{folder} ({manifest.engine}); keys: {keys}")
    return 0


def _carry_erasures(parent: Path) -> None:
    """The newest erasure log lies beside all backups, so that an older one brings nobody back either."""
    log = Path(settings.DATA_DIR) / ERASURE_LOG
    if log.is_file():
        shutil.copyfile(log, parent / ERASURE_LOG)


def _thin_out(parent: Path, *, keys: Path, keep: int) -> None:
    for old in sorted(parent.glob("lapor-*Z"))[:-keep]:
        shutil.rmtree(old)
        shutil.rmtree(keys / old.name, ignore_errors=True)
