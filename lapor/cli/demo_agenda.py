"""The demo's planning agenda, gathered, decided and followed through the real services, in the order in which it happened."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from lapor.actionplan.agenda import queries, services
from lapor.actionplan.agenda.policy import STEPS
from lapor.actionplan.agenda.queries import Wish
from lapor.actionplan.agenda.services import Verdict
from lapor.actionplan.agenda.suggest import Bundle, bundles_of
from lapor.attachments.services import stage_file
from lapor.cli.demo_photos import road_scene
from lapor.cli.demo_promises import COORDINATORS_MAIL
from lapor.kit.actors import SYSTEM, Actor
from lapor.people import queries as people
from lapor.people.actors import actor_of
from seed.demo.agenda import DemoItem, demo_agenda

MOST_REPORTS = 3
LATER = timedelta(days=7)
NOTES = {
    "planned": "Contoh: masuk rencana kerja pemerintah daerah.",
    "budgeted": "Contoh: masuk anggaran daerah.",
    "building": "Contoh: pekerjaan dimulai.",
    "built": "Contoh: jalan selesai dan sudah dilalui warga.",
}
Step = Callable[[date, datetime], None]


@dataclass(frozen=True, kw_only=True)
class _Scene:
    tenant: UUID
    by: Actor
    now: datetime
    photo: UUID
    made: list[tuple[str, UUID]]


def is_gathered(tenant: UUID) -> bool:
    """Whether the agenda is there: it is written in one transaction."""
    return bool(queries.years_of(tenant))


def gather(tenant: UUID, *, now: datetime) -> int:
    """Make the items of public wishes that the stories left, oldest wishes first; gives how many. Under 2 seconds."""
    coordinator = people.person_by_email(COORDINATORS_MAIL)
    by = actor_of(coordinator) if coordinator else SYSTEM
    drawn = io.BytesIO(road_scene(2, repaired=True))
    photo = stage_file(drawn, name="foto-contoh.png", draft="demo-agenda", at=now, added_by="office").id
    scene = _Scene(tenant=tenant, by=by, now=now, photo=photo, made=[])
    with transaction.atomic():
        for item in demo_agenda():
            _play(item, scene=scene)
    return len(scene.made)


def _play(item: DemoItem, *, scene: _Scene) -> None:
    bundle = _oldest(bundles_of(queries.open_wishes(scene.tenant, topic=item.topic, any_class=True)))
    if bundle is None:
        return
    wishes = bundle.wishes[:MOST_REPORTS]
    begun = max(each.published_at for each in wishes) + LATER
    if begun >= scene.now:
        return
    key = _gathered(item, wishes=wishes, place=bundle.place, at=begun, scene=scene)
    steps = list(_steps(key, item=item, scene=scene))
    gap = (scene.now - timedelta(days=1) - begun) / (len(steps) + 1)
    for number, step in enumerate(steps, start=1):
        at = begun + gap * number
        step(queries.today_of(scene.tenant, at=at), at)
    scene.made.append((item.topic, key))


def _oldest(bundles: list[Bundle]) -> Bundle | None:
    """Of the bundles in a village, one with a wish before those of complaints alone; of those the one published first."""
    placed = [each for each in bundles if each.place]
    return min(placed, key=lambda bundle: (not _has_wish(bundle), max(_moments(bundle.wishes))), default=None)


def _has_wish(bundle: Bundle) -> bool:
    return any(each.report_class == "aspiration" for each in bundle.wishes)


def _moments(wishes: tuple[Wish, ...]) -> list[datetime]:
    return [each.published_at for each in wishes[:MOST_REPORTS]]


def _gathered(item: DemoItem, *, wishes: tuple[Wish, ...], place: str, at: datetime, scene: _Scene) -> UUID:
    return services.gather_item(
        scene.tenant,
        title=f"{item.title} {place.partition(',')[0]}",
        year=scene.now.year + item.year_offset,
        reports=[each.id for each in wishes],
        stage="village",
        by=scene.by,
        at=at,
        is_example=True,
    )


def _steps(key: UUID, *, item: DemoItem, scene: _Scene) -> Iterator[Step]:
    """The stages of planning, the decision, and how far it came, each as something to do at its moment."""
    yield lambda on, at: _move(key, on, at, scene=scene)
    if not item.decision:
        return
    yield lambda on, at: _move(key, on, at, scene=scene)
    yield lambda on, at: _decide(key, on, at, item=item, scene=scene)
    reached = [step.value for step in STEPS].index(item.progress) + 1 if item.progress else 0
    for step in STEPS[:reached]:
        yield _following(key, progress=step.value, scene=scene)


def _move(key: UUID, on: date, at: datetime, *, scene: _Scene) -> None:
    services.move_items([key], tenant=scene.tenant, happened_on=on, by=scene.by, at=at)


def _decide(key: UUID, on: date, at: datetime, *, item: DemoItem, scene: _Scene) -> None:
    is_accepted, is_merged = item.decision == "accepted", item.decision == "merged"
    verdict = Verdict(
        decision=item.decision,
        reason=f"Contoh: {item.reason}",
        plan_year=scene.now.year + item.year_offset if is_accepted else None,
        activity_text=item.activity,
        merged_into=next(made for topic, made in scene.made if topic == item.topic) if is_merged else None,
    )
    services.decide_item(key, verdict=verdict, happened_on=on, by=scene.by, at=at)


def _following(key: UUID, *, progress: str, scene: _Scene) -> Step:
    more: dict[str, Any] = {"progress": progress, "note": NOTES[progress], "by": scene.by}
    files = [scene.photo] if progress == "built" else []
    return lambda on, at: services.follow_item(key, happened_on=on, files=files, at=at, **more)
