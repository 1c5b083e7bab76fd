"""Translations: `python -m tools.messages` collects and compiles; `collect` and `compile` do one of both."""

import sys
from pathlib import Path

import polib

from tools.catalogue import Text, all_texts, is_format

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = {
    "Project-Id-Version": "Lapor",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def main(arguments: list[str]) -> int:
    """Run the step that is named; both when none is."""
    steps = arguments or ["collect", "compile"]
    if "collect" in steps:
        missing = collect()
        if missing:
            print(f"{missing} texts have no English words yet: {ENGLISH.relative_to(ROOT)}")
    if "compile" in steps:
        compile_all()
    return 0


def collect() -> int:
    """Bring the English catalogue up to date with the sources; returns how many texts wait for their words."""
    known = {entry.msgid: entry for entry in catalogue()} if ENGLISH.exists() else {}
    made = polib.POFile(wrapwidth=110)
    made.metadata = dict(HEADER)
    for text, places in sorted(all_texts().items(), key=_order):
        if made.find(text.singular) is None:
            made.append(_entry(text, places=places, known=known.get(text.singular)))
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(ENGLISH), newline="\n")
    return len(made.untranslated_entries())


def catalogue() -> polib.POFile:
    """The English catalogue as it is."""
    return polib.pofile(str(ENGLISH), wrapwidth=110)


def compile_all() -> None:
    """Write the `.mo` beside every `.po`."""
    for source in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


def _order(item: tuple[Text, list[str]]) -> tuple[str, str, bool]:
    text, places = item
    return places[0], text.singular, text.plural is None


def _entry(text: Text, *, places: list[str], known: polib.POEntry | None) -> polib.POEntry:
    """The entry of one text, with the words that it already has."""
    entry = polib.POEntry(msgid=text.singular, occurrences=[(place, "") for place in places])
    entry.flags = ["python-format"] if is_format(text.singular) else []
    if text.plural is None:
        entry.msgstr = known.msgstr if known else ""
        return entry
    entry.msgid_plural = text.plural
    entry.msgstr_plural = dict(known.msgstr_plural) if known and known.msgstr_plural else {0: "", 1: ""}
    return entry


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
