"""What a visit moved, on the page of villages and in public; how many people live there comes from a file."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lapor.institutions.memory import forget
from lapor.institutions.models import RegionPopulation
from lapor.reports.models import Report
from lapor.workbench.tests.desk import sign_in, verified
from lapor.workbench.tests.test_outreach import FAR, HOME, VILLAGE, hold, planned
from tests.cast import World

REACH, PEOPLE = "/kerja/renaksi/cakupan/", "/kerja/renaksi/cakupan/penduduk/"


def upload(client: Client, text: str) -> Any:
    """The answer to a file."""
    file = BytesIO(text.encode())
    file.name = "penduduk.csv"
    return client.post(PEOPLE, {"file": file})


def moved(client: Client, world: World) -> None:
    """A village that was visited a hundred days ago, with one report before and two after."""
    on = (timezone.localdate() - timedelta(days=100)).isoformat()
    assert hold(client, planned(client, on=on), on=on) == 302
    for number, days in enumerate((105, 95, 50)):
        receipt = verified(world, f"m-{number}")
        Report.objects.filter(pk=receipt.report).update(published_at=timezone.now() - timedelta(days=days))
    forget()


def text(client: Client, path: str) -> str:
    """The page as words."""
    return " ".join(client.get(path).content.decode().split())


def test_it_takes_a_file_and_shows_rates(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    moved(client, world)
    before = text(client, REACH)
    assert "1 → 2 laporan; penduduk belum diisi" in before and "per 1.000 penduduk:" not in before
    assert upload(client, f"kode,penduduk,tahun,sumber\n{VILLAGE},2000,2025,BPS contoh\n").status_code == 302
    forget()
    after = text(client, REACH)
    assert "0,5 → 1,0 per 1.000" in after and "BPS contoh (2025)" in after and "penduduk belum diisi" not in after
    assert "Dari 0,5 menjadi 1,0 laporan per 1.000 penduduk" in after
    assert "Sudah diisi untuk 1 dari 2" in text(client, PEOPLE)


def test_it_shows_the_same_in_public(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    assert "Belum ada data" in text(Client(), "/renaksi/sosialisasi/")
    moved(client, world)
    upload(client, f"kode,penduduk,tahun,sumber\n{VILLAGE},2000,2025,BPS contoh\n")
    forget()
    public = text(Client(), "/renaksi/sosialisasi/")
    assert "Dari 0,5 menjadi 1,0 laporan per 1.000 penduduk" in public and "BPS contoh (2025)" in public


def test_it_names_what_is_wrong_and_keeps_nothing(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    answer = upload(
        client, f"kode,penduduk,tahun,sumber\n{VILLAGE},5,2025,BPS\n64.03.01,5,2025,BPS\n{FAR},x,2025,BPS\n"
    )
    assert answer.status_code == 422 and not RegionPopulation.objects.exists()
    assert [(fault.row, fault.column) for fault in answer.context["work"].faults] == [(3, "kode"), (4, "penduduk")]
    assert client.post(PEOPLE, {}).status_code == 422


@pytest.mark.parametrize("who", ["budi", "pengawas", "pak_made"])
def test_it_leaves_the_file_to_the_coordinator(client: Client, world: World, who: str) -> None:
    sign_in(client, world, who=who)
    assert client.get(PEOPLE).status_code == 403 and "Unggah jumlah penduduk" not in text(client, REACH)


def test_it_costs_as_many_statements_for_many_visits(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    moved(client, world)

    def asked() -> int:
        client.get(REACH)
        with CaptureQueriesContext(connection) as captured:
            client.get(REACH)
        return len(captured)

    first = asked()
    on = (timezone.localdate() - timedelta(days=95)).isoformat()
    assert hold(client, planned(client, title="Kedua", region=FAR, on=on), on=on) == 302
    assert asked() == first <= 14 and client.get(f"{HOME}").status_code == 200
