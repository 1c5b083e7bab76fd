import pytest

from lapor.institutions.plan import NAME_LIMIT, SHORT_NAME_LIMIT, Agency, Plan, plan_for
from seed.regions import all_regency_codes, province_codes

DUTIES = {"coordinator", "inspectorate", "custodian", "planning"}


def assert_whole(plan: Plan) -> None:
    """One root, parents before children, names once and short enough, every duty given once."""
    seen: set[str] = set()
    for office in plan.offices:
        assert (office.parent in seen) is bool(seen)
        assert len(office.name) <= NAME_LIMIT
        assert len(office.short_name) <= SHORT_NAME_LIMIT
        seen.add(office.key)
    assert len(seen) == len(plan.offices) == len({office.name for office in plan.offices})
    assert {office.duty for office in plan.offices} >= DUTIES
    codes = {row.code for row in plan.regions}
    assert {office.region for office in plan.offices} <= codes


@pytest.mark.parametrize("province", province_codes())
def test_it_plans_every_regency_and_city(province: str) -> None:
    for code in [each for each in all_regency_codes() if each.startswith(f"{province}.")]:
        plan = plan_for(code)
        assert_whole(plan)
        villages = sum(row.level in {"village", "urban_village"} for row in plan.regions)
        districts = sum(row.level == "district" for row in plan.regions)
        tiers = [office.tier for office in plan.offices]
        assert (tiers.count("village"), tiers.count("district")) == (villages, districts)


def test_it_covers_all_514() -> None:
    assert len(all_regency_codes()) == 514


@pytest.mark.parametrize("province", province_codes())
def test_it_gives_a_province_one_institution_for_each_regency(province: str) -> None:
    plan = plan_for(province)
    assert_whole(plan)
    below = [office for office in plan.offices if office.tier in {"regency", "city"}]
    assert {office.region for office in below} == {
        code for code in all_regency_codes() if code.startswith(f"{province}.")
    }


def test_it_gives_the_nation_every_government_and_every_village() -> None:
    plan = plan_for("00")
    assert_whole(plan)
    tiers = [office.tier for office in plan.offices]
    assert (tiers.count("province"), tiers.count("regency") + tiers.count("city")) == (38, 514)
    assert len(plan.regions) == 1 + 38 + 514 + 7285 + 83_762
    zones = {office.zone for office in plan.offices}
    assert zones == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}


def test_it_takes_agencies_in_place_of_the_template() -> None:
    root = Agency(code="government", kind="government", name="Pemda", short_name="P", duty="", parent="")
    plan = plan_for("64.08", agencies=[root])
    assert [office.name for office in plan.offices[:2]] == ["Pemda", "Kecamatan Muara Ancalong"]


def test_it_reaches_offices_outside_by_letter_unless_told() -> None:
    assert {o.reach for o in plan_for("64.08").offices if o.tier == "external"} == {"letter"}
    assert {o.reach for o in plan_for("64.08", external_mail=True).offices if o.tier == "external"} == {"email"}


@pytest.mark.parametrize("code", ["", "64.08.04", "99", "x", "64.08.04.2001"])
def test_it_refuses_a_code_of_nothing_of_that_kind(code: str) -> None:
    with pytest.raises(ValueError, match="not a province"):
        plan_for(code)
