"""Typed readers of the reference data: each checks its file and gives frozen dataclasses, parents before children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from seed.tables import SeedError, read_rows, require_unique

TemplateLevel = Literal["kabupaten", "kota", "provinsi", "nasional"]

CLASSES = ("complaint", "aspiration", "information")
PROCEDURES = ("complaint", "oversight", "aspiration", "information", "kip")
DUTIES = ("leadership", "secretary", "coordinator", "inspectorate", "custodian", "planning", "monitor")
TIERS = ("national", "province", "regency", "city")
REASON_KINDS = ("archive", "not_our_authority", "reopen", "contest", "identity", "no_evidence", "interim")


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """What an agency does, the same word at every tier."""

    code: str
    name: str
    tiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateAgency:
    """One usual agency; `name` may hold `{region}`; `duty` is empty for an agency that only answers."""

    code: str
    name: str
    short_name: str
    duty: str
    parent: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the tree; `sp4n_id` is None where the national system's id is not known."""

    code: str
    parent: str
    name: str
    sp4n_id: int | None
    default_class: str
    default_procedure: str
    agency_kind: str
    needs_independent_validation: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExternalInstitution:
    """An institution without an account; `name` may hold `{region}` or `{province}`."""

    code: str
    name: str
    short_name: str
    kind: str
    topics: tuple[str, ...]
    email: str
    tiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to choose from; `message` is what the reporter reads, `where_to_go` the way on."""

    kind: str
    code: str
    name: str
    message: str
    where_to_go: str
    reopens: bool


def agency_kinds() -> tuple[AgencyKind, ...]:
    """Give every kind of agency."""
    name = "agency_kinds.csv"
    kinds = tuple(
        AgencyKind(code=row.slug("code"), name=row.text("name"), tiers=row.words("tiers"))
        for row in read_rows(name, columns=("code", "name", "tiers"))
    )
    require_unique((kind.code for kind in kinds), name=name)
    return kinds


def agency_kind_codes() -> frozenset[str]:
    """Give the codes of all kinds of agency."""
    return frozenset(kind.code for kind in agency_kinds())


def agency_template(level: TemplateLevel) -> tuple[TemplateAgency, ...]:
    """Give the usual agencies of a tier; the first is the government itself; each code is an agency kind."""
    name = f"templates/{level}.csv"
    known = agency_kind_codes()
    agencies = tuple(
        TemplateAgency(
            code=row.choice("code", among=known),
            name=row.text("name"),
            short_name=row.text("short_name"),
            duty=row.choice("duty", among=(*DUTIES, "")),
            parent=row.optional("parent"),
        )
        for row in read_rows(name, columns=("code", "name", "short_name", "duty", "parent"))
    )
    require_unique((agency.code for agency in agencies), name=name)
    require_tree([(agency.code, agency.parent) for agency in agencies], name=name)
    return agencies


def topics() -> tuple[Topic, ...]:
    """Give the topic tree, parents before children."""
    name = "topics.csv"
    known = agency_kind_codes()
    columns = (
        *("code", "parent", "name", "sp4n_id", "default_class", "default_procedure"),
        *("agency_kind", "needs_independent_validation", "words"),
    )
    tree = tuple(
        Topic(
            code=row.slug("code"),
            parent=row.optional("parent"),
            name=row.text("name"),
            sp4n_id=row.number("sp4n_id") if row.optional("sp4n_id") else None,
            default_class=row.choice("default_class", among=(*CLASSES, "")),
            default_procedure=row.choice("default_procedure", among=(*PROCEDURES, "")),
            agency_kind=row.choice("agency_kind", among=(*known, "")),
            needs_independent_validation=row.is_yes("needs_independent_validation"),
            words=row.words("words"),
        )
        for row in read_rows(name, columns=columns)
    )
    require_unique((topic.code for topic in tree), name=name)
    require_unique((str(topic.sp4n_id) for topic in tree if topic.sp4n_id), name=name)
    require_tree([(topic.code, topic.parent) for topic in tree], name=name)
    return tree


def external_institutions() -> tuple[ExternalInstitution, ...]:
    """Give the usual institutions without an account; every e-mail address is a made-up one."""
    name = "external_institutions.csv"
    known = agency_kind_codes()
    found = tuple(
        ExternalInstitution(
            code=row.slug("code"),
            name=row.text("name"),
            short_name=row.text("short_name"),
            kind=row.choice("kind", among=known),
            topics=row.words("topics"),
            email=row.text("email"),
            tiers=row.words("tiers"),
        )
        for row in read_rows(name, columns=("code", "name", "short_name", "kind", "topics", "email", "tiers"))
    )
    require_unique((institution.code for institution in found), name=name)
    for institution in found:
        if not institution.email.endswith("@contoh.example"):
            raise SeedError(f"{name}: {institution.code} has an address that could be real")
    return found


def reasons(kind: str = "") -> tuple[Reason, ...]:
    """Give the reasons to choose from, of one kind or of all."""
    name = "reasons.csv"
    found = tuple(
        Reason(
            kind=row.choice("kind", among=REASON_KINDS),
            code=row.slug("code"),
            name=row.text("name"),
            message=row.text("message"),
            where_to_go=row.optional("where_to_go"),
            reopens=row.is_yes("reopens"),
        )
        for row in read_rows(name, columns=("kind", "code", "name", "message", "where_to_go", "reopens"))
    )
    require_unique((f"{reason.kind}/{reason.code}" for reason in found), name=name)
    return tuple(reason for reason in found if kind in ("", reason.kind))


def emergency_numbers() -> tuple[tuple[str, str], ...]:
    """Give the country's emergency numbers as name and number."""
    rows = read_rows("emergency_numbers.csv", columns=("name", "number", "source"))
    return tuple((row.text("name"), row.text("number")) for row in rows if row.text("source"))


def require_tree(pairs: Sequence[tuple[str, str]], *, name: str) -> None:
    """Raise SeedError unless every parent is named before its child."""
    seen: set[str] = set()
    for code, parent in pairs:
        if parent and parent not in seen:
            raise SeedError(f"{name}: {code!r} comes before its parent {parent!r}")
        seen.add(code)
