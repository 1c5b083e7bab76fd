"""Bounces and contested answers per agency: counted by cells, and once more by hand from the streams."""

from collections import Counter
from fractions import Fraction
from uuid import UUID

from lapor.audit import queries as audit
from lapor.kit import actors
from lapor.reports import services as reports
from lapor.reports.models import Assignment, Report
from lapor.reports.services.draft import Answer
from lapor.statistics import queries
from lapor.statistics.models import DayCell
from lapor.statistics.registry import definitions
from lapor.statistics.shapes import Share
from lapor.statistics.tests.test_figures import DAY, YEAR, answered, follow, verified
from tests.cast import NOW, World, file

ANSWER = Answer(text="Sudah kami tambal.", found="Lubang", done="Ditambal", no_evidence_reason="Rusak")


def bounced(world: World, message_id: str, *, times: int) -> UUID:
    """Sent to the health office and back as often; then answered by public works."""
    report = verified(world, message_id)
    sari, dewi, budi = world.actor("sari"), world.actor("dewi"), world.actor("budi")
    for number in range(times):
        at = NOW + (2 + 2 * number) * DAY
        reports.forward_report(report, to=world.offices["dinkes"], by=sari, at=at)
        reports.decline_report(report, reason="Bukan kami", suggestion=None, by=dewi, at=at + DAY)
    reports.forward_report(report, to=world.offices["pupr"], by=sari, at=NOW + 10 * DAY)
    reports.respond(report, answer=ANSWER, approver=world.people["budi"], by=budi, at=NOW + 11 * DAY)
    return report


def much_happens(world: World) -> None:
    """Bounces, answers that were contested once and twice, and one that stands."""
    sari, budi = world.actor("sari"), world.actor("budi")
    twice = bounced(world, "m-1", times=1)
    for day in (12, 22):
        wati = actors.reporter(twice)
        reports.dispute_response(twice, reason="Belum", score=1, by=wati, at=NOW + day * DAY)
        reports.forward_report(twice, to=world.offices["pupr"], by=sari, at=NOW + (day + 1) * DAY)
        reports.respond(twice, answer=ANSWER, approver=world.people["budi"], by=budi, at=NOW + (day + 2) * DAY)
    bounced(world, "m-2", times=2)
    settled = answered(world, "m-3")
    reports.confirm_settled(settled, score=5, comment="", by=actors.reporter(settled), at=NOW + 3 * DAY)
    for number in range(5):
        file(f"n-{number}")
    for key in Report.objects.values_list("id", flat=True):
        follow(key)


def by_hand(world: World) -> dict[str, Counter[tuple[UUID, bool]]]:
    """Every forwarding and every full answer, with whose it was and whether it came back, read from streams and assignments alone."""
    found: dict[str, Counter[tuple[UUID, bool]]] = {"bounced": Counter(), "contested": Counter()}
    for report in Report.objects.all():
        events = audit.stream_events(report.stream)
        for place, event in enumerate(events):
            after = [each.kind for each in events[place + 1 :]]
            if event.kind == "forwarded":
                end = after.index("forwarded") if "forwarded" in after else len(after)
                found["bounced"][UUID(event.payload["lead"]), "declined" in after[:end]] += 1
            if event.kind == "responded":
                end = after.index("responded") if "responded" in after else len(after)
                row = Assignment.objects.filter(report=report, since__lte=event.happened_at, role="lead").latest(
                    "since"
                )
                found["contested"][row.institution_id, "disputed" in after[:end]] += 1
    return found


def test_it_counts_bounces_and_contested_answers_of_the_year(world: World) -> None:
    much_happens(world)
    found = queries.basic_figures(world.tenant, year=YEAR)
    assert (found.bounced, found.contested) == (Share(count=3, of=8), Share(count=2, of=5))


def test_it_agrees_with_a_count_by_hand_for_each_office(world: World) -> None:
    much_happens(world)
    for name, measure, whole in (("bounced", "bounced", "handed"), ("contested", "contested", "responses")):
        counted = by_hand(world)[name]
        cells = Counter(dict.fromkeys(counted, 0))
        for row in DayCell.objects.filter(measure__in=[measure, whole]):
            cells[row.institution, row.measure == measure] += row.count
        for office in {office for office, _ in counted}:
            came_back, stood = counted[office, True], counted[office, False]
            assert (cells[office, True], cells[office, False]) == (came_back, came_back + stood)


def test_it_shows_an_office_its_own_share(world: World) -> None:
    """Public works answered five times and was contested twice; nothing came back from there."""
    much_happens(world)
    rows = {row.institution: row.figures for row in queries.per_agency(world.tenant, year=YEAR)}
    (together,) = rows.values() if None in rows and len(rows) == 1 else (rows[world.offices["diskominfo"]],)
    assert together.received >= 5
    whole = queries.basic_figures(world.tenant, year=YEAR)
    shares = [row.contested for row in rows.values()]
    assert Fraction(sum(each.count for each in shares), sum(each.of for each in shares)) == Fraction(
        whole.contested.count, whole.contested.of
    )


def test_it_defines_each_of_them(world: World) -> None:
    much_happens(world)
    shown = {each.definition.name: each.value for each in queries.shown(queries.basic_figures(world.tenant, year=YEAR))}
    assert (shown["bounced"], shown["contested"]) == (38, 40)
    assert "paused_share" in definitions()
