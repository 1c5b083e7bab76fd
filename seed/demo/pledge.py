"""The demo's joint commitment: where it was signed, before whom, and how each head signed. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from seed.tables import read_rows

WAYS = ("electronic", "paper", "none")


@dataclass(frozen=True, slots=True)
class DemoPledgeEvent:
    """Where it was signed, and the witnesses with their positions."""

    place: str
    witnesses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DemoHead:
    """A head by the number on the list, how they signed, and who came after them (empty: nobody).

    `position` is given where the head of the office is called otherwise than usual.
    """

    number: int
    name: str
    position: str
    way: str
    successor: str


@dataclass(frozen=True, slots=True)
class DemoPromise:
    """What an office promises, by which registered figure it is measured, and how many per cent it promises."""

    figure: str
    target: int
    text: str


def demo_promises() -> tuple[DemoPromise, ...]:
    """What the offices promise in turn."""
    rows = read_rows("demo/pledge_promises.csv", columns=("figure", "target", "promise"))
    return tuple(
        DemoPromise(figure=row.text("figure"), target=row.number("target"), text=row.text("promise")) for row in rows
    )


def demo_pledge_event() -> DemoPledgeEvent:
    """The one line of the event."""
    row = next(iter(read_rows("demo/pledge_event.csv", columns=("place", "witnesses"))))
    parts = [each.partition("|") for each in row.words("witnesses")]
    return DemoPledgeEvent(place=row.text("place"), witnesses=tuple((name, position) for name, _bar, position in parts))


def demo_heads() -> tuple[DemoHead, ...]:
    """Every head, in the order of the list."""
    rows = read_rows("demo/pledge_heads.csv", columns=("number", "name", "position", "way", "successor"))
    return tuple(
        DemoHead(
            number=row.number("number"),
            name=row.text("name"),
            position=row.optional("position"),
            way=row.choice("way", among=WAYS),
            successor=row.optional("successor"),
        )
        for row in rows
    )
