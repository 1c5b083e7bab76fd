from datetime import timedelta

import pytest

from lapor.audit.models import Event, EventPayload
from lapor.institutions.errors import NotAdministrator
from lapor.kit.actors import ADMINISTRATOR, EXECUTING, SYSTEM
from lapor.people.actors import actor_of
from lapor.people.errors import BadAddress, BadInvitation, LastAdministrator, UnknownPerson, UnknownRole, WeakPassword
from lapor.people.models import Appointment, Person
from lapor.people.services import (
    accept_invitation,
    appoint_person,
    end_appointment,
    invite_person,
    reset_access,
)
from tests.cast import NOW, World

GOOD = "kuda-laut-hijau-7"


def invite(world: World, *, email: str = "ani@contoh.example", role: str = EXECUTING) -> str:
    """The administrator invites Ani to the health office."""
    return invite_person(
        email, name="Ani", role=role, institution=world.offices["dinkes"], by=world.actor("admin"), at=NOW
    )


def test_it_gives_the_invited_person_the_role(world: World) -> None:
    person = accept_invitation(invite(world), password=GOOD, name="Ani", at=NOW)
    assert actor_of(person.id).has_role(EXECUTING, institution=world.offices["dinkes"])
    assert Person.objects.get(pk=person.id).check_password(GOOD)


def test_it_counts_a_token_once(world: World) -> None:
    token = invite(world)
    accept_invitation(token, password=GOOD, name="Ani", at=NOW)
    with pytest.raises(BadInvitation):
        accept_invitation(token, password=GOOD, name="Ani", at=NOW)


def test_it_ends_an_older_invitation_and_one_that_is_over(world: World) -> None:
    old, new = invite(world), invite(world)
    for token, at in ((old, NOW), (new, NOW + timedelta(days=15)), ("x", NOW)):
        with pytest.raises(BadInvitation):
            accept_invitation(token, password=GOOD, name="Ani", at=at)


@pytest.mark.parametrize("password", ["", "pendek", "password123", "ani@contoh.example"])
def test_it_refuses_a_weak_password_and_keeps_the_token(world: World, password: str) -> None:
    token = invite(world)
    with pytest.raises(WeakPassword):
        accept_invitation(token, password=password, name="Ani", at=NOW)
    accept_invitation(token, password=GOOD, name="Ani", at=NOW)


def test_it_lets_the_first_administrator_write_the_address(world: World) -> None:
    token = invite_person("", name="", role=ADMINISTRATOR, institution=world.tenant, by=SYSTEM, at=NOW)
    with pytest.raises(BadAddress):
        accept_invitation(token, password=GOOD, name="Ani", at=NOW)
    assert (
        accept_invitation(token, password=GOOD, name="Ani", at=NOW, email="Ani@Contoh.example").email
        == "ani@contoh.example"
    )


@pytest.mark.parametrize("who", ["sari", "rina", "pak_made"])
def test_it_lets_only_an_administrator_invite(world: World, who: str) -> None:
    with pytest.raises(NotAdministrator):
        invite_person(
            "x@contoh.example", name="X", role=EXECUTING, institution=world.tenant, by=world.actor(who), at=NOW
        )


def test_it_refuses_a_bad_address_and_an_unknown_role(world: World) -> None:
    with pytest.raises(BadAddress):
        invite(world, email="bukan surel")
    with pytest.raises(UnknownRole):
        invite(world, role="king")


def test_it_takes_the_password_away_and_gives_a_new_link(world: World) -> None:
    token = reset_access("Budi@contoh.example", by=SYSTEM, at=NOW)
    assert not Person.objects.get(pk=world.people["budi"]).has_usable_password()
    assert accept_invitation(token, password=GOOD, name="", at=NOW).id == world.people["budi"]
    with pytest.raises(UnknownPerson):
        reset_access("nobody@contoh.example", by=SYSTEM, at=NOW)


def test_it_appoints_once_and_ends(world: World) -> None:
    by, budi = world.actor("admin"), world.people["budi"]
    first = appoint_person(budi, role=EXECUTING, institution=world.offices["dinkes"], by=by, at=NOW)
    again = appoint_person(budi, role=EXECUTING, institution=world.offices["dinkes"], by=by, at=NOW)
    end_appointment(first.id, by=by, at=NOW)
    assert first.id == again.id
    assert not actor_of(budi).has_role(EXECUTING)


def test_it_keeps_the_last_administrator(world: World) -> None:
    held = Appointment.objects.get(person_id=world.people["admin"])
    with pytest.raises(LastAdministrator):
        end_appointment(held.id, by=SYSTEM, at=NOW)


def test_it_says_no_name_and_no_address_on_a_stream(world: World) -> None:
    person = accept_invitation(invite(world), password=GOOD, name="Ani", at=NOW)
    events = Event.objects.filter(stream=f"person/{person.id}").order_by("seq")
    assert [event.kind for event in events] == ["person_invited", "person_joined", "person_appointed"]
    told = str(
        list(EventPayload.objects.filter(pk__in=[event.id for event in events]).values_list("payload", flat=True))
    )
    assert "ani" not in told.lower()
