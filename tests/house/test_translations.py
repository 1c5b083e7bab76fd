"""Every text has English words, and English pages say nothing in Indonesian except what people wrote themselves."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.translation import override

from lapor.channels.web_form.tests.walk import walk_to
from lapor.institutions.models import Institution, Region
from lapor.kit.codes import format_code
from lapor.portal.tests import stories
from lapor.reports.models import Report, Topic
from lapor.ui import dates
from lapor.workbench.tests.desk import filed, forwarded, sign_in
from seed.practice import practice_cases
from tests.cast import World
from tools import catalogue, messages

INDONESIAN = re.compile(
    r"\b(ada|adalah|agar|akan|anda|atau|batas|bawah|belum|berkas|bila|bisa|boleh|buat|cari|dan|dari|daftar|dengan|di"
    r"|hari|ini|itu|jawaban|kami|kantor|ke|kembali|keterangan|kirim|langkah|lapor|laporan|lewat|lihat|masuk|menunggu"
    r"|nomor|oleh|pada|paling|pelapor|petugas|pilih|sampai|sejak|semua|siapa|sudah|tanggal|tidak|tulis|untuk|yang"
    r"|warga)\b",
    re.IGNORECASE,
)
# Names, and official words that stand in brackets once.
ALLOWED = re.compile(r"\([^)]*\)|Bahasa Indonesia|\bLapor\b|https?://\S+")
COOKIE = "lapor_bahasa"
SPOKEN = ("title", "alt", "aria-label", "placeholder")
SILENT = {"script", "style", "template", "textarea", "code"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "use"}
STEPS = ("what", "where", "whom", "who", "check")
PUBLIC = (
    "/",
    "/laporan/",
    "/lacak/",
    "/bantuan/",
    "/privasi/",
    "/audit/",
    "/statistik/",
    "/peta/",
    "/renaksi/",
    "/masuk/",
)


class _Words(HTMLParser):
    """What a page says, without what people wrote: those places carry `dir="auto"` or are fields."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        theirs = held.get("dir") == "auto" or held.get("lang") == "id" or tag in SILENT
        if not theirs and not any(self.open):
            self.said += [held[name] or "" for name in SPOKEN if name in held]
        if tag not in VOID:
            self.open.append(theirs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.open):
            self.said.append(data)


def leftovers(html: str, *, names: list[str]) -> list[str]:
    """Pieces of a page that hold common Indonesian words and are no name of a place, an office or a topic."""
    page = _Words()
    page.feed(html)
    found = []
    for said in page.said:
        rest = ALLOWED.sub(" ", " ".join(said.split()))
        for name in names:
            rest = rest.replace(name, " ")
        if INDONESIAN.search(rest):
            found.append(said.strip())
    return found


@pytest.fixture
def english(client: Client, settings: LazySettings, tmp_path: Path) -> Client:
    """A browser that prefers English, with the catalogue as it is written now."""
    made = tmp_path / "en" / "LC_MESSAGES" / "django.mo"
    made.parent.mkdir(parents=True)
    messages.catalogue().save_as_mofile(str(made))
    settings.LOCALE_PATHS = [tmp_path]
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-GB,en;q=0.9"
    return client


@pytest.fixture
def case(world: World) -> str:
    """A report that everybody may read, answered by its office; its code."""
    receipt = stories.published(world)
    stories.forward(world, receipt)
    stories.answer(world, receipt)
    return format_code(receipt.code)


def test_it_has_english_words_for_every_text() -> None:
    words = {entry.msgid: entry for entry in messages.catalogue()}
    missing = [
        f"{places[0]}: {text.singular}" for text, places in catalogue.all_texts().items() if not known(words, text)
    ]
    assert missing == [], "run make messages, then translate what is empty"


def test_it_keeps_what_is_filled_in_and_no_doubts() -> None:
    entries = messages.catalogue()
    assert [entry.msgid for entry in entries if entry.fuzzy] == []
    assert [entry.msgid for entry in entries if entry.translated() and not agrees(entry)] == []


@pytest.mark.parametrize("address", PUBLIC)
def test_it_speaks_english_on_public_pages(english: Client, case: str, address: str) -> None:
    assert leftovers(page(english, address), names=names()) == []


@pytest.mark.parametrize("step", STEPS)
def test_it_speaks_english_in_the_form(english: Client, world: World, step: str) -> None:
    assert leftovers(walk_to(english, step).content.decode(), names=names()) == []


def test_it_speaks_english_on_a_report(english: Client, case: str, world: World) -> None:
    receipt = filed("own")
    addresses = [f"/laporan/{case}/", f"/lacak/{case}/", stories.enter(english, receipt)]
    addresses += [f"{addresses[-1]}kenapa/", f"{addresses[-1]}data/"]
    found = {address: leftovers(page(english, address), names=names()) for address in addresses}
    assert found == dict.fromkeys(addresses, [])


