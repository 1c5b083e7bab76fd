"""The served files: exactly what is needed, nothing that points elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

from lapor.ui.build import COPIES, HERE, MODULES, MissingSource, build, sprite
from lapor.ui.icons import ICONS

BUDGET = 100_000
FIRST_PAGE_HTML = 8_000

pytestmark = pytest.mark.skipif(not MODULES.is_dir(), reason="npm ci has not been run")


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder."""
    into = tmp_path_factory.mktemp("static") / "vendor"
    build(into=into)
    return into


def test_it_makes_exactly_the_listed_files(vendor: Path) -> None:
    made = {str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file()}
    assert made == {*COPIES.values(), "lapor.css", "icons.svg", "icon-192.png", "icon-512.png"}


def test_it_keeps_the_first_page_under_its_budget(vendor: Path) -> None:
    served = [
        vendor / "lapor.css",
        vendor / "icons.svg",
        *(HERE / "static/ui" / name for name in ("theme.js", "comfort.js")),
    ]
    small = sum(len(gzip.compress(path.read_bytes(), 9)) for path in served)
    assert small + (vendor / "jakarta.woff2").stat().st_size + FIRST_PAGE_HTML <= BUDGET
    assert (vendor / "jakarta.woff2").stat().st_size <= 30 * 1024


def test_it_points_to_no_file_that_is_not_served(vendor: Path) -> None:
    for style in vendor.rglob("*.css"):
        for target in re.findall(r"url\([\"']?([^\"')]+)", style.read_text(encoding="utf-8")):
            assert target.startswith(("data:", "#")) or (style.parent / target).is_file(), target
    assert not any("sourceMappingURL" in path.read_text(encoding="utf-8") for path in vendor.rglob("*.js"))


def test_it_has_a_symbol_for_every_icon() -> None:
    assert set(re.findall(r'<symbol id="([^"]+)"', sprite())) == set(ICONS)


def test_it_says_what_is_missing_and_keeps_the_old_folder(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "old").write_text("x")
    with pytest.raises(MissingSource):
        build(modules=tmp_path, into=tmp_path / "vendor")
    assert (tmp_path / "vendor" / "old").exists()
