"""The demo's agenda: a wish that became a road with a drawn picture, one merged, one still open."""

from datetime import timedelta

from lapor.actionplan.agenda.models import AgendaItem, AgendaStep
from lapor.actionplan.agenda.tests.wishes import wish
from lapor.attachments import queries as attachments
from lapor.cli.demo_agenda import gather, is_gathered
from tests.cast import NOW, World


def test_it_brings_a_wish_to_a_built_road(world: World) -> None:
    for number, region in enumerate(("64.08.04.2001", "64.08.11.2002", "64.08.04")):
        wish(world, f"m-{number}", region=region)
    assert not is_gathered(world.tenant)
    assert gather(world.tenant, now=NOW + timedelta(days=200)) == 3
    found = set(AgendaItem.objects.values_list("year", "decision", "progress", "is_example"))
    assert found == {(2026, "accepted", "built", True), (2026, "merged", "", True), (2027, "", "", True)}
    built = AgendaStep.objects.get(kind="built")
    assert len(attachments.files_of_report(built.id)) == 1 and is_gathered(world.tenant)
