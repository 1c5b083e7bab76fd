"""The operator's own base map: one PMTiles file that browsers read in parts."""

from pathlib import Path

from django.conf import settings

FILE_NAME = "dasar.pmtiles"
URL = "/peta/dasar.pmtiles"


def tiles_file() -> Path:
    """Where the base map lies, whether one was loaded or not."""
    return Path(settings.MAPS_DIR) / FILE_NAME


def tiles_url() -> str:
    """The address of the base map; empty until an operator has loaded one."""
    return URL if tiles_file().is_file() else ""
