"""The queue: who sees what, in which order, at what cost."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.kit import actors
from lapor.reports import services
from lapor.workbench.models import SavedFilter
from lapor.workbench.tests.desk import assigned, filed, forwarded, now, sign_in, verified
from tests.cast import World


def codes(client: Client, query: str = "") -> list[str]:
    """The codes on the page, in its order."""
    response = client.get(f"/kerja/{query}")
    assert response.status_code == 200
    return [row.case.code for row in response.context["work"].rows]


def statements(client: Client, address: str) -> int:
    """What a page costs when slow-moving data is known."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_it_costs_at_most_eight_statements_at_any_size(client: Client, world: World) -> None:
    for number in range(5):
        filed(f"few-{number}")
    sign_in(client, world, who="sari")
    few = statements(client, "/kerja/")
    for number in range(55):
        filed(f"many-{number}")
    assert few <= 8
    assert statements(client, "/kerja/") == few
    assert statements(client, "/kerja/?q=jalan&keadaan=received&topik=Jalan+dan+jembatan") <= 8


def test_it_goes_on_where_the_page_ended(client: Client, world: World) -> None:
    made = {filed(f"m-{number}").code for number in range(30)}
    sign_in(client, world, who="sari")
    response = client.get("/kerja/")
    first = [row.case.code for row in response.context["work"].rows]
    rest = codes(client, response.context["work"].older)
    assert (len(first), len(rest)) == (25, 5)
    assert {*first, *rest} == made


def test_it_shows_the_coordinator_what_is_new_and_what_is_watched(client: Client, world: World) -> None:
    new, away = filed("new"), forwarded(world, "away")
    sign_in(client, world, who="sari")
    assert codes(client) == [new.code]
    assert codes(client, "?bagian=dipantau") == [away.code]
    assert client.get("/kerja/?bagian=dipantau").context["work"].rows[0].holder == "Dinas Pekerjaan Umum"


def test_it_shows_the_agency_what_it_has_to_do(client: Client, world: World) -> None:
    mine = forwarded(world)
    filed("other")
    sign_in(client, world, who="budi")
    assert codes(client) == [mine.code]


def test_it_shows_an_executing_officer_only_what_was_assigned(client: Client, world: World) -> None:
    forwarded(world, "not-his")
    his = assigned(world, "his")
    sign_in(client, world, who="joko")
    assert codes(client) == [his.code]


def test_it_shows_rina_nothing(client: Client, world: World) -> None:
    forwarded(world)
    sign_in(client, world, who="rina")
    for query in ("", "?bagian=dipantau", "?bagian=selesai", "?q=jalan"):
        assert codes(client, query) == []


def test_it_shows_sealed_reports_to_the_inspectorate_alone(client: Client, world: World) -> None:
    sealed = filed(about_official=True)
    for who in ("sari", "budi", "pak_made"):
        assert codes(sign_in(client, world, who=who)) == []
    assert codes(sign_in(client, world, who="itwil"), "?segel=1") == [sealed.code]


def test_it_puts_waiting_cases_apart(client: Client, world: World) -> None:
    receipt = filed()
    services.ask_reporter(
        receipt.report, text="Di mana?", institution=world.offices["diskominfo"], by=world.actor("sari"), at=now()
    )
    sign_in(client, world, who="sari")
    assert codes(client) == []
    assert codes(client, "?bagian=menunggu") == [receipt.code]
    assert "Menunggu pelapor" in client.get("/kerja/?bagian=menunggu").content.decode()


def test_it_narrows_by_state_topic_office_and_lateness(client: Client, world: World) -> None:
    here = forwarded(world, "here")
    forwarded(world, "there", to="dinkes")
    sign_in(client, world, who="sari")
    watched = "?bagian=dipantau&"
    assert codes(client, f"{watched}kantor=Dinas+Pekerjaan+Umum") == [here.code]
    assert len(codes(client, f"{watched}topik=Jalan+dan+jembatan")) == 2
    assert codes(client, f"{watched}topik=Kesehatan") == []
    assert codes(client, f"{watched}keadaan=received") == []
    assert codes(client, f"{watched}lewat=1") == []


def test_it_leads_from_a_code_to_its_case(client: Client, world: World) -> None:
    receipt = filed()
    sign_in(client, world, who="sari")
    response = client.get("/kerja/", {"q": receipt.code.lower()})
    assert response.headers["Location"] == f"/kerja/laporan/{receipt.code}/"
    sign_in(client, world, who="rina")
    assert client.get("/kerja/", {"q": receipt.code}).status_code == 200


def test_it_says_what_was_done_when_nothing_is_left(client: Client, world: World) -> None:
    sign_in(client, world, who="budi")
    assert "tujuh hari terakhir" in client.get("/kerja/").content.decode()


def test_it_shows_objections_to_whoever_may_rule(client: Client, world: World) -> None:
    receipt = verified(world)
    services.archive_report(
        receipt.report, reason="too_general", explanation="Terlalu umum.", by=world.actor("sari"), at=now()
    )
    services.contest_decision(
        receipt.report, decision="archived", text="Ada tempatnya.", by=actors.reporter(receipt.report), at=now()
    )
    assert codes(sign_in(client, world, who="susi"), "?bagian=keberatan") == [receipt.code]


def test_it_tells_roles_without_cases_what_they_can_do(client: Client, world: World) -> None:
    receipt = filed()
    for who in ("ningsih", "auditor", "admin", "operator", "pengawas"):
        response = sign_in(client, world, who=who).get("/kerja/")
        assert response.status_code == 200
        assert receipt.code not in response.content.decode()
        assert response.context["work"].duties


def test_it_keeps_a_filter_of_ones_own(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    client.post("/kerja/saringan/", {"name": "Jalan", "query": "topik=Jalan+dan+jembatan"})
    saved = SavedFilter.objects.get()
    assert "topik=Jalan+dan+jembatan" in client.get("/kerja/").content.decode()
    sign_in(client, world, who="budi").post(f"/kerja/saringan/{saved.id}/hapus/")
    assert SavedFilter.objects.count() == 1
    sign_in(client, world, who="sari").post(f"/kerja/saringan/{saved.id}/hapus/")
    assert not SavedFilter.objects.exists()


def test_it_takes_nonsense_in_the_address(client: Client, world: World) -> None:
    filed()
    sign_in(client, world, who="sari")
    for query in ("?sesudah=zzz", "?bagian=x&keadaan=y&topik=z", "?q=%00%27%3B--", "?q=" + "a" * 3000):
        assert client.get(f"/kerja/{query}").status_code == 200
