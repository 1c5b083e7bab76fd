"""Procedures in addresses."""

from collections.abc import Mapping

SLUGS: Mapping[str, str] = {
    "running": "menjalankan",
    "following_up": "menindaklanjuti",
    "quarterly": "laporan-triwulan",
}
KINDS: Mapping[str, str] = {slug: kind for kind, slug in SLUGS.items()}
