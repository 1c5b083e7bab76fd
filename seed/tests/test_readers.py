"""Reference data that holds together."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from seed.demo.readers import blank_spots, demo_agencies, district_weights
from seed.readers import (
    TemplateLevel,
    agency_kind_codes,
    agency_template,
    external_institutions,
    reasons,
    require_tree,
    topics,
)
from seed.tables import SeedError, read_rows, require_unique

LEVELS: tuple[TemplateLevel, ...] = ("kabupaten", "kota", "provinsi", "nasional")


def test_it_has_a_topic_tree_of_two_levels() -> None:
    tree = topics()
    depth = Counter(topic.code.count(".") for topic in tree)
    assert 30 <= depth[0] <= 40
    assert 190 <= depth[1] <= 230
    assert set(depth) == {0, 1}
    assert all(topic.parent == topic.code.rpartition(".")[0] for topic in tree)


def test_it_carries_only_ids_that_the_national_system_has() -> None:
    folder = os.environ.get("LAPOR_TEST_DATA", "")
    if not folder:
        pytest.skip("LAPOR_TEST_DATA names no folder")
    with (Path(folder) / "sp4n_kategori_pohon.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id_sp4n"] for row in csv.DictReader(file)}
    assert {str(topic.sp4n_id) for topic in topics() if topic.sp4n_id} <= known


@pytest.mark.parametrize("level", LEVELS)
def test_it_gives_each_tier_one_root_and_the_duties_it_needs(level: TemplateLevel) -> None:
    agencies = agency_template(level)
    duties = Counter(agency.duty for agency in agencies)
    assert [agency.code for agency in agencies if not agency.parent] == ["government"]
    assert duties["coordinator"] == duties["inspectorate"] == duties["custodian"] == duties["planning"] == 1
    assert len({agency.name for agency in agencies}) == len(agencies)


@pytest.mark.parametrize("level", LEVELS[:3])
def test_it_leaves_a_place_for_the_region_in_local_names(level: TemplateLevel) -> None:
    assert all("{region}" in agency.name for agency in agency_template(level))


def test_it_can_send_every_topic_of_a_regency_somewhere() -> None:
    reachable = {agency.code for agency in agency_template("kabupaten")}
    reachable |= {institution.kind for institution in external_institutions()} | {"district_office", ""}
    lost = {topic.agency_kind for topic in topics()} - reachable
    assert lost == {"energy", "forestry", "haji"}


def test_it_names_topics_of_external_institutions_that_exist() -> None:
    known = {topic.code for topic in topics()}
    for institution in external_institutions():
        assert set(institution.topics) <= known
        assert institution.kind in agency_kind_codes()


def test_it_has_every_archive_reason_and_two_that_reopen() -> None:
    archive = {reason.code: reason.reopens for reason in reasons("archive")}
    assert set(archive) == {
        *("wrong_format", "too_general", "not_government_service", "in_court", "private_matter"),
        *("legislative_matter", "crime", "withdrawn", "not_completed"),
    }
    assert {code for code, reopens in archive.items() if reopens} == {"withdrawn", "not_completed"}
    assert all(reason.where_to_go for reason in reasons("archive"))


def test_it_knows_the_demo_regency() -> None:
    agencies = demo_agencies()
    assert Counter(agency.kind for agency in agencies)["district_office"] == 18
    assert len(blank_spots()) == 37
    assert set(district_weights()) == {agency.region_code for agency in agencies if agency.kind == "district_office"}


def test_it_refuses_a_code_that_comes_twice() -> None:
    with pytest.raises(SeedError, match="twice"):
        require_unique(["jalan", "jalan"], name="x.csv")


def test_it_refuses_a_child_before_its_parent() -> None:
    with pytest.raises(SeedError, match="before its parent"):
        require_tree([("jalan.rusak", "jalan")], name="x.csv")


def test_it_refuses_other_columns_than_expected() -> None:
    with pytest.raises(SeedError, match="columns"):
        list(read_rows("topics.csv", columns=("code",)))
