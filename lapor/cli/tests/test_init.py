from collections import Counter

import pytest
from django.db.models import Model

from lapor.audit.models import Event
from lapor.cli.main import main
from lapor.institutions import queries
from lapor.institutions.memory import forget
from lapor.institutions.models import Duty, Institution, Region, TenantProfile
from lapor.people.models import Invitation
from lapor.reports.models import ClockRule, Topic

pytestmark = pytest.mark.django_db
SETTLED: list[type[Model]] = [Institution, Region, Duty, TenantProfile, Topic, ClockRule, Invitation, Event]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()


def init(*arguments: str) -> int:
    """Run `lapor init` where nobody can be asked."""
    code = main(["init", *arguments])
    forget()
    return code


def rows() -> list[int]:
    """How many rows there are of everything that a set-up writes."""
    return [model._default_manager.count() for model in SETTLED]


@pytest.mark.parametrize(
    ("code", "zone", "tiers"),
    [
        ("64.08", "Asia/Makassar", {"regency": 1, "district": 18, "village": 141}),
        ("31.71", "Asia/Jakarta", {"city": 1, "district": 8, "village": 44}),
        ("35.78", "Asia/Jakarta", {"city": 1, "district": 31, "village": 153}),
        ("94.01", "Asia/Jayapura", {"regency": 1}),
        ("64", "Asia/Makassar", {"province": 1, "regency": 7, "city": 3, "district": 0}),
    ],
)
def test_it_sets_up_a_region_and_twice_changes_nothing(code: str, zone: str, tiers: dict[str, int]) -> None:
    assert init(code) == 0
    before = rows()
    assert init(code) == 0
    assert rows() == before
    face = queries.installation()
    assert (face.region, face.zone) == (code, zone)
    found = Counter(Institution.objects.values_list("tier", flat=True))
    assert {tier: found[tier] for tier in tiers} == tiers
    assert set(Duty.objects.values_list("duty", flat=True)) >= {"coordinator", "inspectorate", "oversight_substitute"}


def test_it_loads_64_08_down_to_the_village() -> None:
    init("64.08")
    assert Counter(Region.objects.values_list("level", flat=True)) == {
        "province": 1,
        "regency": 1,
        "district": 18,
        "village": 139,
        "urban_village": 2,
    }


def test_it_sets_up_the_nation() -> None:
    init("64.08")
    assert init("00") == 0
    before = rows()
    assert init("00") == 0
    assert rows() == before
    tiers = Counter(Institution.objects.filter(tenant__tier="nation").values_list("tier", flat=True))
    assert (tiers["nation"], tiers["province"], tiers["regency"] + tiers["city"]) == (1, 38, 513)
    assert Institution.objects.get(region="64.08", kind="government").parent is not None


def test_it_turns_an_office_of_the_province_into_a_tenant() -> None:
    init("64")
    row = Institution.objects.get(region="64.08", kind="government")
    province = row.tenant_id
    init("64.08")
    again = Institution.objects.get(region="64.08", kind="government")
    assert (again.id, again.tenant_id, again.parent_id) == (row.id, row.id, province)
    assert row.id not in queries.directory(province).offices
    assert not set(queries.directory(row.id).offices) & set(queries.directory(province).offices)
    assert queries.tenant_of_region("64.08.04.2001").tenant == row.id


def test_it_prints_one_link_where_nobody_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    init("94.01", "--admin", "admin@contoh.example")
    assert "/masuk/undangan/" in capsys.readouterr().out
    init("94.01", "--admin", "admin@contoh.example")
    assert "/masuk/undangan/" not in capsys.readouterr().out
    assert main(["admin", "reset", "admin@contoh.example"]) == 0
    assert "/masuk/undangan/" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["", "99.99", "64.08.04", "kutim"])
def test_it_refuses_a_code_that_is_no_region(code: str) -> None:
    assert init(code) == 2
    assert not Institution.objects.exists()
