from datetime import UTC, datetime
from threading import Thread
from uuid import UUID

import pytest

from lapor.kit.ids import id_at, new_id


def test_it_makes_version_seven() -> None:
    made = new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_it_grows_within_a_millisecond() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))


def test_it_never_repeats_across_threads() -> None:
    made: list[UUID] = []
    threads = [Thread(target=lambda: made.extend([new_id() for _ in range(500)])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4000


def test_it_carries_the_given_moment() -> None:
    moment = datetime(2026, 3, 16, 1, 0, 0, 123000, tzinfo=UTC)
    assert id_at(moment).int >> 80 == int(moment.timestamp() * 1000)
    assert id_at(moment) != id_at(moment)


def test_it_refuses_a_moment_without_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        id_at(datetime(2026, 3, 16, tzinfo=UTC).replace(tzinfo=None))


def test_it_refuses_a_moment_before_1970() -> None:
    with pytest.raises(ValueError, match="outside"):
        id_at(datetime(1969, 12, 31, tzinfo=UTC))
