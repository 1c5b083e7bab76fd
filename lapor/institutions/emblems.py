"""Where emblems lie and under which address they are shown. Their names are digests of their bytes."""

import re
from pathlib import Path

from django.conf import settings

EMBLEMS = "emblem"
_NAME = re.compile(r"[0-9a-f]{64}")


def emblem_url(name: str) -> str:
    """The address of an emblem; the same bytes for ever."""
    return f"/lambang/{name}.png"


def emblem_file(name: str) -> Path | None:
    """The file of an emblem; None when there is none of that name."""
    if not _NAME.fullmatch(name):
        return None
    file = Path(settings.FILES_DIR) / EMBLEMS / f"{name}.png"
    return file if file.is_file() else None
