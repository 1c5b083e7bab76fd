import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.kit import codes

BODIES = st.text(alphabet=codes.ALPHABET, min_size=11, max_size=11)


def test_it_makes_codes_that_read_back() -> None:
    code = codes.new_tracking_code()
    assert len(code) == 12
    assert codes.parse_tracking_code(codes.format_code(code)) == code


def test_it_agrees_with_acheck_character_worked_out_by_hand() -> None:
    # 0…01: the last character counts twice, 2; 32 - 2 = 30 = Y.
    assert codes.parse_tracking_code("00000000001Y") == "00000000001Y"
    # 0…0Z: 31 twice is 62 = 1*32 + 30, digits 1 + 30 = 31; 32 - 31 = 1.
    assert codes.parse_tracking_code("0000-0000-00Z1") == "0000000000Z1"


@pytest.mark.parametrize("typed", ["0000 0000 001y", "oooo-OOOO-oo1Y", "0000–0000–00lY", "\u200b0000-0000-00iy "])
def test_it_reads_what_people_type(typed: str) -> None:
    assert codes.parse_tracking_code(typed) == "00000000001Y"


@pytest.mark.parametrize(
    ("typed", "found", "reason"),
    [
        ("", 0, "length"),
        ("0000-0000-00", 10, "length"),
        ("0000-0000-001U", 12, "letters"),
        ("0000-0000-00ß1", 12, "letters"),
        ("0000-0000-0011", 12, "check"),
    ],
)
def test_it_says_what_is_wrong_with_a_code(typed: str, found: int, reason: str) -> None:
    with pytest.raises(codes.BadCode) as caught:
        codes.parse_tracking_code(typed)
    assert (caught.value.found, caught.value.reason) == (found, reason)


@settings(max_examples=60)
@given(body=BODIES, place=st.integers(0, 11), other=st.sampled_from(codes.ALPHABET))
def test_it_finds_every_single_slip(body: str, place: int, other: str) -> None:
    code = body + codes.check_character(body)
    slipped = code[:place] + other + code[place + 1 :]
    if slipped != code:
        with pytest.raises(codes.BadCode):
            codes.parse_tracking_code(slipped)


def test_it_makes_access_keys_that_read_back() -> None:
    key = codes.new_access_key()
    shown = codes.format_access_key(key)
    assert [len(group) for group in shown.split("-")] == [4, 4, 4, 4]
    assert codes.parse_access_key(shown.lower()) == key


def test_it_hashes_a_key_however_it_is_typed() -> None:
    key = codes.new_access_key()
    assert codes.hash_access_key(codes.format_access_key(key).lower()) == codes.hash_access_key(key)
    assert key not in codes.hash_access_key(key)


def test_it_refuses_a_short_access_key() -> None:
    with pytest.raises(codes.BadCode) as caught:
        codes.parse_access_key("ABCD")
    assert (caught.value.found, caught.value.reason) == (4, "length")


def test_it_derives_the_same_key_from_the_same_parts_only() -> None:
    key = codes.derive_access_key(secret=b"s", parts=[b"ab", b"c"])
    assert key == codes.derive_access_key(secret=b"s", parts=[b"ab", b"c"])
    assert codes.parse_access_key(key) == key
    others = [
        codes.derive_access_key(secret=b"s", parts=parts) for parts in ([b"a", b"bc"], [b"abc"], [b"ab", b"c", b""])
    ]
    assert key not in [*others, codes.derive_access_key(secret=b"t", parts=[b"ab", b"c"])]
