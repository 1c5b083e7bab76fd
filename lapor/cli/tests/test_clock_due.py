import argparse
import json

import pytest

from lapor.cli import clock


def _run(*options: str) -> int:
    parser = argparse.ArgumentParser()
    clock.add_arguments(parser)
    return clock.run(parser.parse_args(["due", *options]))


def _ask(*, filed: str = "2026-03-16T09:00+08:00", region: str = "64.08", procedure: str = "complaint") -> list[str]:
    return ["--class", procedure, "--step", "answer", "--filed", filed, "--region", region]


def test_it_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*_ask(), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due_on"], answer["due_at"]) == ("2026-04-13", "2026-04-13T23:59:59+08:00")
    assert [day["number"] for day in answer["counted"]] == list(range(1, 15))
    assert answer["skipped"][0] == {"date": "2026-03-18", "reason": "holiday", "note": "Cuti Bersama Hari Suci Nyepi"}
    assert (answer["rule"]["limit"], answer["rule"]["unit"]) == (14, "working")
    assert "PermenPANRB 5/2025" in answer["source"]


def test_it_answers_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*_ask()) == 0
    told = capsys.readouterr().out
    assert "Jatuh tempo: Senin, 13 April 2026 pukul 23:59:59 (WITA)" in told
    assert "Kamis, 19 Maret 2026: Hari Suci Nyepi" in told
    assert "Sabtu, 28 Maret 2026: akhir pekan" in told


@pytest.mark.parametrize(("region", "zone"), [("64.08", "+08:00"), ("11", "+07:00"), ("91.71", "+09:00")])
def test_it_reads_a_moment_without_offset_in_the_regions_zone(
    region: str, zone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(*_ask(filed="2026-03-16T23:30", region=region), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["start"], answer["counted"][0]["date"]) == (f"2026-03-16T23:30:00{zone}", "2026-03-17")


def test_it_moves_a_moment_into_the_regions_zone(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*_ask(filed="2026-03-16T16:30Z"), "--json") == 0
    assert json.loads(capsys.readouterr().out)["counted"][0]["date"] == "2026-03-25"


def test_it_warns_of_years_without_collective_leave(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*_ask(filed="2028-02-01T09:00")) == 0
    assert "cuti bersama 2028 belum ditetapkan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("filed", "region", "word"),
    [
        ("yesterday", "64.08", "--filed"),
        ("0001-01-01T00:00+14:00", "64.08", "--filed"),
        ("9999-12-31T23:59", "64.08", "--filed"),
        ("2020-12-31T09:00", "64.08", "no rule"),
        ("2026-03-16", "99.99", "--region"),
        ("2026-03-16", "", "--region"),
    ],
)
def test_it_refuses_what_it_cannot_use(filed: str, region: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*_ask(filed=filed, region=region)) == 2
    captured = capsys.readouterr()
    assert word in captured.err
    assert captured.out == ""


def test_it_refuses_an_unknown_class() -> None:
    with pytest.raises(SystemExit) as caught:
        _run(*_ask(procedure="gossip"))
    assert caught.value.code == 2
