"""The pictures of the README: `make pictures` while the demo runs (`make run`), or `python -m tools.pictures ADDRESS`.

Walks through the demo as a citizen and as officers with the password that the demo prints. It files nothing: the form is left
before sending. Each picture is a phone of 360 × 740 or a screen of 1280 × 800 in the light, in at most 150 KB.
"""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools.chromium import CHROMIUM, FLAGS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)
MOST_BYTES = 150 * 1024
COLOURS = (256, 128, 64, 32)
COORDINATOR = "sari@contoh.example"
# As the demo prints it (lapor/cli/demo_people.py, which needs a set-up Django to be read).
SIGN_IN_WORDS = "contoh-lapor-2026"


class TooLarge(Exception):
    """A picture does not fit into the limit with the fewest colours."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: its name, the size of the screen, and how to get to what it shows."""

    name: str
    size: ViewportSize
    reach: Callable[[Page], None]


def main(arguments: list[str]) -> int:
    """Take every picture; 1 with a hint when nobody answers at the address."""
    address = arguments[0] if arguments else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for picture in PICTURES:
            content = taken(browser, picture=picture, address=address)
            (FOLDER / f"{picture.name}.png").write_bytes(content)
            print(f"{len(content) / 1024:6.0f} KB  {picture.name}.png")
        browser.close()
    return 0


def taken(browser: Browser, *, picture: Picture, address: str) -> bytes:
    """The compressed picture of one screen."""
    device = browser.new_context(
        base_url=address, viewport=picture.size, device_scale_factor=1.5, locale="id-ID", color_scheme="light"
    )
    page = device.new_page()
    page.goto("/", wait_until="networkidle")  # A first visit shows the device's own font; the second has ours.
    picture.reach(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    content = page.screenshot()
    device.close()
    return compressed(content)


def compressed(content: bytes) -> bytes:
    """The same picture in as many colours as fit. Raises TooLarge."""
    with Image.open(io.BytesIO(content)) as image:
        plain = image.convert("RGB")
    for colours in COLOURS:
        made = io.BytesIO()
        plain.quantize(colours, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
        if made.tell() <= MOST_BYTES:
            return made.getvalue()
    raise TooLarge


def home(page: Page) -> None:
    """The first page."""
    page.goto("/")


def first_step(page: Page) -> None:
    """The first step of the form, filled in."""
    page.goto("/lapor/")
    page.locator("input[name=report_class][value=complaint]").check()
    page.locator("input[name=title]").fill("Lampu jalan mati di depan pasar")
    page.locator("textarea[name=body]").fill("Sudah dua minggu lampu jalan di depan pasar mati.")
    page.evaluate("scrollTo(0, 0)")


def followed(page: Page) -> None:
    """The newest answered report, as everybody follows it."""
    page.goto("/laporan/?keadaan=responded")
    page.locator(".rows h3 a").first.click()


def queue(page: Page) -> None:
    """The coordinator's queue."""
    page.goto("/kerja/")
    page.locator("input[name=login]").fill(COORDINATOR)
    page.locator("input[name=password]").fill(SIGN_IN_WORDS)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/kerja/")


def case(page: Page) -> None:
    """The case that is due next."""
    queue(page)
    page.locator(".queue-title a").first.click()
    page.wait_for_selector("details.action")


PICTURES = tuple(
    Picture(name=f"{name}-{screen}", size=size, reach=reach)
    for name, reach in (("home", home), ("form", first_step), ("report", followed), ("queue", queue), ("case", case))
    for screen, size in (("phone", PHONE), ("desk", DESK))
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
