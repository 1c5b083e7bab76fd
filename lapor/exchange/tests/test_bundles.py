"""Bundles: damage is refused where it is, the rest stays usable; gaps are asked for again; older versions are taken."""

from random import Random

import pytest

from lapor.exchange import centre_side, frames
from lapor.exchange.centre_side import Received, receive_bundle
from lapor.exchange.frames import Broken, RawFrame, read_frames
from lapor.exchange.stores import SUSPENDED
from lapor.exchange.tests.memory import MemoryPost
from lapor.exchange.tests.posts import AT, Pair


def receive(pair: Pair, raw: bytes) -> Received:
    return receive_bundle(raw, store=pair.centre, keys=pair.centre_keys, at=AT)


def starts(raw: bytes) -> list[int]:
    """Where each frame of a whole bundle begins."""
    places: list[int] = []
    for each in read_frames(raw, use=lambda frame: frame):
        assert isinstance(each, RawFrame)
        places.append(each.offset)
    return places


def asks(pair: Pair) -> tuple[tuple[int, int], ...]:
    site = pair.keys.site
    return centre_side.acknowledgement(site, store=pair.centre, blobs=[], published=0, at=AT).asks


def test_it_refuses_every_single_flipped_bit_of_a_small_bundle() -> None:
    pair = Pair()
    pair.file("Air mati")
    raw = pair.pack()
    for bit in Random(6).sample(range(len(raw) * 8), 400):
        hurt = bytearray(raw)
        hurt[bit // 8] ^= 1 << bit % 8
        received = receive(pair, bytes(hurt))
        assert received.facts == received.used == 0 and received.broken, bit
    assert receive(pair, raw).facts == 1


def test_it_uses_all_frames_but_the_damaged_one() -> None:
    pair = Pair()
    for number in range(12):
        pair.file(f"Laporan {number}")
    raw = pair.pack(frame_bytes=500)
    places = [*starts(raw), len(raw)]
    assert len(places) > 5
    for index in range(1, len(places) - 1):
        fresh = Pair()
        fresh.post, fresh.keys = pair.post, pair.keys
        hurt = bytearray(raw)
        hurt[(places[index] + places[index + 1]) // 2] ^= 4
        received = receive(fresh, bytes(hurt))
        assert [place for place, _ in received.broken] == [places[index]]
        assert received.missing == [index] and received.used == len(places) - 2
        assert receive(fresh, raw).facts + received.facts == 12


def test_it_finds_the_frames_behind_one_whose_length_is_damaged() -> None:
    pair = Pair()
    for number in range(12):
        pair.file(f"Laporan {number}")
    raw = bytearray(pair.pack(frame_bytes=500))
    place = starts(bytes(raw))[1]
    raw[place + 11] ^= 2
    received = receive(pair, bytes(raw))
    assert received.missing == [1] and received.facts > 6


def test_it_says_what_is_wrong() -> None:
    pair = Pair()
    pair.file()
    raw = pair.pack()
    assert [each.code for each in codes(raw[:-5])] == [frames.CUT]
    assert [each.code for each in codes(b"bukan bundel")] == [frames.DAMAGED]
    newer = bytearray(raw)
    newer[8] = 9
    assert [each.code for each in codes(bytes(newer))] == [frames.UNKNOWN_VERSION]
    receive(pair, raw)
    forged = raw[:-1] + bytes([raw[-1] ^ 1])
    assert receive(pair, forged).broken == [(0, frames.WRONG_SIGNATURE)]


def codes(raw: bytes) -> list[Broken]:
    return [each for each in read_frames(raw, use=lambda frame: frame) if isinstance(each, Broken)]


def test_it_asks_again_for_what_is_missing_and_knows_when_it_came() -> None:
    pair = Pair()
    for number in range(9):
        pair.file(f"Laporan {number}")
    raw = pair.pack(frame_bytes=500)
    places = starts(raw)
    receive(pair, raw[: places[2]] + raw[places[3] :])
    ((first, last),) = asks(pair)
    assert 1 < first <= last < 9
    receive(pair, raw)
    assert asks(pair) == () and pair.centre.heads(pair.keys.site)[0][0] == 9


@pytest.mark.parametrize("version", [1, 2, 3])
def test_it_takes_this_version_and_the_two_before(version: int) -> None:
    pair = Pair()
    pair.file()
    assert receive(pair, pair.pack(version=version)).facts == 1


def test_it_takes_a_fork_as_data_and_suspends_the_post() -> None:
    pair = Pair()
    pair.file("Sebelum disalin")
    old = pair.post.disk.copied()
    pair.file("Sesudah disalin")
    receive(pair, pair.pack())
    pair.post = MemoryPost(old)
    pair.file("Dari cadangan lama")
    received = receive(pair, pair.pack())
    post = pair.centre.post(pair.keys.site)
    assert received.facts == received.forks == 1
    assert post is not None and post.status == SUSPENDED
    assert len(pair.centre.facts(pair.keys.site)) == 3


def test_it_lets_nobody_in_with_an_enrolment_that_another_post_used() -> None:
    first, second = Pair(), Pair()
    first.file()
    receive(first, first.pack())
    second.centre = first.centre
    second.file()
    assert receive(second, second.pack()).broken == [(0, centre_side.BAD_ENROLMENT)]


def test_it_takes_nothing_that_was_meant_for_another_centre() -> None:
    pair = Pair()
    pair.file()
    raw = pair.pack()
    pair.centre_keys = centre_side.CentreKeys(
        site=pair.keys.site, carry=pair.centre_keys.carry, open_fact=pair.centre_keys.open_fact
    )
    assert receive(pair, raw).broken == [(0, frames.WRONG_RECEIVER)]
