"""Random histories of posts and centre end with both sides agreeing: nothing acknowledged lost, nothing doubled."""

import os
from collections.abc import Callable
from random import Random

import pytest

from lapor.exchange.facts import Added, Filed
from lapor.exchange.stores import Arrived
from lapor.exchange.tests.machines import Machine, open_fact
from lapor.exchange.tests.village_life import World

STEPS = 60
# The normal run lives through the same histories each time; the soak takes new ones.
FIRST = 5000


def live_through(seed: int) -> World:
    """One history, then peace; raises AssertionError with the seed when something does not hold."""
    world = World(seed)
    world.live(STEPS)
    world.settle()
    assert faults(world) == [], f"history {seed}"
    return world


def faults(world: World) -> list[str]:
    """What does not hold in the end."""
    centre = {row.hash: row for row in world.centre.disk.rows("fact") if isinstance(row, Arrived)}
    found = []
    kept = set(world.reached)
    for machine in world.machines:
        head = machine.store.head()
        own = {machine.store.hash_at(seq) for seq in range(1, head.seq + 1)}
        kept |= own
        found += [f"{machine.keys.site} is not acknowledged"] if head.acked != head.seq else []
        found += [f"{machine.keys.site} keeps files"] if machine.store.blobs() else []
        found += [f"news of {report} are old" for report in _old_news(world, machine)]
    found += [f"lost {hash.hex()}" for hash in kept if hash not in centre]
    found += [f"mixed {hash.hex()}" for hash in centre if hash not in world.told]
    gaps = [row for row in centre.values() if not row.is_linked and _before_gap(row, centre=centre) in kept]
    found += [f"gap before {row.link.seq}" for row in gaps]
    numbers = {(row.branch, row.link.seq) for row in centre.values()}
    found += ["a number twice in one branch"] if len(numbers) != len(centre) else []
    found += [f"{count} times {hash.hex()}" for hash, count in world.applied.items() if count > 1]
    found += [
        f"{nth} of {report} out of order"
        for place, (site, report, nth) in enumerate(world.order)
        if nth > 1 and (site, report, nth - 1) not in world.order[:place]
    ]
    waiting = [row for row in centre.values() if not row.is_applied and not _waits_for_lost_file(world, row)]
    found += [
        f"no effect of {row.hash.hex()}" for row in waiting if not _stands_on_lost_fact(row, centre=centre, kept=kept)
    ]
    found += [f"moment of {hash.hex()}" for hash in world.moments if not _is_bounded(world, hash, centre[hash])]
    return found


def _before_gap(row: Arrived, *, centre: dict[bytes, Arrived]) -> bytes:
    """The link that is missing before this one: one that no disk holds any more cannot be asked for."""
    while row.prev in centre:
        row = centre[row.prev]
    return row.prev


def _is_bounded(world: World, hash: bytes, row: Arrived) -> bool:
    told, moment = world.told[hash], world.moments[hash]
    inside = told.after <= told.claimed <= row.arrived_at
    return told.after <= moment <= row.arrived_at and (not inside or moment == told.claimed)


def _old_news(world: World, machine: Machine) -> list[str]:
    mine = {row.report for row in world.centre.facts(machine.keys.site)}
    return [str(report) for report in mine if machine.store.news_of(report) != world.changed.get(report, 0)]


def _waits_for_lost_file(world: World, row: Arrived) -> bool:
    """A photo whose only copy was on a disk that an old backup replaced is gone with that disk; what follows it waits for somebody."""
    held = {blob for machine in world.machines for blob in machine.store.blobs()}
    before = [each for each in world.centre.facts(row.site) if each.report == row.report and each.nth <= row.nth]
    bodies = [open_fact(each.link.sealed) for each in before]
    files = {each.file.blob for each in bodies if isinstance(each, Added) and each.file}
    return any(not world.centre.has_blob(blob) and blob not in held for blob in files)


def _stands_on_lost_fact(row: Arrived, *, centre: dict[bytes, Arrived], kept: set[bytes]) -> bool:
    """What a report's earlier fact said died with the disk before any bundle brought it; what followed waits for somebody.

    There is a gap in the chain before the row, no disk holds the link that is missing, and the report's fact before is not here.
    """
    is_torn = not row.is_linked and _before_gap(row, centre=centre) not in kept
    here = {each.nth for each in centre.values() if each.site == row.site and each.report == row.report}
    return is_torn and not set(range(1, row.nth)) <= here


def test_it_ends_with_both_sides_agreeing_in_three_hundred_histories() -> None:
    told = sum(len(live_through(FIRST + number).told) for number in range(300))
    assert told > 1000


@pytest.mark.soak
def test_it_ends_with_both_sides_agreeing_in_ten_thousand_histories(
    record_property: Callable[[str, object], None],
) -> None:
    seed = int(os.environ.get("LAPOR_SOAK_SEED", "0")) or Random().randrange(2**31)
    worlds = facts = forks = 0
    for number in range(10_000):
        world = live_through(seed + number)
        arrived = [row for row in world.centre.disk.rows("fact") if isinstance(row, Arrived)]
        worlds, facts = worlds + 1, facts + len(arrived)
        forks += any(row.branch != row.site for row in arrived)
    record_property("reached", f"{worlds} histories, {facts} facts, {forks} histories with a fork; 0 lost, 0 doubled")


def test_it_sees_forks_losses_and_late_facts() -> None:
    worlds = [live_through(number) for number in range(40)]
    branches = [row for w in worlds for row in w.centre.disk.rows("fact") if isinstance(row, Arrived)]
    assert any(row.branch != row.site for row in branches)
    assert any(world.told.keys() - world.reached for world in worlds)
    assert any(isinstance(each.body, Filed) for world in worlds for each in world.told.values())
