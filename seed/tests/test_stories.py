"""Invented reports that could be real, and are not."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from seed.demo.fates import OUTCOMES
from seed.demo.readers import blank_spots, district_weights
from seed.demo.stories import Story, stories
from seed.demo.wording import base_texts
from seed.readers import reasons
from seed.regions import region_tree

UNTIL = date(2026, 11, 23)
SILENT = frozenset(spot.code for spot in blank_spots())


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return _tell(seed=7)


def _tell(*, seed: int, count: int = 300) -> list[Story]:
    regions = list(region_tree("64.08"))
    weights = district_weights()
    return stories(seed=seed, count=count, until=UNTIL, regions=regions, blank_spots=SILENT, district_weights=weights)


def test_it_tells_the_same_for_the_same_seed(told: list[Story]) -> None:
    assert _tell(seed=7) == told
    assert [story.body for story in _tell(seed=8)] != [story.body for story in told]


def test_it_fills_one_year_in_order(told: list[Story]) -> None:
    moments = [story.filed_at for story in told]
    assert moments == sorted(moments)
    assert UNTIL - timedelta(days=365) <= moments[0].date()
    assert moments[-1].date() < UNTIL
    assert all(moment.utcoffset() == timedelta(hours=8) for moment in moments)


def test_it_spreads_as_real_reports_do(told: list[Story]) -> None:
    classes = Counter(story.report_class for story in told)
    privacies = Counter(story.privacy for story in told)
    assert (classes["complaint"], classes["information"], classes["aspiration"]) == (273, 20, 7)
    assert privacies["anonymous"] > privacies["anonymous_confidential"] > privacies["open"] > privacies["confidential"]
    assert 0.55 < sum(story.procedure == "oversight" for story in told) / len(told) < 0.67
    assert sum(story.filed_at.weekday() >= 5 for story in told) / len(told) < 0.25


def test_it_has_many_base_texts_and_hardly_repeats_a_body(told: list[Story]) -> None:
    assert len(base_texts()) >= 60
    assert len({story.key for story in told}) >= 60
    assert len({story.body for story in told}) > 0.95 * len(told)


def test_it_is_as_long_as_real_reports(told: list[Story]) -> None:
    lengths = sorted(len(story.body.split()) for story in told)
    assert 25 <= lengths[150] <= 50
    assert lengths[270] >= 80


def test_it_shows_every_outcome(told: list[Story]) -> None:
    seen = Counter(story.outcome for story in told)
    assert set(seen) <= set(OUTCOMES)
    assert set(OUTCOMES) - set(seen) <= {"reopened", "reopened_then_closed"}
    assert seen["silent_close"] > len(told) / 2


def test_it_leaves_no_slot_choice_or_number_of_a_person(told: list[Story]) -> None:
    for story in told:
        whole = " ".join((story.title, story.body, story.office.found, story.office.done, story.office.question))
        assert not re.search(r"[\[\]{}|]", whole)
        assert not re.search(r"\d{4,}|@", whole)


def test_it_joins_a_merged_report_to_an_earlier_public_one(told: list[Story]) -> None:
    merged = [story for story in told if story.outcome == "merged"]
    assert merged
    for story in merged:
        assert story.merged_into is not None
        parent = told[story.merged_into]
        assert parent.number < story.number
        assert (parent.key, parent.region_code) == (story.key, story.region_code)
        assert parent.privacy in ("open", "anonymous")


def test_it_brings_villages_without_signal_over_the_counter(told: list[Story]) -> None:
    silent = [story for story in told if story.region_code in SILENT and story.merged_into is None]
    assert len(silent) >= 10
    assert {story.channel for story in silent} == {"walk_in"}


def test_it_archives_only_with_a_known_reason(told: list[Story]) -> None:
    known = {reason.code for reason in reasons("archive")}
    assert all((story.archive_reason in known) == (story.outcome == "archived") for story in told)


def test_it_names_no_place_in_a_report_about_an_official(told: list[Story]) -> None:
    names = {row.name for row in region_tree("64.08")}
    for story in told:
        if story.about_official:
            assert story.procedure == "oversight"
            assert story.verdict.supporters == 0
            assert not any(f"Desa {name}" in story.title + story.body for name in names)


def test_it_answers_where_it_says_so(told: list[Story]) -> None:
    for story in told:
        answered = story.outcome in ("responded", "silent_close", "closed_by_reporter", "reopened_then_closed")
        assert bool(story.office.done) == (answered or story.outcome == "reopened")
        assert (story.verdict.rating is None) == (not story.outcome.startswith(("closed_by", "reopened")))


@pytest.mark.parametrize("count", [0, 1, 40])
def test_it_tells_as_many_as_asked(count: int) -> None:
    assert len(_tell(seed=1, count=count)) == count
