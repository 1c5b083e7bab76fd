"""A procedure as pages show it, and what changed since it was signed off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapor.actionplan.procedures import words
from lapor.actionplan.procedures.content import LimitLine, ProcedureContent, RoleLine
from lapor.people.roles import ROLE_NAMES


@dataclass(frozen=True, kw_only=True)
class ShownRole:
    """A role with its people."""

    name: str
    people: str
    offices: tuple[str, ...]
    names: tuple[str, ...]
    is_missing: bool


@dataclass(frozen=True, kw_only=True)
class ShownLimit:
    """A limit in words, with all kinds of report for which it is the same."""

    step: str
    procedures: tuple[str, ...]
    limit: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What was signed off, and what holds now; empty where there is nothing."""

    what: str
    then: str
    now: str


@dataclass(frozen=True, kw_only=True)
class ShownProcedure:
    """The whole procedure."""

    title: str
    purpose: str
    roles: tuple[ShownRole, ...]
    limits: tuple[ShownLimit, ...]
    steps: tuple[tuple[str, str], ...]


def shown(content: ProcedureContent) -> ShownProcedure:
    """The procedure in words."""
    return ShownProcedure(
        title=content.title,
        purpose=content.purpose,
        roles=tuple(_role(each) for each in content.roles),
        limits=tuple(_gathered(content.limits)),
        steps=content.steps,
    )


def differences(signed: ProcedureContent, *, now: ProcedureContent) -> tuple[Difference, ...]:
    """What changed of limits, roles and steps since it was signed off."""
    return (*_limits(signed, now=now), *_roles(signed, now=now), *_steps(signed, now=now))


def _limits(signed: ProcedureContent, *, now: ProcedureContent) -> Iterator[Difference]:
    before = {(each.step, each.procedure): each for each in signed.limits}
    after = {(each.step, each.procedure): each for each in now.limits}
    for key in {**before, **after}:
        then, held = before.get(key), after.get(key)
        if _told(then) != _told(held):
            what = f"{words.LIMIT_NAMES[key[0]]}: {words.PROCEDURES[key[1]]}"
            yield Difference(what=what, then=_told(then), now=_told(held))


def _roles(signed: ProcedureContent, *, now: ProcedureContent) -> Iterator[Difference]:
    before, after = ({each.role: each for each in side.roles} for side in (signed, now))
    for role in {**before, **after}:
        if before.get(role) != after.get(role):
            yield Difference(what=str(ROLE_NAMES[role]), then=_people(before.get(role)), now=_people(after.get(role)))


def _steps(signed: ProcedureContent, *, now: ProcedureContent) -> Iterator[Difference]:
    if (signed.title, signed.purpose, signed.steps) != (now.title, now.purpose, now.steps):
        for who, does in signed.steps:
            if (who, does) not in now.steps:
                yield Difference(what=who, then=does, now="")
        for who, does in now.steps:
            if (who, does) not in signed.steps:
                yield Difference(what=who, then="", now=does)


def _told(line: LimitLine | None) -> str:
    return words.limit_words(line.limit, unit=line.unit) if line else ""


def _people(line: RoleLine | None) -> str:
    if line is None:
        return ""
    told = words.people_words(line.people, offices=line.offices)
    return f"{told}: {', '.join(line.names)}" if line.names else told


def _role(line: RoleLine) -> ShownRole:
    return ShownRole(
        name=str(ROLE_NAMES[line.role]),
        people=words.people_words(line.people, offices=line.offices),
        offices=line.office_names,
        names=line.names,
        is_missing=not line.people,
    )


def _gathered(lines: Sequence[LimitLine]) -> Iterator[ShownLimit]:
    """One line for each step and limit, in the order of the steps."""
    same: dict[tuple[str, str, str], list[str]] = {}
    for line in lines:
        key = (str(words.LIMIT_NAMES[line.step]), _told(line), line.source)
        same.setdefault(key, []).append(str(words.PROCEDURES[line.procedure]))
    for (step, limit, source), procedures in same.items():
        yield ShownLimit(step=step, procedures=tuple(procedures), limit=limit, source=source)
