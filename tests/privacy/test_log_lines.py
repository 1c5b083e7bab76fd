"""A fault in a follower, a job or an operation is logged with its places, and without the words that its error quotes."""

import logging
import sys

from django.conf import settings

from config.logs import WordlessFormatter

PLANTED = "Mengkudu Ungu di depan rumah"


def _line_of_a_fault() -> str:
    try:
        try:
            raise ValueError(f"Failing row contains ({PLANTED})")
        except ValueError as cause:
            raise RuntimeError(PLANTED) from cause
    except RuntimeError:
        record = logging.LogRecord("lapor", logging.ERROR, __file__, 1, "job failed", None, sys.exc_info())
    return WordlessFormatter("%(levelname)s %(message)s").format(record)


def test_it_names_kinds_and_places_and_no_word_of_the_error() -> None:
    line = _line_of_a_fault()
    assert PLANTED not in line
    assert line.index("RuntimeError") < line.index("which came from") < line.index("ValueError")
    assert "in _line_of_a_fault" in line and line.startswith("ERROR job failed")


def test_it_is_the_formatter_of_every_handler() -> None:
    used = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert {settings.LOGGING["formatters"][name]["()"] for name in used} == {"config.logs.WordlessFormatter"}