def test_it_speaks_english_at_the_desk(english: Client, case: str, world: World) -> None:
    away = forwarded(world, "away")
    sign_in(english, world, who="sari")
    addresses = ["/kerja/", "/kerja/?bagian=dipantau", f"/kerja/laporan/{away.code}/", "/kerja/akun/"]
    found = {address: leftovers(page(english, address), names=names()) for address in addresses}
    assert found == dict.fromkeys(addresses, [])


def test_it_speaks_english_in_training(english: Client, world: World) -> None:
    sign_in(english, world, who="sari")
    desk = "/kerja/renaksi/bimtek/"
    addresses = [desk, f"{desk}baru/", f"{desk}petugas/", f"{desk}siap/", "/renaksi/bimtek/", "/kerja/akun/siap/"]
    addresses += ["/kerja/latihan/", *(f"/kerja/latihan/{case.code}/" for case in practice_cases())]
    invented = [*names(), *(case.title for case in practice_cases())]
    found = {address: leftovers(page(english, address), names=invented) for address in addresses}
    assert found == dict.fromkeys(addresses, [])


def test_it_follows_the_choice_in_the_cookie(english: Client, world: World) -> None:
    english.cookies[COOKIE] = "id"
    assert "Buat laporan" in page(english, "/")
    english.cookies[COOKIE] = "en"
    assert "Make a report" in page(english, "/")


def test_it_writes_days_in_the_language_of_the_page() -> None:
    day = date(2026, 8, 6)
    with override("en"):
        assert dates.long_day(day, zone="UTC") == "Thursday, 6 August 2026"
    with override("id"):
        assert dates.long_day(day, zone="UTC") == "Kamis, 6 Agustus 2026"


def test_it_finds_texts_however_they_are_asked_for() -> None:
    code = 'from django.utils.translation import gettext as say, ngettext\nsay("satu")\nngettext("dua", "tiga", 2)'
    page = (
        '{% translate "empat" as x %}{{ a|default:_("lima") }}{% blocktranslate trimmed count n=n %}\n enam {{ n }}\n'
        "{% plural %} tujuh 5%{% endblocktranslate %}"
    )
    assert [text.singular for text in catalogue.texts_of_code(code)] == ["satu", "dua"]
    found = list(catalogue.texts_of_template(page))
    assert [text.singular for text in found] == ["empat", "lima", "enam %(n)s"] and found[2].plural == "tujuh 5%%"


def test_it_bites_what_is_left_over() -> None:
    html = '<p title="Semua laporan">Reports</p><p dir="auto">yang ditulis warga</p><code>lapor init</code><br>and'
    assert leftovers(html, names=[]) == ["Semua laporan"]
    assert leftovers("<p>Jalan dan jembatan</p>", names=["Jalan dan jembatan"]) == []


def test_it_bites_a_placeholder_that_is_lost() -> None:
    assert not agrees(polib.POEntry(msgid="Nomor %(code)s", msgstr="Number %(kode)s"))
    assert not agrees(polib.POEntry(msgid="<b>Nomor</b>", msgstr="Number"))


def known(words: dict[str, polib.POEntry], text: catalogue.Text) -> bool:
    """Whether a text has its words, in every form it needs."""
    entry = words.get(text.singular)
    if entry is None or text.plural is None:
        return entry is not None and bool(entry.msgstr or entry.msgid_plural)
    return entry.msgid_plural == text.plural and all(entry.msgstr_plural.get(form) for form in (0, 1))


def agrees(entry: polib.POEntry) -> bool:
    """Whether the words fill in the same things, keep the same tags, and begin and end with the same spaces."""
    if entry.msgid_plural:
        singular, plural = entry.msgstr_plural.get(0, ""), entry.msgstr_plural.get(1, "")
        counted = set(catalogue.placeholders(singular)) <= set(catalogue.placeholders(plural))
        return counted and catalogue.placeholders(entry.msgid_plural) == catalogue.placeholders(plural)
    edges = [(text[:1].isspace(), text[-1:].isspace()) for text in (entry.msgid, entry.msgstr)]
    return edges[0] == edges[1] and catalogue.placeholders(entry.msgid) == catalogue.placeholders(entry.msgstr)


def page(client: Client, address: str) -> str:
    """The page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def names() -> list[str]:
    """Names of places, offices, topics and reports, longest first: data, the same in every language."""
    found = {name for model in (Institution, Region, Topic) for name in model.objects.values_list("name", flat=True)}
    titles = {title for pair in Report.objects.values_list("title", "public_title") for title in pair if title}
    return sorted(found | titles, key=len, reverse=True)
