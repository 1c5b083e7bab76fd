"""What the rules of store-and-forward need of a store, on either side. Pure: the database and the simulation each have their own."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from lapor.exchange.facts import Link
from lapor.exchange.items import Carried, News, Report

ACTIVE, SUSPENDED, REVOKED = "active", "suspended", "revoked"


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where a post's own sequence stands. Numbers are the last ones: stated, acknowledged, published news had."""

    seq: int
    hash: bytes
    acked: int
    after: int
    had: int
    is_known: bool


@dataclass(frozen=True, kw_only=True)
class KnownPost:
    """A post as the centre knows it."""

    site: UUID
    verify_key: bytes
    box_key: bytes
    status: str
    had: int


@dataclass(frozen=True, kw_only=True)
class Token:
    """An enrolment that was handed out: its secret, and the site that used it."""

    id: bytes
    secret: bytes
    used_by: UUID | None
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A fact as the centre keeps it. `branch` is the site under which its number is unique; `is_linked`: no gap before it."""

    hash: bytes
    prev: bytes
    site: UUID
    branch: UUID
    link: Link
    report: UUID
    nth: int
    is_linked: bool
    is_applied: bool
    arrived_at: int


class PostStore(Protocol):
    """What a post keeps."""

    def atomic(self) -> AbstractContextManager[None]:
        """All writes inside, or none."""

    def head(self) -> Head:
        """Where the own sequence stands, locked."""

    def append(self, link: Link, *, prev: bytes, hash: bytes, report: UUID, nth: int) -> None:
        """Keep the next link and move the head."""

    def nth_of(self, report: UUID) -> int:
        """How many facts of the report were stated here."""

    def links(self, *, first: int, last: int) -> list[tuple[bytes, Link]]:
        """Own links with the hash before each, in order."""

    def hash_at(self, seq: int) -> bytes:
        """The hash of the own link with this number; empty when there is none."""

    def acknowledge(self, *, acked: int, after: int, had: int) -> None:
        """What the centre has, and what was had from it."""

    def asked_again(self) -> list[tuple[int, int]]:
        """Spans that the centre asked for again."""

    def ask_again(self, spans: list[tuple[int, int]]) -> None:
        """Keep the spans that the newest returning bundle asks for."""

    def blobs(self) -> list[bytes]:
        """Sealed files that the centre has not acknowledged."""

    def blob(self, name: bytes) -> bytes:
        """A sealed file."""

    def drop_blob(self, name: bytes) -> None:
        """The centre has it."""

    def news_of(self, report: UUID) -> int:
        """The published number of the report's news here; 0 without."""

    def put_news(self, news: News) -> None:
        """Keep newer news of a report."""

    def carried_at(self, kind: str) -> int:
        """When the newest of this kind was made (ms); 0 without."""

    def put_carried(self, carried: Carried) -> None:
        """Keep the newest of a kind."""


class CentreStore(Protocol):
    """What the centre keeps of posts."""

    def atomic(self) -> AbstractContextManager[None]:
        """All writes inside, or none."""

    def post(self, site: UUID) -> KnownPost | None:
        """The post, locked."""

    def token(self, token: bytes) -> Token | None:
        """An enrolment, locked."""

    def enrol(self, post: KnownPost, *, token: bytes, at: int) -> None:
        """Keep a post's keys and mark the enrolment as used."""

    def suspend(self, site: UUID, *, reason: str, at: int) -> None:
        """Hold back returning bundles until somebody looks."""

    def has(self, hash: bytes) -> bool:
        """Whether this link is here."""

    def arrived(self, hash: bytes) -> Arrived | None:
        """A link by its hash."""

    def at_number(self, site: UUID, *, seq: int) -> list[Arrived]:
        """All links of the post with this number; more than one is a fork."""

    def after_link(self, hash: bytes) -> list[Arrived]:
        """Links that come right after this one."""

    def is_number_free(self, branch: UUID, *, seq: int) -> bool:
        """Whether no link of this branch has the number."""

    def put(self, fact: Arrived) -> None:
        """Keep a link."""

    def mark_linked(self, hash: bytes) -> None:
        """Nothing is missing before it any more."""

    def heads(self, site: UUID) -> list[tuple[int, bytes]]:
        """The last link without a gap before it of every branch, and the head that the post told last if it has none either."""

    def dangling(self, site: UUID) -> list[Arrived]:
        """Links whose predecessor is not here."""

    def last_before(self, site: UUID, *, seq: int) -> int:
        """The greatest number here below this one; 0 without."""

    def waiting(self, site: UUID) -> list[Arrived]:
        """Links that have had no effect yet, by number."""

    def is_applied(self, site: UUID, *, report: UUID, nth: int) -> bool:
        """Whether the n-th fact of the report from this post has had its effect."""

    def note_report(self, site: UUID, *, told: Report, at: int) -> None:
        """How the post says that it stands."""

    def put_part(self, site: UUID, *, blob: bytes, offset: int, total: int, piece: bytes) -> None:
        """Keep a piece of a sealed file."""

    def has_blob(self, blob: bytes) -> bool:
        """Whether the whole sealed file is here, with the right hash."""
