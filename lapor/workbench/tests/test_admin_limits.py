"""Limits with their sources, an institution's own shorter ones, and a rule tried on the past."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from lapor.jobs.models import Job
from lapor.reports.models import ClockRule
from lapor.workbench.tests.desk import filed, sign_in
from tests.cast import World

HOME = "/kerja/kelola/batas-waktu/"
TRY = f"{HOME}coba/"


def shorter(**changes: Any) -> dict[str, Any]:
    """What the form sends."""
    day = (timezone.localdate() + timedelta(days=1)).isoformat()
    sent = {"procedure": "complaint", "step": "respond", "limit": "3", "valid_from": day, "source": "Perbup 1"}
    return sent | changes


def test_it_shows_every_limit_with_its_source(client: Client, world: World) -> None:
    page = sign_in(client, world, who="sari").get(HOME).content.decode()
    assert "PermenPANRB 5/2025" in page and "14 hari kerja" in page and "keandalan A" in page


def test_it_sets_a_shorter_limit_of_an_office(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    assert client.post(HOME, shorter(office="Dinas Kesehatan")).headers["Location"] == HOME
    row = ClockRule.objects.exclude(institution=None).get()
    assert (row.institution_id, row.limit, row.unit) == (world.offices["dinkes"], 3, "working")
    assert "Dinas Kesehatan" in client.get(HOME).content.decode()


def test_it_refuses_a_longer_one_and_keeps_the_words(client: Client, world: World) -> None:
    sign_in(client, world, who="admin")
    response = client.post(HOME, shorter(limit="9", source="Perbup panjang"))
    page = response.content.decode()
    assert response.status_code == 422 and "harus lebih pendek" in page and "Perbup panjang" in page
    assert client.post(HOME, shorter(valid_from="2020-01-01")).status_code == 422
    assert client.post(HOME, shorter(procedure="complaint", step="answer_objection")).status_code == 422
    assert not ClockRule.objects.exclude(institution=None).exists()


def test_it_is_closed_to_others(client: Client, world: World) -> None:
    assert sign_in(client, world, who="budi").get(HOME).status_code == 403
    assert client.get(TRY).status_code == 403


def test_it_tries_a_rule_on_the_past(client: Client, world: World) -> None:
    filed()
    sign_in(client, world, who="admin")
    response = client.get(TRY, {"procedure": "complaint", "step": "verify", "limit": "1"})
    assert response.context["work"].reports == 1 and response.context["work"].rows == []
    assert client.get(TRY, {"procedure": "complaint", "step": "verify", "limit": "x"}).context["work"].rows is None


def test_it_counts_open_reports_anew_after_a_day_off(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    sent = {"day": "2026-10-12", "name": "Hari jadi", "kind": "regional", "source": "Keputusan bupati"}
    preview = client.post("/kerja/kelola/kalender/", sent)
    client.post("/kerja/kelola/kalender/terapkan/", {"packed": preview.context["work"].packed})
    assert [job.arguments["tenant"] for job in Job.objects.filter(name="reports.move_due")] == [str(world.tenant)]
