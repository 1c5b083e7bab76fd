"""Bytes as text: base64url without padding, as browsers and web protocols write it. Source: RFC 4648, 5."""

from base64 import b64decode, urlsafe_b64encode


class BadBase64(ValueError):
    """The text is not base64url."""


def base64url(plain: bytes) -> str:
    """The bytes as text without padding."""
    return urlsafe_b64encode(plain).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes again. Raises BadBase64."""
    try:
        return b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise BadBase64 from error
