"""The one query behind what a first visit moved: for the registered figures, the page of villages and the public page."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Min

from lapor.actionplan.outreach.effect import MEASURED, SPAN, Effect, VillageEffect, standing_of, summed
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.institutions.population_queries import population_within
from lapor.kit.figures import FigureAsk
from lapor.reports.region_queries import published_between

VILLAGES = ("village", "urban_village")


def effect_of(ask: FigureAsk) -> Effect:
    """The sum over all villages of the ask. Costs what `effects` costs, remembered."""
    return remembered(("outreach effect", ask), load=lambda: summed(effects(ask).values()))


def effects(ask: FigureAsk) -> dict[str, VillageEffect]:
    """Every village whose first visit lies in the span, as known on the ask's day.

    4 statements: first visits, reports before, reports after, people; two less when nothing can be measured yet.
    """
    first = _first_visits(ask)
    root = institutions.office(ask.tenant)
    zone = ZoneInfo(root.zone)
    began = _began_on(ask, zone=zone)
    today = min(ask.until, ask.known_on) if ask.known_on else ask.until
    standings = {code: standing_of(on, began_on=began, today=today) for code, on in first.items()}
    measured = {code: first[code] for code, standing in standings.items() if standing == MEASURED}
    before = published_between({code: _days(on - SPAN, until=on, zone=zone) for code, on in measured.items()})
    after = published_between({code: _days(on, until=on + SPAN, zone=zone) for code, on in measured.items()})
    people = population_within(root.region, known_on=ask.known_on)
    return {
        code: VillageEffect(
            code=code,
            first_on=on,
            standing=standings[code],
            before=before.get(code, 0),
            after=after.get(code, 0),
            people=people[code].people if code in people else None,
        )
        for code, on in first.items()
    }


def _first_visits(ask: FigureAsk) -> dict[str, date]:
    rows = OutreachMeeting.objects.filter(
        tenant=ask.tenant, state=OutreachMeeting.State.HELD, region__level__in=VILLAGES
    )
    if ask.known_on:
        rows = rows.filter(recorded_on__lte=ask.known_on)
    if ask.institution:
        rows = rows.filter(institution=ask.institution)
    found = rows.values_list("region").annotate(first=Min("happens_on"))
    return {code: on for code, on in found if ask.since <= on <= ask.until}


def _began_on(ask: FigureAsk, *, zone: ZoneInfo) -> date | None:
    """The day on which the service began for this tenant."""
    moments = (each.since for each in institutions.installations() if each.tenant == ask.tenant)
    return next((moment.astimezone(zone).date() for moment in moments if moment), None)


def _days(since: date, *, until: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return datetime.combine(since, time.min, tzinfo=zone), datetime.combine(until, time.min, tzinfo=zone)
