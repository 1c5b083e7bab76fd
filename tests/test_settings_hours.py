"""Two hours of the day as a setting."""

import pytest

from config.env import BadSetting, hours


@pytest.mark.parametrize(("raw", "read"), [("", (21, 7)), ("off", None), ("12-14", (12, 14))])
def test_it_reads_the_hours(monkeypatch: pytest.MonkeyPatch, raw: str, read: object) -> None:
    monkeypatch.setenv("LAPOR_QUIET_HOURS", raw)
    assert hours("LAPOR_QUIET_HOURS", default="21-7") == read


@pytest.mark.parametrize("raw", ["21", "21-25", "nine-seven", "7-7"])
def test_it_refuses_what_are_no_hours(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("LAPOR_QUIET_HOURS", raw)
    with pytest.raises(BadSetting):
        hours("LAPOR_QUIET_HOURS", default="21-7")
