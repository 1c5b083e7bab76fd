"""All pages of the reference: which there are, writing them, and which are stale."""

from collections.abc import Callable
from pathlib import Path

from tools.reference import api, domain, limits, settings

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings.page,
    "errors.md": domain.errors_page,
    "workflow.md": domain.workflow_page,
    "events.md": domain.events_page,
    "figures.md": domain.figures_page,
    "limits.md": limits.page,
    "api.md": api.page,
}


def write() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


def stale() -> list[str]:
    """Pages whose text is not what the code says now."""
    return [name for name, page in PAGES.items() if text_of(name) != page()]


def text_of(name: str) -> str:
    """A page as it lies in the folder; empty when it does not."""
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else ""
