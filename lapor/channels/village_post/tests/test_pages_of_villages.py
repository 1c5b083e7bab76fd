"""Officers' pages about villages: how each is served, measurements, and from which nothing was heard; each tenant its own."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lapor.audit.models import Event
from lapor.channels.village_post.tests.conftest import VILLAGE, Post
from lapor.channels.village_post.tests.test_pages_of_the_centre import signed_in
from lapor.exchange.coverage_queries import VillageView, coverage_of, silent_villages
from lapor.exchange.errors import NotOwnVillage
from lapor.exchange.models import SignalSurvey, VillageCoverage
from lapor.exchange.services import revoke_post, seed_coverage, set_coverage
from lapor.institutions.memory import forget
from lapor.institutions.models import Region
from lapor.kit.actors import SYSTEM
from lapor.kit.ids import new_id
from tests.cast import NOW, World, file

TOWN = "64.08.04.2001"
TOLD: dict[str, Any] = {"signal": "none", "since": "2021", "source": "daftar 2021", "ways": ["village_post", "paper"]}


def codes(views: Iterable[VillageView]) -> list[str]:
    return [each.region for each in views]


def test_it_lists_blank_spots_from_which_nothing_was_heard(post: Post) -> None:
    tenant = post.world.tenant
    assert seed_coverage({VILLAGE: "2021", TOWN: "2021"}, tenant=tenant, at=NOW) == 2
    assert seed_coverage({VILLAGE: "2021"}, tenant=tenant, at=NOW) == 0
    set_coverage(TOWN, tenant=tenant, signal="data", since="2025", source="ukur", ways=["phone"], by=SYSTEM, at=NOW)
    assert codes(silent_villages(tenant, at=NOW)) == [VILLAGE]
    post.file()
    post.bring(at=NOW)
    assert silent_villages(tenant, at=NOW + timedelta(days=29)) == []
    assert codes(silent_villages(tenant, at=NOW + timedelta(days=31))) == [VILLAGE]


def test_it_lists_a_village_of_a_post_though_it_has_a_signal(post: Post) -> None:
    tenant = post.world.tenant
    assert codes(coverage_of(tenant, at=NOW).quiet) == [TOWN, VILLAGE]
    post.file()
    post.bring(at=NOW)
    later = coverage_of(tenant, at=NOW + timedelta(days=31))
    assert (codes(later.silent), codes(later.quiet)) == ([VILLAGE], [TOWN])


def test_it_remembers_a_village_that_a_post_brought_a_report_of(post: Post) -> None:
    post.file()
    post.bring(at=NOW)
    revoke_post(post.site, reason="hilang", by=SYSTEM, at=NOW)
    assert codes(silent_villages(post.world.tenant, at=NOW + timedelta(days=31))) == [VILLAGE]


def test_it_lists_other_villages_after_three_months(world: World) -> None:
    file(region=TOWN, at=NOW)
    quiet = codes(coverage_of(world.tenant, at=NOW + timedelta(days=89)).quiet)
    assert quiet == [VILLAGE]
    assert codes(coverage_of(world.tenant, at=NOW + timedelta(days=91)).quiet) == [VILLAGE, TOWN]


def test_it_tells_the_day_of_no_sealed_report(world: World) -> None:
    file(region=TOWN, about_official=True, at=NOW)
    assert TOWN in codes(coverage_of(world.tenant, at=NOW).quiet)


def test_it_counts_nothing_of_another_tenant(world: World) -> None:
    file(region=TOWN, at=NOW)
    other = coverage_of(world.offices["pemkab_lain"], at=NOW)
    assert (other.told, other.silent, other.quiet) == ((), (), ())


def test_it_costs_few_statements(world: World, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    seed_coverage({VILLAGE: "2021", TOWN: "2021"}, tenant=world.tenant, at=NOW)
    forget()
    with django_assert_max_num_queries(8):
        coverage_of(world.tenant, at=NOW)
    with django_assert_max_num_queries(4):
        coverage_of(world.tenant, at=NOW)


def test_its_pages_cost_few_statements(world: World, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    seed_coverage({VILLAGE: "2021", TOWN: "2021"}, tenant=world.tenant, at=NOW)
    sari = signed_in(world, "sari")
    sari.get("/kerja/desa/")
    with django_assert_max_num_queries(13):
        sari.get("/kerja/desa/?cari=manubar")
    with django_assert_max_num_queries(13):
        sari.get(f"/kerja/desa/{VILLAGE}/")


def test_it_keeps_what_a_coordinator_says_about_a_village(world: World) -> None:
    sari = signed_in(world, "sari")
    answer = sari.post(f"/kerja/desa/{VILLAGE}/", TOLD, follow=True)
    row = VillageCoverage.objects.get()
    assert (row.signal, row.since, row.ways, row.tenant) == ("none", "2021", ["village_post", "paper"], world.tenant)
    event = Event.objects.get(kind="coverage_set")
    assert (event.stream, event.actor) == (f"village/{VILLAGE}", f"officer/{world.people['sari']}")
    html = answer.content.decode()
    assert "Keterangan tentang Manubar tersimpan." in html and "Pos aduan desa, Formulir kertas" in html
    again = sari.get(f"/kerja/desa/{VILLAGE}/").content.decode()
    assert 'value="daftar 2021"' in again and again.count("checked") == 3


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"since": "dulu"}, "Tulis tahun, bulan, atau tanggal"),
        ({"since": "2021-5"}, "Tulis tahun, bulan, atau tanggal"),
        ({"since": "2021-02-30"}, "Tulis tahun, bulan, atau tanggal"),
        ({"since": "2199"}, "belum tiba"),
        ({"since": ""}, "paling sedikit tahunnya"),
        ({"source": ""}, "supaya orang lain bisa memeriksanya"),
        ({"signal": ""}, "Pilih sinyal"),
        ({"signal": "5g"}, "5g"),
        ({"ways": ["burung_merpati"]}, "burung_merpati"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(world: World, changes: dict[str, object], said: str) -> None:
    answer = signed_in(world, "sari").post(f"/kerja/desa/{VILLAGE}/", TOLD | {"source": "Pak Camat"} | changes)
    html = answer.content.decode()
    assert answer.status_code == 422 and said in html
    assert ("Pak Camat" in html) == ("source" not in changes)
    assert not VillageCoverage.objects.exists() and not Event.objects.filter(kind="coverage_set").exists()


@pytest.mark.parametrize("code", ["64.08.11", "64.03.01", "99.99.99.9999", "<b>"])
def test_it_knows_no_page_of_what_is_no_village_of_the_tenant(world: World, code: str) -> None:
    assert signed_in(world, "sari").get(f"/kerja/desa/{code}/").status_code == 404
    assert signed_in(world, "sari").post(f"/kerja/desa/{code}/", TOLD).status_code == 404


def test_it_lets_nobody_speak_about_another_regencys_village(world: World) -> None:
    assert signed_in(world, "sari_lain").post(f"/kerja/desa/{VILLAGE}/", TOLD).status_code == 404
    with pytest.raises(NotOwnVillage):
        set_coverage(VILLAGE, tenant=world.offices["pemkab_lain"], by=SYSTEM, at=NOW, **TOLD)
    assert signed_in(world, "budi").get(f"/kerja/desa/{VILLAGE}/").status_code == 403


def test_it_finds_a_village_by_a_part_of_its_name(world: World) -> None:
    sari = signed_in(world, "sari")
    assert f"/kerja/desa/{VILLAGE}/" in sari.get("/kerja/desa/?cari=manu").content.decode()
    assert "Tidak ada desa dengan nama" in sari.get("/kerja/desa/?cari=atlantis").content.decode()
    assert sari.get("/kerja/desa/?cari=").status_code == 200


def test_it_shows_other_officers_the_signal_and_no_moments(post: Post) -> None:
    seed_coverage({VILLAGE: "2021"}, tenant=post.world.tenant, at=NOW)
    post.file()
    post.bring(at=NOW)
    html = signed_in(post.world, "budi").get("/kerja/desa/").content.decode()
    assert "Manubar" in html and "Tidak ada sinyal" in html
    assert "laporan:" not in html and "tanpa kabar" not in html
    assert "laporan:" in signed_in(post.world, "sari").get("/kerja/desa/").content.decode()


@pytest.mark.parametrize("who", ["sari", "budi"])
def test_it_keeps_a_measurement_once(world: World, who: str) -> None:
    survey = str(new_id())
    for _ in range(2):
        client = signed_in(world, who)
        told = {"survey": survey, "region": f" {VILLAGE}", "signal": "sms", "spot": "dekat sekolah"}
        assert "tersimpan" in client.post("/kerja/desa/ukur/", told, follow=True).content.decode()
    row = SignalSurvey.objects.get()
    assert (row.signal, row.region) == ("sms", VILLAGE) and row.measured_at <= timezone.now()
    assert VillageCoverage.objects.count() == 0
    assert "dekat sekolah" in signed_in(world, "sari").get(f"/kerja/desa/{VILLAGE}/").content.decode()


def test_it_keeps_no_measurement_of_another_regencys_village(world: World) -> None:
    Region(code="64.03.01.2001", name="Merabu", level="village", parent_id="64.03.01", folded="merabu").save()
    answer = signed_in(world, "budi").post("/kerja/desa/ukur/", {"region": "64.03.01.2001", "signal": "sms"})
    assert answer.status_code == 422 and "bukan desa atau kelurahan di wilayah Anda" in answer.content.decode()
    assert not SignalSurvey.objects.exists()
