"""The centre's store of posts, in the database."""

from contextlib import AbstractContextManager
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from lapor.audit.services import record
from lapor.exchange.facts import Link, milliseconds_of, moment_of
from lapor.exchange.items import Report
from lapor.exchange.models import CarriedFile, FilePiece, PostEnrolment, PostFact, PostReport, VillagePost
from lapor.exchange.stores import Arrived, KnownPost, Token
from lapor.kit.actors import SYSTEM


class CentreTables:
    """What `centre_side` needs, over the tables. `now` is the moment of the bundle that is being taken."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def atomic(self) -> AbstractContextManager[None]:
        """One transaction."""
        return transaction.atomic()

    def post(self, site: UUID) -> KnownPost | None:
        """The post, locked when a transaction is open."""
        rows = VillagePost.objects.filter(pk=site)
        row = (rows.select_for_update() if transaction.get_connection().in_atomic_block else rows).first()
        return known_post(row) if row else None

    def token(self, token: bytes) -> Token | None:
        """An enrolment."""
        row = PostEnrolment.objects.select_for_update().filter(pk=token.hex()).first()
        if row is None:
            return None
        return Token(
            id=token,
            secret=bytes(row.secret),
            used_by=row.used_by,
            is_open=row.expires_at > self.now and bool(row.secret),
        )

    def enrol(self, post: KnownPost, *, token: bytes, at: int) -> None:
        """Keep the post and forget the secret."""
        known = PostEnrolment.objects.get(pk=token.hex())
        VillagePost(
            site=post.site,
            tenant=known.tenant,
            regions=known.regions,
            name=known.name,
            verify_key=post.verify_key,
            box_key=post.box_key,
            status=post.status,
            status_at=self.now,
            enrolled_at=self.now,
        ).save(force_insert=True)
        PostEnrolment.objects.filter(pk=known.pk).update(used_by=post.site, secret=b"")
        record("post_enrolled", stream=f"post/{post.site}", by=SYSTEM, at=self.now, payload={"name": known.name})

    def suspend(self, site: UUID, *, reason: str, at: int) -> None:
        """Hold back what goes to it, once."""
        active = VillagePost.objects.filter(pk=site, status=VillagePost.Status.ACTIVE)
        if active.update(status=VillagePost.Status.SUSPENDED, status_reason=reason, status_at=self.now):
            record("post_suspended", stream=f"post/{site}", by=SYSTEM, at=self.now, payload={"reason": reason})

    def has(self, hash: bytes) -> bool:
        """Whether the link is here."""
        return PostFact.objects.filter(pk=hash.hex()).exists()

    def arrived(self, hash: bytes) -> Arrived | None:
        """A link."""
        row = PostFact.objects.filter(pk=hash.hex()).first()
        return arrived_of(row) if row else None

    def at_number(self, site: UUID, *, seq: int) -> list[Arrived]:
        """All links with this number."""
        return [arrived_of(row) for row in PostFact.objects.filter(site=site, seq=seq)]

    def after_link(self, hash: bytes) -> list[Arrived]:
        """Links right after this one."""
        return [arrived_of(row) for row in PostFact.objects.filter(prev=hash.hex())]

    def is_number_free(self, branch: UUID, *, seq: int) -> bool:
        """Whether the branch has no such number."""
        return not PostFact.objects.filter(branch=branch, seq=seq).exists()

    def put(self, fact: Arrived) -> None:
        """Keep a link, and that the post has to do with the report."""
        PostFact(
            hash=fact.hash.hex(),
            prev=fact.prev.hex(),
            site=fact.site,
            branch=fact.branch,
            seq=fact.link.seq,
            at=fact.link.at,
            after=fact.link.after,
            sealed=fact.link.sealed,
            report=fact.report,
            nth=fact.nth,
            is_linked=fact.is_linked,
            arrived_at=fact.arrived_at,
        ).save(force_insert=True)
        PostReport.objects.get_or_create(site=fact.site, report=fact.report)

    def mark_linked(self, hash: bytes) -> None:
        """No gap before it."""
        PostFact.objects.filter(pk=hash.hex()).update(is_linked=True)

    def heads(self, site: UUID) -> list[tuple[int, bytes]]:
        """Ends of branches, and the head that the post told."""
        later = PostFact.objects.filter(prev=OuterRef("hash"), is_linked=True)
        linked = PostFact.objects.filter(site=site, is_linked=True)
        ends = {(row.seq, row.hash) for row in linked.filter(~Exists(later))}
        told = VillagePost.objects.filter(pk=site).values_list("told_head", flat=True).first() or ""
        ends |= {(row.seq, row.hash) for row in linked.filter(pk=told)}
        return [(seq, bytes.fromhex(hash)) for seq, hash in sorted(ends)]

    def dangling(self, site: UUID) -> list[Arrived]:
        """Links without their predecessor."""
        before = PostFact.objects.filter(hash=OuterRef("prev"))
        rows = PostFact.objects.filter(site=site, is_linked=False).filter(~Exists(before)).order_by("seq")
        return [arrived_of(row) for row in rows[:200]]

    def last_before(self, site: UUID, *, seq: int) -> int:
        """The greatest number below."""
        rows = PostFact.objects.filter(site=site, seq__lt=seq).order_by("-seq")
        return rows.values_list("seq", flat=True).first() or 0

    def waiting(self, site: UUID) -> list[Arrived]:
        """Links without effect."""
        return [arrived_of(row) for row in PostFact.objects.filter(site=site, outcome="").order_by("seq", "hash")]

    def is_applied(self, site: UUID, *, report: UUID, nth: int) -> bool:
        """Whether that fact has had its effect."""
        return PostFact.objects.filter(site=site, report=report, nth=nth).exclude(outcome="").exists()

    def note_report(self, site: UUID, *, told: Report, at: int) -> None:
        """How the post says that it stands."""
        VillagePost.objects.filter(pk=site).update(
            had=told.had,
            told_head=told.head_hash.hex(),
            told_clock=moment_of(told.clock),
            software=told.software[:40],
            last_bundle_at=self.now,
        )

    def put_part(self, site: UUID, *, blob: bytes, offset: int, total: int, piece: bytes) -> None:
        """Keep a piece; with the last one, check the whole."""
        file, _ = CarriedFile.objects.get_or_create(pk=blob.hex(), defaults={"site": site, "total": total})
        if file.is_whole or file.total != total or offset + len(piece) > total:
            return
        FilePiece.objects.get_or_create(file=file, offset=offset, defaults={"content": piece})
        pieces = list(file.pieces.order_by("offset").values_list("content", flat=True))
        if sum(len(each) for each in pieces) == total:
            whole = sha256(b"".join(bytes(each) for each in pieces)).digest() == blob
            if whole:
                CarriedFile.objects.filter(pk=file.pk).update(is_whole=True)
            else:
                FilePiece.objects.filter(file=file).delete()

    def has_blob(self, blob: bytes) -> bool:
        """Whether the whole file came."""
        return CarriedFile.objects.filter(pk=blob.hex(), is_whole=True).exists()


def known_post(row: VillagePost) -> KnownPost:
    """The post as the rules need it."""
    return KnownPost(
        site=row.site,
        verify_key=bytes(row.verify_key),
        box_key=bytes(row.box_key),
        status=row.status,
        had=row.had,
    )


def arrived_of(row: PostFact) -> Arrived:
    """The link as the rules need it."""
    return Arrived(
        hash=bytes.fromhex(row.hash),
        prev=bytes.fromhex(row.prev),
        site=row.site,
        branch=row.branch,
        link=Link(seq=row.seq, at=row.at, after=row.after, sealed=bytes(row.sealed)),
        report=row.report,
        nth=row.nth,
        is_linked=row.is_linked,
        is_applied=bool(row.outcome),
        arrived_at=row.arrived_at,
    )


def now_ms(store: CentreTables) -> int:
    """The store's moment in milliseconds."""
    return milliseconds_of(store.now)
