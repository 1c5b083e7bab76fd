"""Stores in memory for the simulation: every write can be the one at which the machine stops, and nothing of it stays then."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from hashlib import sha256
from typing import cast
from uuid import UUID

from lapor.exchange.facts import START, Link
from lapor.exchange.items import Carried, News, Report
from lapor.exchange.stores import SUSPENDED, Arrived, Head, KnownPost, Token


class Crash(Exception):
    """The machine stopped."""


class Disk:
    """Tables that are written whole or not at all. `writes_left` counts down to a crash; None: none comes."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[object, object]] = {}
        self.writes_left: int | None = None
        self.depth = 0

    def read(self, table: str, key: object) -> object:
        return self.tables.get(table, {}).get(key)

    def write(self, table: str, key: object, value: object) -> None:
        assert self.depth, "a write outside of a transaction"
        self._tick()
        self.tables.setdefault(table, {})[key] = value

    def remove(self, table: str, key: object) -> None:
        assert self.depth, "a write outside of a transaction"
        self._tick()
        self.tables.get(table, {}).pop(key, None)

    def rows(self, table: str) -> list[object]:
        return list(self.tables.get(table, {}).values())

    def copied(self) -> "Disk":
        disk = Disk()
        disk.tables = {name: dict(rows) for name, rows in self.tables.items()}
        return disk

    @contextmanager
    def atomic(self) -> Iterator[None]:
        if self.depth:
            yield
            return
        before = {name: dict(rows) for name, rows in self.tables.items()}
        self.depth += 1
        try:
            yield
            self._tick()
        except BaseException:
            self.tables = before
            raise
        finally:
            self.depth -= 1

    def _tick(self) -> None:
        if self.writes_left is None:
            return
        self.writes_left -= 1
        if self.writes_left < 0:
            self.writes_left = None
            raise Crash


class MemoryPost:
    """A post's disk."""

    def __init__(self, disk: Disk | None = None) -> None:
        self.disk = disk or Disk()
        self.atomic = self.disk.atomic

    def head(self) -> Head:
        found = self.disk.read("head", 0)
        return found if isinstance(found, Head) else Head(seq=0, hash=START, acked=0, after=0, had=0, is_known=False)

    def append(self, link: Link, *, prev: bytes, hash: bytes, report: UUID, nth: int) -> None:
        head = self.head()
        self.disk.write("link", link.seq, (prev, link, hash))
        self.disk.write("nth", report, nth)
        self.disk.write("head", 0, _changed(head, seq=link.seq, hash=hash))

    def nth_of(self, report: UUID) -> int:
        found = self.disk.read("nth", report)
        return found if isinstance(found, int) else 0

    def links(self, *, first: int, last: int) -> list[tuple[bytes, Link]]:
        rows = [self.disk.read("link", seq) for seq in range(max(first, 1), last + 1)]
        return [(row[0], row[1]) for row in rows if isinstance(row, tuple)]

    def hash_at(self, seq: int) -> bytes:
        row = self.disk.read("link", seq)
        return row[2] if isinstance(row, tuple) else b""

    def acknowledge(self, *, acked: int, after: int, had: int) -> None:
        self.disk.write("head", 0, _changed(self.head(), acked=acked, after=after, had=had, is_known=True))

    def asked_again(self) -> list[tuple[int, int]]:
        found = self.disk.read("asks", 0)
        return found if isinstance(found, list) else []

    def ask_again(self, spans: list[tuple[int, int]]) -> None:
        self.disk.write("asks", 0, spans)

    def blobs(self) -> list[bytes]:
        return [sha256(row).digest() for row in self.disk.rows("blob") if isinstance(row, bytes)]

    def blob(self, name: bytes) -> bytes:
        found = self.disk.read("blob", name)
        assert isinstance(found, bytes)
        return found

    def drop_blob(self, name: bytes) -> None:
        self.disk.remove("blob", name)

    def news_of(self, report: UUID) -> int:
        found = self.disk.read("news", report)
        return found.published if isinstance(found, News) else 0

    def put_news(self, news: News) -> None:
        self.disk.write("news", UUID(bytes=news.report), news)

    def carried_at(self, kind: str) -> int:
        found = self.disk.read("carried", kind)
        return found.made_at if isinstance(found, Carried) else 0

    def put_carried(self, carried: Carried) -> None:
        self.disk.write("carried", carried.kind, carried)


