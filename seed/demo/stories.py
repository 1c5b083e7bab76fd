"""Invented reports for the demo: a believable year of one regency, the same for the same seed.

Nobody in them exists; villages are real names from the regions handed in. Texts about officials name no place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo

from seed.demo.dice import Dice, shares
from seed.demo.fates import Fate, settle, throw_fates
from seed.demo.places import Places
from seed.demo.spread import spread
from seed.demo.when import Delays, filing_moments, throw_delays
from seed.demo.wording import BaseText, archived_text, base_texts, expand, fragments, spoken_body
from seed.readers import topics
from seed.regions import RegionRow

MERGE_WINDOW = timedelta(days=21)

_WITA = timezone(timedelta(hours=8))
_PUBLIC = ("open", "anonymous")
_ANSWERED = ("silent_close", "closed_by_reporter", "responded", "in_progress")
_ARCHIVE_REASONS = {
    "too_general": 8,
    "wrong_format": 4,
    "private_matter": 2,
    "not_government_service": 3,
    "crime": 2,
    "in_court": 1,
}


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What is said between office and reporter; empty where it never came to it.

    `found` and `done` are the response; `promise` turns it into an interim one.
    """

    question: str
    reporter_answer: str
    forward_note: str
    found: str
    done: str
    promise: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people thought: `rating` 1-5 or None, a comment, why it was reopened, how many support it."""

    rating: int | None
    comment: str
    reopen_reason: str
    supporters: int


@dataclass(frozen=True, slots=True)
class Story:
    """One report and what becomes of it.

    `outcome` is one of `fates.OUTCOMES`; a loader plays the steps up to it, each after its delay in working hours,
    and stops at the first that would fall after `until`. `merged_into` is the `number` of the story that it joins,
    `archive_reason` a code of `reasons("archive")`.
    """

    number: int
    key: str
    filed_at: datetime
    report_class: str
    procedure: str
    privacy: str
    channel: str
    about_official: bool
    title: str
    body: str
    topic: str
    region_code: str
    occurred_on: date | None
    agency_kind: str
    outcome: str
    archive_reason: str
    merged_into: int | None
    delays: Delays
    office: OfficeWords
    verdict: Verdict


_SILENCE = OfficeWords(question="", reporter_answer="", forward_note="", found="", done="", promise="")
_NO_VERDICT = Verdict(rating=None, comment="", reopen_reason="", supporters=0)
_UNCLEAR_TOPIC = "lainnya.belum_jelas"


@dataclass(frozen=True, slots=True)
class _Cast:
    texts: list[BaseText]
    procedures: list[str]
    privacies: list[str]
    channels: list[str]
    fates: list[Fate]


def stories(
    *,
    seed: int,
    count: int,
    until: date,
    regions: Sequence[RegionRow],
    blank_spots: Collection[str] = (),
    district_weights: Mapping[str, int] | None = None,
    zone: tzinfo = _WITA,
) -> list[Story]:
    """Invent `count` reports of the year before `until`, oldest first.

    `regions` are a regency's rows down to its villages; `blank_spots` codes of villages without signal, whose
    reports come over the counter; `district_weights` says where many people live.
    """
    dice = Dice(f"stories/{seed}")
    figures = spread()
    moments = filing_moments(count=count, until=until, zone=zone, spread=figures, dice=dice.sub("when"))
    places = Places(regions, blank_spots=blank_spots, weights=district_weights or {})
    cast = _cast(count=count, moments=moments, until=until, dice=dice)
    told: list[Story] = []
    for number, filed_at in enumerate(moments):
        told.append(_tell(number, filed_at=filed_at, cast=cast, places=places, told=told, dice=dice.sub(number)))
    return told


def _cast(*, count: int, moments: Sequence[datetime], until: date, dice: Dice) -> _Cast:
    figures = spread()
    classes = dice.shuffled(shares(figures.report_class, count=count))
    texts = _texts(classes, dice=dice)
    return _Cast(
        texts=texts,
        procedures=_procedures(texts, oversight_share=figures.oversight_share, dice=dice),
        privacies=dice.shuffled(shares(figures.privacy, count=count)),
        channels=dice.shuffled(shares(figures.channel, count=count)),
        fates=throw_fates(moments, outcomes=figures.outcome, until=until, dice=dice),
    )


def _texts(classes: Sequence[str], *, dice: Dice) -> list[BaseText]:
    known = {text.key: text for text in base_texts()}
    queues = {}
    for report_class in sorted(set(classes)):
        weights = {key: text.weight for key, text in known.items() if text.report_class == report_class}
        queues[report_class] = dice.shuffled(shares(weights, count=classes.count(report_class)))
    return [known[queues[report_class].pop()] for report_class in classes]


def _procedures(texts: Sequence[BaseText], *, oversight_share: float, dice: Dice) -> list[str]:
    usual = {topic.code: topic.default_procedure for topic in topics()}
    found = ["oversight" if text.about_official else usual[text.topic] for text in texts]
    plain = dice.shuffled([place for place, procedure in enumerate(found) if procedure == "complaint"])
    missing = max(0, round(oversight_share * len(texts)) - found.count("oversight"))
    for place in plain[:missing]:
        found[place] = "oversight"
    return found


def _tell(number: int, *, filed_at: datetime, cast: _Cast, places: Places, told: Sequence[Story], dice: Dice) -> Story:
    text, channel, delays = cast.texts[number], cast.channels[number], throw_delays(dice.sub("delays"))
    fate = settle(cast.fates[number], delays=delays, dice=dice)
    parent = _parent(text, filed_at=filed_at, told=told, dice=dice) if fate.outcome == "merged" else None
    if (fate.outcome == "merged" and parent is None) or (fate.outcome == "archived" and text.about_official):
        fate = settle(Fate(outcome="silent_close", age_days=fate.age_days), delays=delays, dice=dice)
    village, channel = places.choose(text.topic, channel=channel, dice=dice)
    if parent is not None:
        text, village = _text_of(parent.key), places.village(parent.region_code)
    story = Story(
        number=number,
        key=text.key,
        filed_at=filed_at,
        report_class=text.report_class,
        procedure=parent.procedure if parent is not None else cast.procedures[number],
        privacy=cast.privacies[number],
        channel=channel,
        about_official=text.about_official,
        title="",
        body="",
        topic=text.topic,
        region_code=village.code,
        occurred_on=None if dice.happens(0.15) else (filed_at - timedelta(days=dice.whole(0, high=20))).date(),
        agency_kind=text.agency_kind,
        outcome=fate.outcome,
        archive_reason=dice.weighted(_ARCHIVE_REASONS) if fate.outcome == "archived" else "",
        merged_into=None if parent is None else parent.number,
        delays=delays,
        office=_SILENCE,
        verdict=_NO_VERDICT,
    )
    return _worded(story, text=text, fate=fate, slots=places.slots(village, dice=dice.sub("slots")), dice=dice)


def _text_of(key: str) -> BaseText:
    return next(known for known in base_texts() if known.key == key)


def _worded(story: Story, *, text: BaseText, fate: Fate, slots: Mapping[str, str], dice: Dice) -> Story:
    pieces = fragments()
    office = _office(text, fate=fate, slots=slots, pieces=pieces, dice=dice)
    verdict = _verdict(story, fate=fate, pieces=pieces, dice=dice)
    if story.archive_reason:
        title, body = archived_text(story.archive_reason, pieces=pieces, dice=dice)
        return replace(story, title=title, body=body, topic=_UNCLEAR_TOPIC, office=office, verdict=verdict)
    title = expand(text.title, slots=slots, dice=dice)
    body = spoken_body(text, slots=slots, pieces=pieces, dice=dice)
    return replace(story, title=title, body=body, office=office, verdict=verdict)


def _office(
    text: BaseText, *, fate: Fate, slots: Mapping[str, str], pieces: Mapping[str, tuple[str, ...]], dice: Dice
) -> OfficeWords:
    asks = fate.outcome in ("waiting", "not_completed") or (fate.is_answered and dice.happens(0.12))
    promises = fate.outcome == "in_progress" and dice.happens(0.5)
    return OfficeWords(
        question=expand(text.question, slots=slots, dice=dice) if asks else "",
        reporter_answer=dice.pick(pieces["reporter_answer"]) if asks and fate.is_answered else "",
        forward_note=dice.pick(pieces["forward_note"]) if fate.is_verified else "",
        found=expand(text.found, slots=slots, dice=dice) if fate.is_answered or promises else "",
        done=expand(text.done, slots=slots, dice=dice) if fate.is_answered else "",
        promise=dice.pick(pieces["promise"]) if promises else "",
    )


def _verdict(story: Story, *, fate: Fate, pieces: Mapping[str, tuple[str, ...]], dice: Dice) -> Verdict:
    is_public = story.privacy in _PUBLIC and not story.about_official and fate.is_verified
    rating, comment = _rating(fate.outcome, pieces=pieces, dice=dice)
    return Verdict(
        rating=rating,
        comment=comment,
        reopen_reason=dice.pick(pieces["not_done"]) if fate.is_reopened else "",
        supporters=_supporters(dice) if is_public else 0,
    )


def _parent(text: BaseText, *, filed_at: datetime, told: Sequence[Story], dice: Dice) -> Story | None:
    fitting = [
        story
        for story in told
        if story.outcome in _ANSWERED
        and story.privacy in _PUBLIC
        and not story.about_official
        and story.report_class == text.report_class
        and filed_at - story.filed_at <= MERGE_WINDOW
    ]
    return dice.pick(fitting) if fitting else None


def _rating(outcome: str, *, pieces: Mapping[str, tuple[str, ...]], dice: Dice) -> tuple[int | None, str]:
    if outcome == "withdrawn":
        return None, dice.pick(pieces["withdrawal"])
    if outcome.startswith("reopened"):
        return dice.whole(1, high=2), dice.pick(pieces["criticism"])
    if outcome != "closed_by_reporter":
        return None, ""
    rating = dice.weighted({5: 35, 4: 30, 3: 18, 2: 10, 1: 7})
    tone = "praise" if rating > 3 else "middling" if rating == 3 else "criticism"
    return rating, dice.pick(pieces[tone]) if dice.happens(0.7) else ""


def _supporters(dice: Dice) -> int:
    return 0 if dice.happens(0.6) else int(dice.along((1, 2, 3, 5, 9, 40)))
