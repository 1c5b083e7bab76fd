"""Limits slow one address down and hurt nobody else."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory

from lapor.intake.limits import address_of, allow

NOON = 1_767_000_000.0


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def asker(address: str, *, forwarded: str = "") -> HttpRequest:
    """A request from there."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


def tries(who: HttpRequest | str, *, count: int, now: float = NOON) -> int:
    """How many of these tries are let through."""
    return sum(allow("guess", who, limit=5, per_seconds=60, now=now) for _ in range(count))


def test_it_lets_through_as_many_as_said() -> None:
    assert tries(asker("10.0.0.1"), count=20) == 5


def test_it_fills_up_again_with_time() -> None:
    tries(asker("10.0.0.1"), count=20)
    assert tries(asker("10.0.0.1"), count=20, now=NOON + 24) == 2


def test_it_counts_addresses_kinds_and_keys_apart() -> None:
    tries(asker("10.0.0.1"), count=20)
    assert tries(asker("10.0.0.2"), count=20) == 5
    assert tries("10.0.0.3", count=20) == 5
    assert allow("filing", asker("10.0.0.1"), limit=5, per_seconds=60, now=NOON)


@pytest.mark.parametrize(
    ("address", "forwarded", "counts_as"),
    [
        ("10.0.0.1", "10.0.0.9", "10.0.0.1"),
        ("127.0.0.1", "1.2.3.4, 10.0.0.9", "10.0.0.9"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("", "10.0.0.9", "10.0.0.9"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("", "", "unknown"),
    ],
)
def test_it_knows_whom_a_proxy_speaks_for(address: str, forwarded: str, counts_as: str) -> None:
    assert address_of(asker(address, forwarded=forwarded)) == counts_as
