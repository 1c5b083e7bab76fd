"""What officers do on the case page: open an action, fill it in, send it."""

from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD, PERSONAS

TOPIC = "Jalan dan jembatan › Jalan berlubang"


def sign_in(page: Page, *, who: str) -> None:
    """By the sign-in page, with e-mail and password."""
    page.goto("/kerja/")
    page.locator("input[name=login]").fill(PERSONAS[who][0])
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Antrean")


def open_case(page: Page, *, title: str) -> None:
    """From the queue to the case."""
    page.goto("/kerja/")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def action(page: Page, verb: str) -> Locator:
    """The form of an action, opened."""
    place = page.locator(f"#tindakan-{verb}")
    if place.get_attribute("open") is None:
        place.locator("summary").click()
    return place


def press(place: Locator, *, button: str) -> None:
    """Send the form; the page says what was done."""
    place.get_by_role("button", name=button, exact=True).click()


def told(page: Page, *, words: str) -> None:
    """The page says so after an action."""
    expect(page.locator(".messages")).to_contain_text(words)


def verify(page: Page) -> None:
    """Topic, procedure, public words: as they stand, with a topic."""
    place = action(page, "verify")
    place.get_by_label("Topik").fill(TOPIC)
    press(place, button="Verifikasi")
    told(page, words="Laporan diverifikasi.")


def forward(page: Page, *, to: str, note: str = "") -> None:
    """To one leading office."""
    place = action(page, "forward")
    place.get_by_label("Kantor yang memimpin").fill(to)
    place.get_by_label("Catatan untuk kantor penerima").fill(note)
    press(place, button="Teruskan")
    told(page, words="Laporan diteruskan.")


def fill_answer(place: Locator, *, text: str) -> None:
    """What was found, what was done, and the words for the reporter."""
    place.get_by_label("Yang ditemukan").fill("Memang demikian.")
    place.get_by_label("Yang dikerjakan").fill("Sudah diperbaiki.")
    place.get_by_label("Jawaban untuk pelapor").fill(text)
