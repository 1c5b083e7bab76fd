"""The file that makes a computer a village post: what it must know of its centre, and a one-time secret. Pure."""

from base64 import b85decode, b85encode
from hashlib import sha256
from uuid import UUID

import msgspec

from lapor.exchange.post_side import Enrolment

_HEAD = "LAPOR POS 1"


class EnrolmentFile(msgspec.Struct, frozen=True, kw_only=True):
    """Keys of the centre, the secret, and the villages that the post serves, by code and name."""

    centre: bytes
    centre_verify_key: bytes
    carry_key: bytes
    oversight_key: bytes
    token: bytes
    secret: bytes
    name: str
    regions: dict[str, str]
    centre_name: str
    zone: str

    @property
    def enrolment(self) -> Enrolment:
        """What the rules of a post need of it."""
        return Enrolment(
            centre=UUID(bytes=self.centre),
            centre_verify_key=self.centre_verify_key,
            carry_key=self.carry_key,
            token=self.token,
            secret=self.secret,
        )


def write_enrolment(content: EnrolmentFile) -> bytes:
    """The file: a line that says what it is, then the content with a checksum, in lines that survive a mail."""
    raw = msgspec.msgpack.encode(content)
    text = b85encode(sha256(raw).digest()[:8] + raw).decode("ascii")
    lines = [text[start : start + 76] for start in range(0, len(text), 76)]
    return "\n".join([_HEAD, *lines, ""]).encode("ascii")


def read_enrolment(file: bytes) -> EnrolmentFile:
    """The content again. Raises ValueError."""
    lines = file.decode("ascii", errors="strict").split()
    head = _HEAD.split()
    if lines[: len(head)] != head:
        raise ValueError("no enrolment file")
    raw = b85decode("".join(lines[len(head) :]))
    if sha256(raw[8:]).digest()[:8] != raw[:8]:
        raise ValueError("a damaged enrolment file")
    try:
        return msgspec.msgpack.decode(raw[8:], type=EnrolmentFile)
    except msgspec.MsgspecError as error:
        raise ValueError("no enrolment file") from error
