import pytest

from lapor.institutions.errors import NotAdministrator
from lapor.institutions.services import merge_institution
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services import forward_report, verify_report
from lapor.reports.services.heir import hand_over_reports
from tests.cast import NOW, World, file


def forwarded(world: World) -> Report:
    """Wati's report, handed to the road office."""
    report = file().report
    sari = world.actor("sari")
    verify_report(
        report, topic="jalan", procedure="complaint", public_title="Jalan", public_text="Berlubang.", by=sari, at=NOW
    )
    forward_report(report, to=world.offices["pupr"], by=sari, at=NOW)
    return Report.objects.get(pk=report)


def test_it_gives_the_heir_what_was_held(world: World) -> None:
    report = forwarded(world)
    due = Assignment.objects.get(report=report, until=None).due_at
    by, one, heir = world.actor("admin"), world.offices["pupr"], world.offices["dinkes"]
    merge_institution(one, into=heir, by=by, at=NOW)
    assert hand_over_reports(one, heir=heir, by=by, at=NOW) == 1
    lead = Assignment.objects.get(report=report, until=None)
    assert (lead.institution_id, lead.due_at) == (heir, due)
    assert Access.objects.get(report=report, institution=heir).role == "lead"


def test_it_lets_only_an_administrator_hand_over(world: World) -> None:
    with pytest.raises(NotAdministrator):
        hand_over_reports(world.offices["pupr"], heir=world.offices["dinkes"], by=world.actor("sari"), at=NOW)
