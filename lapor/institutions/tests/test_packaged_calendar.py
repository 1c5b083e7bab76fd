import csv
import os
from datetime import date
from pathlib import Path

import pytest
from lokal.provinces import PROVINCES

from lapor.institutions.packaged_calendar import (
    UnknownZone,
    is_estimated,
    packaged_calendar,
    packaged_holidays,
    years_without_collective_leave,
    zone_of,
)

KINDS = {"libur_nasional": "holiday", "cuti_bersama": "collective_leave"}


def test_it_knows_holidays_and_collective_leave() -> None:
    found = packaged_holidays([2026])
    assert found[date(2026, 3, 19)] == ("Hari Suci Nyepi", "holiday")
    assert found[date(2026, 3, 20)] == ("Cuti Bersama Hari Raya Idul Fitri", "collective_leave")
    assert (len(found), list(found)) == (25, sorted(found))


def test_it_marks_estimated_days() -> None:
    name, _kind = packaged_holidays([2028])[date(2028, 2, 27)]
    assert is_estimated(name)
    assert not is_estimated(packaged_holidays([2028])[date(2028, 8, 17)][0])


def test_it_names_years_without_collective_leave() -> None:
    assert years_without_collective_leave([2029, 2026, 2028, 2027]) == (2028, 2029)


def test_it_makes_a_calendar_of_one_zone() -> None:
    calendar = packaged_calendar("Asia/Jayapura")
    assert calendar.why_not(date(2026, 3, 18)) == "Cuti Bersama Hari Suci Nyepi"
    assert calendar.is_working(date(2026, 3, 17))
    assert calendar.end_of_day(date(2026, 3, 17)).isoformat() == "2026-03-17T23:59:59+09:00"


def test_it_knows_the_zone_of_every_province() -> None:
    zones = [zone_of(province) for province in PROVINCES]
    counts = {zone: zones.count(zone) for zone in set(zones)}
    assert counts == {"Asia/Jakarta": 18, "Asia/Makassar": 12, "Asia/Jayapura": 8}
    assert (zone_of("64.08.04.2001"), zone_of("96"), zone_of("61.71")) == (
        "Asia/Makassar",
        "Asia/Jayapura",
        "Asia/Jakarta",
    )


@pytest.mark.parametrize("code", ["", "99", "x"])
def test_it_refuses_a_code_of_no_province(code: str) -> None:
    with pytest.raises(UnknownZone):
        zone_of(code)


def test_it_agrees_with_a_second_source_day_by_day() -> None:
    folder = os.environ.get("LAPOR_TEST_DATA", "")
    path = Path(folder) / "libur_id_2021_2027.csv"
    if not folder or not path.is_file():
        pytest.skip("LAPOR_TEST_DATA names no folder with libur_id_2021_2027.csv")
    with path.open(encoding="utf-8", newline="") as rows:
        listed = {
            date.fromisoformat(row["tanggal"]): (row["nama"], KINDS[row["jenis"]]) for row in csv.DictReader(rows)
        }
    assert packaged_holidays(range(2021, 2028)) == listed
