import pickle

import pytest

from lapor.kit.refusals import Refusal, documented_refusals


class OutOfSeason(Refusal):
    code = "out_of_season"
    message = "Belum musimnya."
    next_step = "Tunggu sampai musim berikutnya."
    status = 409


class Silent(OutOfSeason):
    pass


def test_it_keeps_details_and_says_only_its_code() -> None:
    refusal = OutOfSeason(month=3)
    assert (str(refusal), refusal.details, refusal.status) == ("out_of_season", {"month": 3}, 409)


def test_it_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(OutOfSeason(month=3)))
    assert copy.details == {"month": 3}


def test_it_lists_refusals_with_a_code_of_their_own() -> None:
    listed = documented_refusals()
    assert OutOfSeason in listed
    assert Silent not in listed


def test_it_refuses_a_code_that_is_not_words() -> None:
    with pytest.raises(ValueError, match="lower-case"):
        type("Shouting", (Refusal,), {"code": "NOT OK"})
