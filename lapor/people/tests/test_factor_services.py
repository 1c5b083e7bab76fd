"""A second factor given or taken off by a service."""

import pytest
from allauth.mfa.models import Authenticator

from lapor.audit import queries as audit
from lapor.kit.actors import SYSTEM
from lapor.people.errors import MayNotReset, UnknownPerson
from lapor.people.factors import present_code, secret_of
from lapor.people.models import Person
from lapor.people.services import give_factor, reset_factor
from tests.cast import NOW, World


def test_it_gives_one_factor_at_the_console_alone(world: World) -> None:
    budi = world.people["budi"]
    with pytest.raises(MayNotReset):
        give_factor(budi, by=world.actor("admin"), at=NOW)
    secret = give_factor(budi, by=SYSTEM, at=NOW)
    assert secret_of(budi) == secret and secret not in str(Authenticator.objects.get().data)
    assert len(present_code(budi, at=NOW)) == 6 and present_code(world.people["sari"], at=NOW) == ""
    with pytest.raises(MayNotReset):
        give_factor(budi, by=SYSTEM, at=NOW)


def test_it_takes_factor_and_password_off_and_logs_it(world: World) -> None:
    budi = world.people["budi"]
    give_factor(budi, by=SYSTEM, at=NOW)
    reset_factor(budi, by=world.actor("admin"), at=NOW)
    assert not Authenticator.objects.exists() and not Person.objects.get(pk=budi).has_usable_password()
    assert "factor_reset" in [event.kind for event in audit.stream_events(f"person/{budi}")]


def test_it_lets_nobody_take_off_their_own_but_the_console(world: World) -> None:
    with pytest.raises(MayNotReset):
        reset_factor(world.people["admin"], by=world.actor("admin"), at=NOW)
    with pytest.raises(MayNotReset):
        reset_factor(world.people["budi"], by=world.actor("sari_lain"), at=NOW)
    assert reset_factor(world.people["admin"], by=SYSTEM, at=NOW)
    with pytest.raises(UnknownPerson):
        reset_factor(world.tenant, by=SYSTEM, at=NOW)
