"""What somebody does on the phone page, with or without a network."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Error, FilePayload, Page, expect

LONG = 60_000


@dataclass(frozen=True, kw_only=True)
class KeptReport:
    """Number and key as the phone showed them."""

    code: str
    key: str

    @property
    def bare_code(self) -> str:
        """Without dashes."""
        return self.code.replace("-", "")


def install(page: Page) -> None:
    """The first visit; afterwards the worker has kept everything and answers."""
    be_patient(page)
    page.goto("/lapor/ponsel/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    until(page, done=lambda: so(page, "navigator.serviceWorker.controller !== null"))


def be_patient(page: Page) -> None:
    """A phone loads two dozen small files; on a busy machine that takes its time."""
    page.context.set_default_timeout(LONG)
    page.context.set_default_navigation_timeout(LONG)


def photo(seed: int, *, size: tuple[int, int] = (800, 600)) -> bytes:
    """A photo unlike any other."""
    noise = Image.effect_noise(size, 40 + seed).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=85)
    return out.getvalue()


def payload(seed: int) -> FilePayload:
    """A photo to be chosen."""
    return FilePayload(name=f"foto{seed}.jpg", mimeType="image/jpeg", buffer=photo(seed))


def until(page: Page, *, done: Callable[[], bool]) -> None:
    """Wait, with the phone running, until something has come true at the centre."""
    for _turn in range(120):
        if done():
            return
        page.wait_for_timeout(500)
    raise AssertionError("it did not come true within a minute")


def so(page: Page, words: str) -> bool:
    """Whether these words of JavaScript hold; while a page gives way to the next one nothing does.

    Playwright's own waiting compiles words inside the page, which the page's policy forbids.
    """
    try:
        return bool(page.evaluate(words))
    except Error:
        return False


def write(page: Page, *, body: str, privacy: str = "anonymous", name: str = "", photos: int = 0) -> None:
    """Fill the form; an open or confidential report gets a name and a number."""
    page.get_by_role("button", name="Tulis laporan").click()
    page.locator("[name=report_class][value=complaint]").check()
    page.locator("[name=body]").fill(body)
    files = [payload(each) for each in range(photos)]
    if files:
        page.locator("#berkas").set_input_files(files)
        expect(page.locator("[data-files] li")).to_have_count(photos, timeout=LONG)
    page.locator(f"[name=privacy][value={privacy}]").check()
    if name:
        page.locator("[name=name]").fill(name)
        page.locator("[name=phone]").fill("0812-3456-7890")


def save(page: Page) -> KeptReport:
    """Save and read the receipt."""
    page.get_by_role("button", name="Simpan dan kirim").click()
    expect(page.locator("[data-view=receipt]")).to_be_visible(timeout=LONG)
    code, key = page.locator("[data-view=receipt] [data-code]"), page.locator("[data-view=receipt] [data-key]")
    return KeptReport(code=code.inner_text(), key=key.inner_text())


def sums(page: Page) -> dict[str, list[str]]:
    """By the bare number: SHA-256 of every file that waits on the phone, in the order in which they were chosen."""
    return dict(page.evaluate(SUMS))


def make_box(page: Page, *, pin: str) -> None:
    """A box of one's own on the same phone; it is open then."""
    to_list(page)
    page.locator("[data-boxes] summary").click()
    page.get_by_label("PIN baru").fill(pin)
    page.get_by_label("Ulangi PIN").fill(pin)
    page.get_by_role("button", name="Buat kotak ber-PIN").click()
    expect(page.get_by_role("button", name="Tutup kotak ini")).to_be_visible(timeout=LONG)


def open_box(page: Page, *, pin: str, name: str = "Kotak 1") -> None:
    """Try a PIN."""
    if not page.get_by_label("PIN", exact=True).is_visible():
        if not page.get_by_role("button", name=name).is_visible():
            page.locator("[data-boxes] summary").click()
        page.get_by_role("button", name=name).click()
    page.get_by_label("PIN", exact=True).fill(pin)
    page.get_by_role("button", name="Buka", exact=True).click()


def received(page: Page, *, code: str) -> None:
    """The list says that the report was received."""
    to_list(page)
    item = page.locator("[data-items] > li", has_text=code)
    expect(item.locator("[data-state]")).to_contain_text("Diterima", timeout=LONG)


def to_list(page: Page) -> None:
    """Back to the list, from wherever one is on the page."""
    back = page.locator("[data-view]:not([hidden]) [data-back]")
    if back.count():
        back.first.click()
    expect(page.locator("[data-view=list]")).to_be_visible(timeout=LONG)


SUMS = """async () => {
  const [store, seal] = await Promise.all([import("/static/ui/offline/store.js"), import("/static/ui/offline/seal.js")]);
  const sums = {};
  for (const item of (await store.all("items")).filter((each) => ["waiting", "sending"].includes(each.state))) {
    const content = await seal.unseal(await seal.deviceKey(), item.content);
    const found = (sums[content.fields.find(([name]) => name === "kode")[1]] = []);
    for (const file of content.files) {
      const row = await store.get("blobs", file.blob);
      const digest = await crypto.subtle.digest("SHA-256", await seal.openBytes(await seal.fileKey(file.key), row.content));
      found.push([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
  }
  return sums;
}"""
