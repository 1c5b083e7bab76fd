"""A post's store, in the database."""

from contextlib import AbstractContextManager
from uuid import UUID

from django.db import transaction

from lapor.exchange.facts import START, Link
from lapor.exchange.items import Carried as CarriedItem
from lapor.exchange.items import News
from lapor.exchange.models import Carried, OwnFact, OwnFile, OwnPost, OwnReport
from lapor.exchange.stores import Head

_ONE = 1


class OwnTables:
    """What `post_side` needs, over the tables. News of open reports are sealed for the post's own key by `seal_own`."""

    def __init__(self, *, public_box: bytes) -> None:
        self.public_box = public_box

    def atomic(self) -> AbstractContextManager[None]:
        """One transaction."""
        return transaction.atomic()

    def head(self) -> Head:
        """Where the sequence stands."""
        row = self._row()
        return Head(
            seq=row.seq,
            hash=bytes.fromhex(row.hash),
            acked=row.acked,
            after=row.after,
            had=row.had,
            is_known=row.is_known,
        )

    def append(self, link: Link, *, prev: bytes, hash: bytes, report: UUID, nth: int) -> None:
        """Keep the next link."""
        OwnFact(
            seq=link.seq,
            hash=hash.hex(),
            prev=prev.hex(),
            at=link.at,
            after=link.after,
            sealed=link.sealed,
            report=report,
        ).save(force_insert=True)
        OwnPost.objects.update_or_create(pk=_ONE, defaults={"seq": link.seq, "hash": hash.hex()})
        OwnReport.objects.update_or_create(pk=report, defaults={"nth": nth})

    def nth_of(self, report: UUID) -> int:
        """How many facts of the report were stated here."""
        return OwnReport.objects.filter(pk=report).values_list("nth", flat=True).first() or 0

    def links(self, *, first: int, last: int) -> list[tuple[bytes, Link]]:
        """Own links."""
        rows = OwnFact.objects.filter(seq__gte=first, seq__lte=last).order_by("seq")
        return [
            (bytes.fromhex(row.prev), Link(seq=row.seq, at=row.at, after=row.after, sealed=bytes(row.sealed)))
            for row in rows
        ]

    def hash_at(self, seq: int) -> bytes:
        """The hash of an own link."""
        return bytes.fromhex(OwnFact.objects.filter(pk=seq).values_list("hash", flat=True).first() or "")

    def acknowledge(self, *, acked: int, after: int, had: int) -> None:
        """What the centre has, and what was had of it."""
        row = self._row()
        row.acked, row.after, row.had, row.is_known = acked, after, had, True
        row.save()

    def asked_again(self) -> list[tuple[int, int]]:
        """Spans asked for again."""
        return [(first, last) for first, last in self._row().asks]

    def ask_again(self, spans: list[tuple[int, int]]) -> None:
        """Keep the spans."""
        row = self._row()
        row.asks = [list(span) for span in spans]
        row.save()

    def blobs(self) -> list[bytes]:
        """Files that are not acknowledged."""
        return [bytes.fromhex(name) for name in OwnFile.objects.order_by("blob").values_list("blob", flat=True)]

    def blob(self, name: bytes) -> bytes:
        """A sealed file."""
        return bytes(OwnFile.objects.get(pk=name.hex()).sealed)

    def drop_blob(self, name: bytes) -> None:
        """The centre has it."""
        OwnFile.objects.filter(pk=name.hex()).delete()

    def news_of(self, report: UUID) -> int:
        """The number of the report's news."""
        return OwnReport.objects.filter(pk=report).values_list("published", flat=True).first() or 0

    def put_news(self, news: News) -> None:
        """Keep newer news; those of open reports stay sealed for the post's own key."""
        values = {
            "published": news.published,
            "needs_delivery": news.needs_delivery,
            "opened": news.opened or None,
            "answers": news.sealed or None,
        }
        if news.opened:
            values["is_listed"] = True
        OwnReport.objects.update_or_create(pk=UUID(bytes=news.report), defaults=values)

    def carried_at(self, kind: str) -> int:
        """When the newest of this kind was made."""
        return Carried.objects.filter(pk=kind).values_list("made_at", flat=True).first() or 0

    def put_carried(self, carried: CarriedItem) -> None:
        """Keep the newest."""
        Carried.objects.update_or_create(
            pk=carried.kind, defaults={"made_at": carried.made_at, "content": carried.content}
        )

    def _row(self) -> OwnPost:
        row = OwnPost.objects.select_for_update().filter(pk=_ONE).first() if _in_transaction() else None
        row = row or OwnPost.objects.filter(pk=_ONE).first()
        return row or OwnPost(pk=_ONE, hash=START.hex())


def _in_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)
