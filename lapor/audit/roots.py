"""What a day's root is made of: the one definition that making and verifying share."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from lapor.audit.models import DailyRoot, Event
from lapor.kit.hashing import canonical_json, merkle_root, sha256_hex

ONE_DAY = timedelta(days=1)
Leaf = tuple[str, int, str]


def bounds(day: date) -> tuple[datetime, datetime]:
    """The first moment of the day and of the next, UTC."""
    start = datetime.combine(day, time.min, tzinfo=UTC)
    return start, start + ONE_DAY


def leaves_of(day: date) -> list[Leaf]:
    """The links recorded on the day as (stream, seq, hash), in the order of the tree. 1 statement."""
    start, end = bounds(day)
    rows = Event.objects.filter(recorded_at__gte=start, recorded_at__lt=end).order_by("stream", "seq")
    return list(rows.values_list("stream", "seq", "hash"))


def leaf_bytes(leaf: Leaf) -> bytes:
    """What the tree hashes of a link."""
    return canonical_json(list(leaf))


def tree_of(leaves: list[Leaf]) -> str:
    """The RFC 6962 root over the links, as hex."""
    return merkle_root([leaf_bytes(leaf) for leaf in leaves]).hex()


def root_hash(row: DailyRoot) -> str:
    """SHA-256 over every column but `root`, `signature` and `made_at`."""
    return sha256_hex(
        canonical_json(
            {
                "day": row.day,
                "tree": row.tree,
                "streams": row.streams,
                "events": row.events,
                "prev_root": row.prev_root,
                "site": row.site,
                "key": row.key,
            }
        )
    )


def is_signed(row: DailyRoot) -> bool:
    """Whether the signature fits the root and the key that the row names."""
    try:
        VerifyKey(bytes.fromhex(row.key)).verify(bytes.fromhex(row.root), bytes.fromhex(row.signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def faults_of(row: DailyRoot, *, before: DailyRoot | None) -> Iterator[str]:
    """What does not fit: day_tree, day_count, day_chain, day_root, day_signature."""
    leaves = leaves_of(row.day)
    if tree_of(leaves) != row.tree:
        yield "day_tree"
    known = (before.events, before.streams) if before else (0, 0)
    opened = sum(1 for leaf in leaves if leaf[1] == 1)
    if (row.events, row.streams) != (known[0] + len(leaves), known[1] + opened):
        yield "day_count"
    if row.prev_root != (before.root if before else "") or (before and row.day != before.day + ONE_DAY):
        yield "day_chain"
    if root_hash(row) != row.root:
        yield "day_root"
    if not is_signed(row):
        yield "day_signature"
