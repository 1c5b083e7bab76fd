"""Every test of files has a folder of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def files_dir(tmp_path: Path, settings: Any) -> Path:
    """An empty files folder."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"
