"""What signing and checking give, apart from the heavy library that does it."""

from dataclasses import dataclass
from typing import Any

BOX = (150, 40)
"""Width and height of a visible signature, in points."""


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """An opened certificate: what may be told of it, and the signer that holds the key until this object is gone."""

    subject: str
    issuer: str
    sha256: str
    size: int
    signer: Any


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a check found: unchanged since signing, and signed with the key of this certificate."""

    is_whole: bool
    certificate_sha256: str
