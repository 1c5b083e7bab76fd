import base64
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.kit.cursors import BadCursor, decode_cursor, encode_cursor


def test_it_gives_back_what_it_was_given() -> None:
    parts = (datetime(2026, 3, 16, 1, 2, 3, 4, tzinfo=UTC), UUID(int=7), 12, "jalan", date(2026, 1, 1))
    assert decode_cursor(encode_cursor(*parts), shape=(datetime, UUID, int, str, date)) == parts


@pytest.mark.parametrize(
    "packed",
    [b"", b"{}", b"[]", b"[1, 2]", b'["x"]', b"[true]", b"[1.5]", b"[null]", b"[99999999999999999999]", b"[" * 5000]
    + [b"\xff\xfe"],
)
def test_it_refuses_what_is_no_number(packed: bytes) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(base64.urlsafe_b64encode(packed).decode(), shape=(int,))


@pytest.mark.parametrize(
    ("kind", "packed"),
    [(UUID, b'["x"]'), (datetime, b'["2026-01-01T00:00:00"]'), (datetime, b"[1]"), (date, b'["2026-13-01"]')]
    + [(str, b'["a\\u0000"]'), (str, b'["\\ud800"]'), (str, b"[1]")],
)
def test_it_refuses_another_kind(kind: type, packed: bytes) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(base64.urlsafe_b64encode(packed).decode(), shape=(kind,))


@settings(max_examples=100)
@given(st.text())
def test_it_never_breaks_on_any_text(text: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(text, shape=(datetime, UUID))
