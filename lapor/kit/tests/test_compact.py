"""A report in one to three SMS: what goes in comes out, and what was changed on the way is noticed."""

from dataclasses import replace
from typing import Any

import pytest

from lapor.kit import compact, gsm7
from lapor.kit.codes import new_access_key, new_tracking_code
from lapor.kit.compact import BadCompact, CompactReport


def report(**changes: Any) -> CompactReport:
    made = CompactReport(
        code=new_tracking_code(),
        access_key=new_access_key(),
        report_class="complaint",
        privacy="anonymous",
        about_official=False,
        region="64.08.11.2002",
        words="Jembatan gantung putus sejak banjir, anak sekolah tidak bisa lewat.",
        address="dekat dermaga",
    )
    return replace(made, **changes)


@pytest.mark.parametrize("report_class", compact.CLASSES)
@pytest.mark.parametrize("privacy", compact.PRIVACY)
@pytest.mark.parametrize("region", ["", "64", "64.08", "64.08.11", "64.08.11.2002"])
def test_it_gives_back_what_went_in(report_class: str, privacy: str, region: str) -> None:
    for about_official in (True, False):
        told = report(report_class=report_class, privacy=privacy, region=region, about_official=about_official)
        assert compact.decode(compact.encode(told)) == told


def test_it_fits_a_short_report_into_one_sms() -> None:
    text = compact.encode(report())
    assert compact.is_compact(text) and gsm7.fits(text)


def test_it_never_takes_more_than_three_sms() -> None:
    told = report(words="Jalan rusak berat di kilometer lima. " * 60)
    text = compact.encode(told)
    assert gsm7.is_gsm7(text) and gsm7.parts(text) == 3
    found = compact.decode(text)
    assert told.words.startswith(found.words) and len(found.words) > 350
    assert found.address == told.address


def test_it_writes_only_what_every_gateway_lets_through() -> None:
    text = compact.encode(report(words="“Jalan” rusak 😡 {berat} – [parah]\nsekali // benar"))
    assert gsm7.is_basic(text)
    assert compact.decode(text).words == '"Jalan" rusak ? ?berat? - ?parah? sekali / benar'


def test_it_notices_every_changed_or_lost_character() -> None:
    text = compact.encode(report())
    for place in range(len(text)):
        for wrong in (
            text[:place] + text[place + 1 :],
            text[:place] + ("z" if text[place] != "z" else "y") + text[place + 1 :],
        ):
            with pytest.raises(BadCompact):
                compact.decode(wrong)


def test_it_does_not_mind_how_blanks_were_carried() -> None:
    told = report()
    assert compact.decode(f" {compact.encode(told)}\r\n".replace(" putus", "  putus")) == told


@pytest.mark.parametrize("text", ["LAPOR jalan rusak", "L1", "7KQ4M2XB9TRY", "", "L1 adalah nama jalan di sini"])
def test_it_takes_no_ordinary_message_for_one(text: str) -> None:
    assert not compact.is_compact(text)
