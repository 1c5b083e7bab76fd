"""Wishes of one place and topic belong together: what the agenda could take up. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from lapor.actionplan.agenda.queries import Wish


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Public wishes of one village and topic. `supports` is the sum over reports; an item counts each device once."""

    place: str
    topic: str
    wishes: tuple[Wish, ...]
    supports: int


def bundles_of(wishes: Iterable[Wish]) -> list[Bundle]:
    """The wishes by place and topic, those that most people stand behind first."""
    groups: dict[tuple[str, int | None], list[Wish]] = {}
    for wish in wishes:
        groups.setdefault((wish.region, wish.topic_key), []).append(wish)
    made = [
        Bundle(
            place=group[0].place,
            topic=group[0].topic,
            wishes=tuple(sorted(group, key=lambda wish: -wish.supports)),
            supports=sum(wish.supports for wish in group),
        )
        for group in groups.values()
    ]
    return sorted(made, key=lambda bundle: -(bundle.supports + len(bundle.wishes)))
