"""The region tree as rows."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from seed.demo.readers import blank_spots, demo_agencies
from seed.regions import all_regency_codes, find_region, province_codes, region_tree

KUTAI_TIMUR = "64.08"
LATEST_DECREE = "kutai_timur.csv"


def test_it_gives_a_regency_with_its_province_and_everything_below() -> None:
    rows = list(region_tree(KUTAI_TIMUR))
    assert Counter(row.level for row in rows) == {
        "province": 1,
        "regency": 1,
        "district": 18,
        "village": 139,
        "urban_village": 2,
    }
    assert [row.name for row in rows[:2]] == ["Kalimantan Timur", "Kabupaten Kutai Timur"]


@pytest.mark.parametrize("code", ["64.08", "31.71", "35.78", "94.01", "64", "00"])
def test_it_names_every_parent_before_its_child(code: str) -> None:
    seen: set[str] = set()
    for row in region_tree(code):
        assert row.parent is None or row.parent in seen
        assert row.code not in seen
        seen.add(row.code)


def test_it_stops_the_nation_at_regencies_and_cities() -> None:
    levels = Counter(row.level for row in region_tree("00"))
    assert levels["nation"] == 1
    assert levels["province"] == len(province_codes()) == 38
    assert levels["regency"] + levels["city"] == len(all_regency_codes()) == 514
    assert set(levels) == {"nation", "province", "regency", "city"}


def test_it_gives_a_province_without_the_nation() -> None:
    rows = list(region_tree("64"))
    assert (rows[0].code, rows[0].parent) == ("64", None)
    assert Counter(row.level for row in rows)["regency"] == 7


@pytest.mark.parametrize("code", ["", "6408", "64.08.04", "64.99", "xx", "00.01", "64.08.", " 64"])
def test_it_refuses_a_code_that_is_no_province_or_regency(code: str) -> None:
    with pytest.raises(ValueError, match="not a province"):
        list(region_tree(code))


def test_it_writes_names_as_people_do() -> None:
    names = {code: getattr(find_region(code), "name", None) for code in ("31.71", "64.08.04", "64.08.04.1010")}
    assert names == {"31.71": "Kota Jakarta Pusat", "64.08.04": "Sangatta Utara", "64.08.04.1010": "Teluk Lingga"}


@pytest.mark.parametrize("code", ["64.8", "64.08.99", "6408", "", "64.08.04.2001.1", "६४"])
def test_it_finds_nothing_for_an_unknown_code(code: str) -> None:
    assert find_region(code) is None


def test_it_knows_every_region_that_the_demo_names() -> None:
    for spot in blank_spots():
        assert getattr(find_region(spot.code), "name", None) == spot.name
    for agency in demo_agencies():
        assert not agency.region_code or find_region(agency.region_code) is not None


def test_it_agrees_with_the_open_transcription_of_the_decree() -> None:
    folder = os.environ.get("LAPOR_TEST_DATA", "")
    if not folder:
        pytest.skip("LAPOR_TEST_DATA names no folder")
    with (Path(folder) / LATEST_DECREE).open(encoding="utf-8", newline="") as file:
        decreed = {row["kode"]: row["nama"] for row in csv.DictReader(file)}
    ours = {row.code: row.name for row in region_tree(KUTAI_TIMUR) if row.level != "province"}
    assert ours == decreed