class MemoryCentre:
    """The centre's disk, with a small fold of reports in place of the real case."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.atomic = self.disk.atomic

    def post(self, site: UUID) -> KnownPost | None:
        found = self.disk.read("post", site)
        return found if isinstance(found, KnownPost) else None

    def token(self, token: bytes) -> Token | None:
        found = self.disk.read("token", token)
        return found if isinstance(found, Token) else None

    def enrol(self, post: KnownPost, *, token: bytes, at: int) -> None:
        self.disk.write("post", post.site, post)
        self.disk.write("token", token, _changed(self.token(token), used_by=post.site))

    def suspend(self, site: UUID, *, reason: str, at: int) -> None:
        self.disk.write("post", site, _changed(self.post(site), status=SUSPENDED))

    def has(self, hash: bytes) -> bool:
        return self.disk.read("fact", hash) is not None

    def arrived(self, hash: bytes) -> Arrived | None:
        found = self.disk.read("fact", hash)
        return found if isinstance(found, Arrived) else None

    def facts(self, site: UUID) -> list[Arrived]:
        return [row for row in self.disk.rows("fact") if isinstance(row, Arrived) and row.site == site]

    def at_number(self, site: UUID, *, seq: int) -> list[Arrived]:
        return [row for row in self.facts(site) if row.link.seq == seq]

    def after_link(self, hash: bytes) -> list[Arrived]:
        return [row for row in self.disk.rows("fact") if isinstance(row, Arrived) and row.prev == hash]

    def is_number_free(self, branch: UUID, *, seq: int) -> bool:
        rows = self.disk.rows("fact")
        return not any(isinstance(row, Arrived) and row.branch == branch and row.link.seq == seq for row in rows)

    def put(self, fact: Arrived) -> None:
        self.disk.write("fact", fact.hash, fact)

    def mark_linked(self, hash: bytes) -> None:
        self.disk.write("fact", hash, _changed(self.arrived(hash), is_linked=True))

    def mark_applied(self, hash: bytes) -> None:
        self.disk.write("fact", hash, _changed(self.arrived(hash), is_applied=True))

    def heads(self, site: UUID) -> list[tuple[int, bytes]]:
        linked = [row for row in self.facts(site) if row.is_linked]
        inner = {row.prev for row in linked}
        told = self.disk.read("told", site)
        return [(row.link.seq, row.hash) for row in linked if row.hash not in inner or row.hash == told]

    def dangling(self, site: UUID) -> list[Arrived]:
        return [row for row in self.facts(site) if not row.is_linked and not self.has(row.prev)]

    def last_before(self, site: UUID, *, seq: int) -> int:
        return max([row.link.seq for row in self.facts(site) if row.link.seq < seq], default=0)

    def waiting(self, site: UUID) -> list[Arrived]:
        return sorted((row for row in self.facts(site) if not row.is_applied), key=lambda row: (row.link.seq, row.hash))

    def is_applied(self, site: UUID, *, report: UUID, nth: int) -> bool:
        return any(row.is_applied and row.report == report and row.nth == nth for row in self.facts(site))

    def note_report(self, site: UUID, *, told: Report, at: int) -> None:
        self.disk.write("post", site, _changed(self.post(site), had=told.had))
        self.disk.write("told", site, told.head_hash)

    def put_part(self, site: UUID, *, blob: bytes, offset: int, total: int, piece: bytes) -> None:
        self.disk.write("part", (blob, offset), (total, piece))

    def has_blob(self, blob: bytes) -> bool:
        return self.blob(blob) is not None

    def blob(self, blob: bytes) -> bytes | None:
        parts = cast("dict[tuple[bytes, int], tuple[int, bytes]]", self.disk.tables.get("part", {}))
        mine = sorted((key[1], row[1]) for key, row in parts.items() if key[0] == blob)
        whole = b"".join(piece for _, piece in mine)
        return whole if sha256(whole).digest() == blob else None


def _changed(row: object, **values: object) -> object:
    changed = copy(row)
    for name, value in values.items():
        object.__setattr__(changed, name, value)
    return changed
