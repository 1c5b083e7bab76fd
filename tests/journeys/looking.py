"""Looking at a page as it is on a phone and on a wide screen, light and dark: axe finds nothing, nothing is cut off."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.house import DESK, PHONE

# A theme changes colours only; where things are is looked at in the light.
COLOURS: dict[str, object] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ALL: dict[str, object] = {}
OPEN_EVERYTHING = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
STAND_STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [still];
}"""
IS_WIDE = "document.scrollingElement.scrollWidth > innerWidth"
WIDE_PARTS = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".map"))
  .slice(0, 4).map((each) => each.outerHTML.slice(0, 120))"""


def look(page: Page, *, name: str) -> list[str]:
    """What is wrong with the page that is open now, in both themes and at both widths; empty when nothing is."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(OPEN_EVERYTHING)
    page.evaluate(STAND_STILL)
    found: list[str] = []
    for width, size in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            found += _axe(page, options=ALL if theme == "light" else COLOURS, where=f"{name} ({width}, {theme})")
        if page.evaluate(IS_WIDE):
            # On a busy machine the layout may still be on its way to the new width.
            page.wait_for_timeout(1000)
        if page.evaluate(IS_WIDE):
            found.append(f"{name} ({width}): scrolls sideways: {page.evaluate(WIDE_PARTS)}")
    return found


def _axe(page: Page, *, options: dict[str, object], where: str) -> list[str]:
    answer: list[dict[str, Any]] = page.evaluate(
        "(options) => axe.run(document, options).then((found) => found.violations)",
        {"resultTypes": ["violations"], **options},
    )
    return [f"{where}: {each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in answer]
