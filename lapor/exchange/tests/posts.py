"""A post and a centre in memory, for tests of one behaviour."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from nacl.signing import SigningKey

from lapor.exchange import post_side
from lapor.exchange.centre_side import CentreKeys
from lapor.exchange.facts import Added, Filed
from lapor.exchange.post_side import Enrolment, PostKeys
from lapor.exchange.stores import Token
from lapor.exchange.tests.machines import CARRY, CENTRE_SIGNING, open_fact, seal
from lapor.exchange.tests.memory import MemoryCentre, MemoryPost
from lapor.kit.ids import new_id

AT = 1_790_000_000_000
CENTRE = UUID("01990000-0000-7000-8000-00000000c0de")


class Pair:
    """One post, not yet known, and its centre."""

    def __init__(self) -> None:
        self.post, self.centre = MemoryPost(), MemoryCentre()
        self.keys = PostKeys(site=new_id(), signing_key=sha256(b"s").digest(), box_key=sha256(b"b").digest())
        self.centre_keys = CentreKeys(site=CENTRE, carry=[CARRY], open_fact=open_fact)
        self.enrolment = Enrolment(
            centre=CENTRE,
            centre_verify_key=bytes(SigningKey(CENTRE_SIGNING).verify_key),
            carry_key=bytes(CARRY.public_key),
            token=b"t" * 16,
            secret=b"s" * 32,
        )
        with self.centre.atomic():
            self.centre.disk.write(
                "token", b"t" * 16, Token(id=b"t" * 16, secret=b"s" * 32, used_by=None, is_open=True)
            )

    def file(self, body: str = "Jalan rusak parah", *, at: int = AT, **more: Any) -> UUID:
        """A report is filed at the post."""
        report = new_id()
        values: dict[str, Any] = {
            "report": report.bytes, "nth": 1, "code": b"c" * 8, "access_key": b"k" * 10, "class_": 0, "privacy": 0,
            "body": body,
        }  # fmt: skip
        self._state(Filed(**(values | more)), report=report, at=at)
        return report

    def add(self, report: UUID, *, text: str = "Tambahan", at: int = AT) -> None:
        """Something is added to it."""
        nth = self.post.nth_of(report) + 1
        self._state(Added(report=report.bytes, nth=nth, text=text), report=report, at=at)

    def pack(self, *, frame_bytes: int = 48 * 1024, version: int = 3) -> bytes:
        """A bundle."""
        return post_side.pack(
            store=self.post,
            keys=self.keys,
            enrolment=self.enrolment,
            at=AT,
            frame_bytes=frame_bytes,
            version=version,
        )

    def _state(self, body: Filed | Added, *, report: UUID, at: int) -> None:
        with self.post.atomic():
            post_side.state(body, store=self.post, site=self.keys.site, seal=seal, report=report, at=at)
