"""A year of invented reports, played through the real services in the order in which everything happened."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.audit.followers import all_followers
from lapor.audit.services import act_on_batch
from lapor.cli.demo_photos import stage_photos
from lapor.cli.demo_scenes import Life, life_of
from lapor.cli.demo_stage import set_stage
from lapor.institutions import queries as institutions
from lapor.kit.refusals import Refusal
from lapor.notifications.services.settle import settle_notices
from lapor.reports import queries as reports
from seed.demo.readers import blank_spots, demo_agencies, district_positions, district_weights
from seed.demo.stories import Story, stories
from seed.regions import region_tree

SEED = 6408
COUNT = 300
MAILED, UNREAD = timedelta(days=3), timedelta(days=10)


@dataclass(frozen=True, kw_only=True)
class Played:
    """How many steps were taken, and the codes of those that a service refused."""

    steps: int
    refused: tuple[str, ...]


def invented(*, until: date, zone: str, count: int = COUNT) -> list[Story]:
    """The stories of the year before this day, the same for the same day."""
    return stories(
        seed=SEED,
        count=count,
        until=until,
        regions=list(region_tree(demo_agencies()[0].region_code)),
        blank_spots=[spot.code for spot in blank_spots()],
        district_weights=district_weights(),
        zone=ZoneInfo(zone),
    )


def is_played() -> bool:
    """Whether the history is there: it is written in one transaction, so that an interrupted one leaves nothing."""
    return reports.has_reports()


def play_history(tenant: UUID, *, now: datetime, count: int = COUNT) -> Played:
    """Play every story up to this moment. Photographs are staged first; everything else is one transaction."""
    zone = institutions.calendar_of(tenant).zone
    told = invented(until=now.astimezone(ZoneInfo(zone)).date(), zone=zone, count=count)
    stage = set_stage(tenant, photos=stage_photos(told, at=now), positions=district_positions())
    with transaction.atomic():
        return _play([life_of(story, stage=stage, stories=told) for story in told], until=now)


def catch_up(*, now: datetime) -> int:
    """Let followers act on what is past, mail nothing of it, then on the last days as usual; returns how many acts."""
    acts = _drain(at=now - MAILED)
    settle_notices(made_before=now - MAILED + timedelta(seconds=1), read_before=now - MAILED + timedelta(seconds=1))
    return acts + _drain(at=now)


def _drain(*, at: datetime) -> int:
    total, done = 0, 1
    while done:
        done = sum(act_on_batch(follower, at=at) for follower in all_followers())
        total += done
    return total


def _play(lives: Sequence[Life], *, until: datetime) -> Played:
    """Take every step at its moment, earliest first; a story whose step is refused ends there."""
    waiting: list[tuple[datetime, int]] = []
    for number, life in enumerate(lives):
        _wait(waiting, life=life, number=number, until=until)
    steps, refused = 0, []
    while waiting:
        _moment, number = heapq.heappop(waiting)
        try:
            _wait(waiting, life=lives[number], number=number, until=until)
        except Refusal as refusal:
            refused.append(refusal.code)
        steps += 1
    return Played(steps=steps, refused=tuple(refused))


def _wait(waiting: list[tuple[datetime, int]], *, life: Life, number: int, until: datetime) -> None:
    """Let the story take its step and put it back with the moment of the next one."""
    moment = next(life, None)
    if moment is not None and moment < until:
        heapq.heappush(waiting, (moment, number))
