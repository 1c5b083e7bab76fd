"""Turns base texts into what people write: choices in brackets, slots in braces, length, haste and slips."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from seed.demo.dice import Dice
from seed.readers import CLASSES, agency_kind_codes, topics
from seed.tables import read_rows, require_unique

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_SENTENCE = re.compile(r"(?<=[.!?]) +")
LENGTHS = {"one": 12, "plain": 25, "more": 33, "long": 24, "letter": 6}
_HASTE = {
    "yang": "yg",
    "tidak": "tdk",
    "dengan": "dgn",
    "sudah": "sdh",
    "karena": "krn",
    "untuk": "utk",
    "jalan": "jln",
    "belum": "blm",
    "tolong": "tlg",
    "kalau": "klo",
}


@dataclass(frozen=True, slots=True)
class BaseText:
    """One invented report to vary: what was asked, what an office found and did."""

    key: str
    topic: str
    report_class: str
    agency_kind: str
    about_official: bool
    weight: int
    title: str
    body: str
    question: str
    found: str
    done: str


@cache
def base_texts() -> tuple[BaseText, ...]:
    """Give all base texts, checked against topics and kinds of agency."""
    name = "demo/story_texts.csv"
    columns = ("key", "topic", "report_class", "agency_kind", "about_official", "weight")
    known_topics = {topic.code for topic in topics()}
    kinds = agency_kind_codes()
    found = tuple(
        BaseText(
            key=row.slug("key"),
            topic=row.choice("topic", among=known_topics),
            report_class=row.choice("report_class", among=CLASSES),
            agency_kind=row.choice("agency_kind", among=kinds),
            about_official=row.is_yes("about_official"),
            weight=row.number("weight"),
            title=row.text("title"),
            body=row.text("body"),
            question=row.text("question"),
            found=row.text("found"),
            done=row.text("done"),
        )
        for row in read_rows(name, columns=(*columns, "title", "body", "question", "found", "done"))
    )
    require_unique((text.key for text in found), name=name)
    return found


@cache
def fragments() -> dict[str, tuple[str, ...]]:
    """Give the small pieces (openings, closings, places, comments …) by their use."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows("demo/story_fragments.csv", columns=("use", "text")):
        found[row.slug("use")] = (*found.get(row.slug("use"), ()), row.text("text"))
    return found


def expand(text: str, *, slots: Mapping[str, str], dice: Dice) -> str:
    """Choose one of each `[a|b]` and fill each `{slot}`; raises KeyError for a slot that nobody fills."""
    chosen = _CHOICE.sub(lambda match: dice.pick(match.group(1).split("|")), text)
    filled = _SLOT.sub(lambda match: slots[match.group(1)], chosen)
    return filled[:1].upper() + filled[1:]


def spoken_body(text: BaseText, *, slots: Mapping[str, str], pieces: Mapping[str, tuple[str, ...]], dice: Dice) -> str:
    """Write a body as a person would: some in one sentence, some with a greeting, a story and a plea."""
    sentences = _SENTENCE.split(expand(text.body, slots=slots, dice=dice))
    extra = dice.weighted(LENGTHS)
    if extra == "one":
        return _typed(sentences[0], dice=dice)
    number = {"plain": 0, "more": dice.whole(1, high=2), "long": dice.whole(3, high=6), "letter": 11}[extra]
    number = 0 if text.report_class == "information" else number
    parts = [*sentences, *dice.shuffled(pieces["impact"])[:number]]
    if dice.happens(0.3):
        parts = _greeted(parts, opening=expand(dice.pick(pieces["opening"]), slots=slots, dice=dice))
    if dice.happens(0.4):
        parts.append(dice.pick(pieces["closing"]))
    return _typed(" ".join(parts), dice=dice)


def archived_text(reason: str, *, pieces: Mapping[str, tuple[str, ...]], dice: Dice) -> tuple[str, str]:
    """Give title and body of a report that an officer archives for this reason."""
    whole = dice.pick(pieces[f"archived_{reason}"])
    title, _, body = whole.partition(". ")
    return title, body


def _greeted(parts: list[str], *, opening: str) -> list[str]:
    first = parts[0]
    if opening.endswith(","):
        first = first[:1].lower() + first[1:]
    return [opening, first, *parts[1:]]


def _typed(text: str, *, dice: Dice) -> str:
    if dice.happens(0.14):
        text = " ".join(_HASTE.get(word.lower(), word) for word in text.split(" ")).lower()
    if dice.happens(0.1):
        text = _with_slip(text, dice=dice)
    return text.rstrip(".") if dice.happens(0.2) else text


def _with_slip(text: str, *, dice: Dice) -> str:
    words = text.split(" ")
    place = dice.whole(0, high=len(words) - 1)
    word = words[place]
    if len(word) > 5 and word.isalpha() and word.islower():
        words[place] = word[:2] + word[3] + word[2] + word[4:]
    return " ".join(words)
