"""What the demo's stories are played on: offices, officers, calendar, photographs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.cli.demo_people import office_for, officers_by_office
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory, Office
from lapor.kit.actors import COORDINATOR, EXECUTING, INSPECTORATE, LIAISON, Actor
from lapor.kit.calendars import WorkCalendar
from lapor.people.actors import actor_of
from lapor.people.queries import Colleague
from seed.demo.office_hours import after
from seed.demo.stories import Story


@dataclass(frozen=True, kw_only=True)
class Player:
    """An officer in a scene: as an actor, with the account's key and the office."""

    actor: Actor
    person: UUID
    office: UUID


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Everything a scene needs; `reports` fills as stories are filed, by their number."""

    directory: Directory
    calendar: WorkCalendar
    officers: Mapping[tuple[UUID, str], list[Colleague]]
    photos: Mapping[tuple[int, str], UUID]
    positions: Mapping[str, tuple[float, float]]
    reports: dict[int, UUID] = field(default_factory=dict)
    players: dict[UUID, Player] = field(default_factory=dict)

    def after(self, moment: datetime, *, hours: float) -> datetime:
        """The moment so many working hours later."""
        local = moment.astimezone(ZoneInfo(self.calendar.zone))
        return after(local, hours=hours, is_working=self.calendar.is_working)

    def verifier(self, story: Story) -> Player:
        """Who checks the story's report: the inspectorate when it is about an official, else a coordinator in turn."""
        duty, role = (
            (institutions.INSPECTORATE, INSPECTORATE)
            if story.about_official
            else (institutions.COORDINATOR, COORDINATOR)
        )
        desk = self.officers[(self.directory.on_duty(duty).id, role)]
        return self._player(desk[story.number % 4 == 0 and len(desk) > 1])

    def office(self, story: Story) -> Office:
        """Who has to answer it."""
        if story.about_official:
            return self.directory.on_duty(institutions.INSPECTORATE)
        return office_for(self.directory, kind=story.agency_kind, region=story.region_code)

    def district(self, story: Story) -> Office:
        """The district office of the place."""
        return office_for(self.directory, kind="district_office", region=story.region_code)

    def answering(self, office: Office) -> Player | None:
        """Who answers there; None for an office without an account."""
        desk = self.officers.get((office.id, INSPECTORATE)) or self.officers.get((office.id, LIAISON))
        return self._player(desk[0]) if desk else None

    def executing(self, office: Office) -> Player | None:
        """Who carries things out there, where somebody does."""
        desk = self.officers.get((office.id, EXECUTING))
        return self._player(desk[0]) if desk else None

    def _player(self, officer: Colleague) -> Player:
        if officer.id not in self.players:
            self.players[officer.id] = Player(actor=actor_of(officer.id), person=officer.id, office=officer.institution)
        return self.players[officer.id]


def set_stage(
    tenant: UUID, *, photos: Mapping[tuple[int, str], UUID], positions: Mapping[str, tuple[float, float]]
) -> Stage:
    """The stage of a tenant whose officers are enrolled."""
    return Stage(
        directory=institutions.directory(tenant),
        calendar=institutions.calendar_of(tenant),
        officers=officers_by_office(tenant),
        photos=photos,
        positions=positions,
    )
