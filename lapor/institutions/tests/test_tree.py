from datetime import date

import pytest

from lapor.audit.models import Event
from lapor.institutions import queries
from lapor.institutions.errors import (
    BadInstitution,
    MissingName,
    NameTaken,
    NotAdministrator,
    StillNeeded,
    WrongHeir,
)
from lapor.institutions.models import Institution
from lapor.institutions.services import (
    add_institution,
    close_institution,
    merge_institution,
    move_institution,
    rename_institution,
    set_duty,
    set_reach,
    set_week,
)
from tests.cast import NOW, World


def test_it_adds_an_office_beneath_another(world: World) -> None:
    by = world.actor("admin")
    row = add_institution("UPT Jalan", parent=world.offices["pupr"], tier="unit", kind="", by=by, at=NOW)
    office = queries.directory(world.tenant).office(row.id)
    assert (office.parent, office.zone, office.short_name) == (world.offices["pupr"], "Asia/Makassar", "UPT Jalan")
    assert Event.objects.get(stream=f"institution/{row.id}").kind == "institution_added"


@pytest.mark.parametrize(
    ("name", "refusal"), [("  ", MissingName), ("Dinas Kesehatan", NameTaken), ("\x00", MissingName)]
)
def test_it_wants_a_name_of_its_own(world: World, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add_institution(name, parent=world.offices["pemkab"], tier="agency", kind="", by=world.actor("admin"), at=NOW)


@pytest.mark.parametrize("who", ["sari", "budi", "rina", "auditor"])
def test_it_lets_only_an_administrator_rename(world: World, who: str) -> None:
    with pytest.raises(NotAdministrator):
        rename_institution(world.offices["pupr"], name="Baru", short_name="", by=world.actor(who), at=NOW)


def test_it_keeps_the_old_name_in_the_past(world: World) -> None:
    event = rename_institution(
        world.offices["pupr"], name="Dinas Jalan", short_name="DJ", by=world.actor("admin"), at=NOW
    )
    assert queries.office(world.offices["pupr"]).name == "Dinas Jalan"
    assert event.kind == "institution_renamed"


def test_it_merges_an_office_into_its_heir(world: World) -> None:
    merge_institution(world.offices["diskominfo"], into=world.offices["dinkes"], by=world.actor("admin"), at=NOW)
    found = queries.directory(world.tenant)
    assert found.office(world.offices["diskominfo"]).heir == world.offices["dinkes"]
    assert found.on_duty("coordinator").id == world.offices["dinkes"]


@pytest.mark.parametrize(("one", "into"), [("pemkab", "pupr"), ("kecamatan", "desa"), ("pupr", "pupr")])
def test_it_refuses_a_wrong_heir(world: World, one: str, into: str) -> None:
    with pytest.raises(WrongHeir):
        merge_institution(world.offices[one], into=world.offices[into], by=world.actor("admin"), at=NOW)


@pytest.mark.parametrize("office", ["pemkab", "diskominfo", "kecamatan"])
def test_it_keeps_open_what_is_needed(world: World, office: str) -> None:
    with pytest.raises(StillNeeded):
        close_institution(world.offices[office], by=world.actor("admin"), at=NOW)


def test_it_closes_an_office_on_the_local_day(world: World) -> None:
    close_institution(world.offices["dinkes"], by=world.actor("admin"), at=NOW)
    assert Institution.objects.get(pk=world.offices["dinkes"]).closed_on == date(2026, 3, 2)


def test_it_moves_an_office_but_never_under_itself(world: World) -> None:
    by = world.actor("admin")
    move_institution(world.offices["desa"], parent=world.offices["pemkab"], by=by, at=NOW)
    assert queries.office(world.offices["desa"]).parent == world.offices["pemkab"]
    with pytest.raises(WrongHeir):
        move_institution(world.offices["pemkab"], parent=world.offices["desa"], by=by, at=NOW)


def test_it_wants_an_address_where_cases_go_by_mail(world: World) -> None:
    with pytest.raises(BadInstitution):
        set_reach(world.offices["pln"], reach="email", email="", address="", by=world.actor("admin"), at=NOW)


def test_it_gives_a_duty_and_a_week(world: World) -> None:
    by = world.actor("admin")
    set_duty("planning", institution=world.offices["dinkes"], by=by, at=NOW)
    set_week(world.offices["dinkes"], weekdays="543210", by=by, at=NOW)
    assert queries.directory(world.tenant).on_duty("planning").id == world.offices["dinkes"]
    assert queries.calendar_of(world.offices["dinkes"]).is_working(date(2026, 3, 7))
