"""Gathers what browsers get from node_modules and from our own sources into static/vendor/: `python -m lapor.ui.build`.

Served files are one style sheet (the base and ours, in this order), one font, one icon sprite, and the map library,
which only pages with a map load. The folder is made anew each time and is never committed.
"""

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import typst

from lapor.ui.icons import ICONS

HERE = Path(__file__).resolve().parent
MODULES = HERE.parent.parent / "node_modules"
STYLES = HERE / "styles"
VENDOR = HERE / "static" / "vendor"

APP_ICONS, MARK_COLOUR = (192, 512), "#0f5c5c"
STYLE_ORDER = ("tokens", "page", "forms", "parts", "work", "print")
COPIES = {
    "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2": "jakarta.woff2",
    "@fontsource-variable/plus-jakarta-sans/LICENSE": "licences/plus-jakarta-sans.txt",
    "@picocss/pico/LICENSE.md": "licences/pico.txt",
    "idb/LICENSE": "licences/idb.txt",
    "idb/build/index.js": "idb.js",
    "leaflet/LICENSE": "licences/leaflet.txt",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/images/layers.png": "leaflet/images/layers.png",
    "leaflet/dist/images/layers-2x.png": "leaflet/images/layers-2x.png",
    "leaflet/dist/images/marker-icon.png": "leaflet/images/marker-icon.png",
    "leaflet/dist/images/marker-icon-2x.png": "leaflet/images/marker-icon-2x.png",
    "leaflet/dist/images/marker-shadow.png": "leaflet/images/marker-shadow.png",
    "lucide-static/LICENSE": "licences/lucide.txt",
    "protomaps-leaflet/dist/protomaps-leaflet.js": "leaflet/protomaps-leaflet.js",
    "tus-js-client/LICENSE": "licences/tus.txt",
    "tus-js-client/dist/tus.min.js": "tus.js",
}

_SVG = "http://www.w3.org/2000/svg"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_FRAME = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class MissingSource(Exception):
    """A file that the build needs is not there; the text says which."""


def build(*, modules: Path = MODULES, into: Path = VENDOR) -> list[Path]:
    """Makes the folder `into` anew and gives its files, sorted. Raises MissingSource and leaves the old folder."""
    fresh = into.with_name(f"{into.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for source, target in COPIES.items():
        _copy(_existing(modules / source), target=fresh / target)
    (fresh / "lapor.css").write_text(style_sheet(modules=modules), encoding="utf-8")
    (fresh / "icons.svg").write_text(sprite(modules=modules, icons=ICONS), encoding="utf-8")
    for size in APP_ICONS:
        (fresh / f"icon-{size}.png").write_bytes(app_icon(size))
    shutil.rmtree(into, ignore_errors=True)
    fresh.rename(into)
    return sorted(path for path in into.rglob("*") if path.is_file())


def style_sheet(*, modules: Path = MODULES) -> str:
    """The one style sheet: the base, then ours in the order of STYLE_ORDER, without comments and indents."""
    base = _existing(modules / "@picocss/pico/css/pico.min.css").read_text(encoding="utf-8")
    ours = "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_ORDER)
    return f"{base.rstrip()}\n{_INDENT.sub(chr(10), _COMMENT.sub('', ours)).strip()}\n"


def sprite(*, modules: Path = MODULES, icons: Mapping[str, str] = ICONS) -> str:
    """One SVG with a symbol per icon that pages use, named by our word."""
    folder = modules / "lucide-static" / "icons"
    symbols = [
        f'<symbol id="{ours}" viewBox="0 0 24 24">{_shapes(_existing(folder / f"{theirs}.svg"))}</symbol>'
        for ours, theirs in sorted(icons.items())
    ]
    return "\n".join([f'<svg xmlns="{_SVG}">', *symbols, "</svg>", ""])


def app_icon(size: int) -> bytes:
    """Our mark as a square picture of that many pixels, for a phone's home screen; filled to the edge, so that it may be cut round."""
    page = f'#set page(width: {size}pt, height: {size}pt, margin: {size / 10}pt, fill: rgb("{MARK_COLOUR}"))'
    mark = (HERE / "static" / "ui" / "mark.svg").read_text(encoding="utf-8")
    source = f'{page}\n#image(bytes(sys.inputs.mark), format: "svg", width: 100%)'
    made = typst.compile(source.encode(), format="png", ppi=72, sys_inputs={"mark": mark})
    assert isinstance(made, bytes)
    return made


def main() -> int:
    """Builds and prints the size of each file; 1 and a hint when something is missing."""
    try:
        made = build()
    except MissingSource as error:
        sys.stderr.write(f"{error} is missing: run `npm ci --ignore-scripts` first.\n")
        return 1
    for path in made:
        sys.stdout.write(f"{path.stat().st_size:>8}  {path.relative_to(VENDOR)}\n")
    return 0


def _copy(source: Path, *, target: Path) -> None:
    """Copies a file; a script loses its pointer to a source map that is not served."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".js":
        target.write_text(_SOURCE_MAP.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


def _shapes(file: Path) -> str:
    """What an icon draws, without its frame: the styles of `.icon` take the frame's place."""
    found = _FRAME.search(file.read_text(encoding="utf-8"))
    if not found:
        raise MissingSource(f"the drawing in {file.name}")
    return _INDENT.sub("", found.group(1))


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise MissingSource(path.name)
    return path


if __name__ == "__main__":
    sys.exit(main())
