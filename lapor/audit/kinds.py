"""The register of event kinds: what may be recorded, declared by the package that records it."""

from dataclasses import dataclass

from lapor.kit.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class EventKind:
    """A kind of event: its stored code, what it means (English, for the reference) and who declares it."""

    code: str
    meaning: str
    owner: str


class UnknownKind(Refusal):
    """An event kind that no package declared: a programming mistake, never a user's."""

    code = "unknown_event_kind"
    message = "Jenis peristiwa ini tidak dikenal."
    next_step = "Laporkan kepada pengelola sistem."
    status = 500


_KINDS: dict[str, EventKind] = {}
_FACTS: set[str] = set()


def declare(owner: str, /, **meanings: str) -> None:
    """Declare kinds of a package: `declare("reports", filed="A report was received.")`."""
    for code, meaning in meanings.items():
        _KINDS[code] = EventKind(code=code, meaning=meaning, owner=owner)


def declare_facts(*codes: str) -> None:
    """Declare kinds that a person may state elsewhere (village post): their links carry the origin. Each is stated by one event."""
    _FACTS.update(codes)


def is_fact(code: str) -> bool:
    """Whether the kind carries the origin of whoever stated it."""
    return code in _FACTS


def require(code: str) -> None:
    """Raise UnknownKind unless some package declared the code."""
    if code not in _KINDS:
        raise UnknownKind(kind=code)


def all_kinds() -> list[EventKind]:
    """Every declared kind, by owner and code."""
    return sorted(_KINDS.values(), key=lambda kind: (kind.owner, kind.code))
