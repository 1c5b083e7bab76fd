from uuid import UUID

import pytest

from lapor.kit import actors

AGENCY, OTHER, TENANT, REPORT = (UUID(int=number) for number in range(1, 5))
BUDI = actors.officer(
    UUID(int=9),
    grants=(
        actors.Grant(role=actors.LIAISON, institution=AGENCY, tenant=TENANT),
        actors.Grant(role=actors.AUDITOR, institution=OTHER, tenant=TENANT),
    ),
)


def test_it_names_the_actor_without_a_name() -> None:
    assert BUDI.ref == f"officer/{UUID(int=9)}"
    assert actors.system().ref == "system/lapor"
    assert actors.institution(AGENCY).ref == f"institution/{AGENCY}"


def test_it_ties_a_reporter_to_one_report() -> None:
    wati = actors.reporter(REPORT)
    assert (wati.report, wati.ref, wati.grants) == (REPORT, f"reporter/{REPORT}", ())


def test_it_finds_roles_by_institution() -> None:
    assert BUDI.has_role(actors.LIAISON)
    assert BUDI.has_role(actors.LIAISON, institution=AGENCY)
    assert not BUDI.has_role(actors.LIAISON, institution=OTHER)
    assert BUDI.institutions_as(actors.LIAISON, actors.AUDITOR) == {AGENCY, OTHER}
    assert BUDI.institutions_as(actors.LEADER) == frozenset()


def test_it_refuses_unknown_roles_and_kinds() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        actors.Grant(role="boss", institution=AGENCY, tenant=TENANT)
    with pytest.raises(ValueError, match="unknown kind"):
        actors.Actor(kind="robot", id="1")
