"""One step for several wishes: chosen, checked, done for all or none, and heard by everybody behind them as for a single one."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.agenda.models import AgendaItem, AgendaReport, AgendaStep
from lapor.actionplan.agenda.tests.wishes import gathered, wish
from lapor.audit import queries as audit
from lapor.notifications.follow import FOLLOWER
from lapor.notifications.models import Notice
from lapor.workbench.tests.desk import now, sign_in
from tests.cast import World

HOME = "/kerja/renaksi/agenda/sekaligus/"
ON = "2026-05-04"


def items_of(world: World, count: int = 3, **changes: Any) -> list[UUID]:
    """Items with one wish each."""
    return [
        gathered(world, wish(world, f"m-{number}-{changes.get('stage', '')}"), title=f"Jalan {number}", **changes)
        for number in range(count)
    ]


def check(client: Client, items: list[UUID], *, query: str = "", **fields: Any) -> str:
    """The page after choosing."""
    given = {"item": [str(each) for each in items], "act": "move", "happened_on": ON, "note": ""} | fields
    return client.post(f"{HOME}{query}", given).content.decode()


def do(client: Client, page: str, **changes: Any) -> Any:
    """Post what the check page holds, as a browser would."""
    fields: dict[str, list[str]] = {}
    main = page.split("<main")[1]
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", main):
        name, value = (re.search(rf'{part}="([^"]*)"', tag) for part in ("name", "value"))
        assert name and value
        fields.setdefault(name[1], []).append(value[1])
    fields.pop("csrfmiddlewaretoken", None)
    return client.post(HOME, fields | {name: [value] for name, value in changes.items()})


def stages() -> list[str]:
    """Where every item stands, by title."""
    return list(AgendaItem.objects.order_by("title").values_list("stage", flat=True))


def told(world: World) -> list[str]:
    """The template of every notice that the agenda's news make, after acting on each of them once."""
    for report in AgendaReport.objects.values_list("report_id", flat=True):
        for event in audit.stream_events(f"report/{report}"):
            if event.kind == "agenda_news":
                FOLLOWER.acts[event.kind](event, now())
    return list(Notice.objects.filter(template="agenda_news").values_list("template", flat=True))


def test_it_moves_several_to_their_next_deliberation_and_everybody_hears(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items = items_of(world)
    page = check(client, items[:2], note="Disepakati bersama")
    assert "Periksa sebelum dijalankan" in page and page.count("Musrenbang kecamatan") == 2
    assert stages() == ["village"] * 3 and not AgendaStep.objects.exists()
    assert do(client, page).status_code == 302
    assert stages() == ["district", "district", "village"]
    assert list(AgendaStep.objects.values_list("note", flat=True)) == ["Disepakati bersama"] * 2
    assert len(told(world)) == 2
    assert do(client, check(client, items[:1])).status_code == 302
    assert stages() == ["regency", "district", "village"]


def test_it_moves_each_from_where_it_stands(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items = [*items_of(world, 1), *items_of(world, 1, stage="district")]
    page = check(client, items)
    assert "Musrenbang kabupaten" in page and "Musrenbang kecamatan" in page
    assert do(client, page).status_code == 302
    assert sorted(stages()) == ["district", "regency"]


def test_it_puts_several_off_with_one_reason(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items = items_of(world)
    bare = check(client, items, act="not_now")
    assert "Tulis satu alasan" in bare and bare.count(" checked") >= 3 and "Periksa dulu" in bare
    page = check(client, items, act="not_now", note='Anggaran "habis"\nsampai tahun depan')
    assert do(client, page).status_code == 302
    assert set(AgendaItem.objects.values_list("decision", flat=True)) == {"not_now"}
    assert set(AgendaStep.objects.values_list("kind", flat=True)) == {"not_now"}
    assert "sampai tahun depan" in AgendaStep.objects.all()[0].note and len(told(world)) == 3


def test_it_merges_several_into_another_one(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    into, first, second = items_of(world)
    fields = {"act": "merged", "note": "Satu ruas jalan", "merged_into": str(into)}
    assert "Pilih usulan tujuannya" in check(client, [first], **{**fields, "merged_into": ""})
    assert "Usulan tujuan ikut tercentang" in check(client, [into, first], **fields)
    page = check(client, [first, second], **fields)
    assert "Digabung dengan" in page and "Jalan 0" in page
    assert do(client, page).status_code == 302
    assert AgendaReport.objects.filter(item=into).count() == 3
    assert AgendaItem.objects.filter(decision="merged", merged_into=into).count() == 2


@pytest.mark.parametrize(
    "fields",
    [{"act": ""}, {"happened_on": "besok"}, {"act": "accepted"}, {"act": "not_now"}, {"item": []}],
)
def test_it_keeps_the_choice_when_something_is_missing(client: Client, world: World, fields: dict[str, Any]) -> None:
    sign_in(client, world, who="sari")
    items = items_of(world)
    page = check(client, items[:2], **fields)
    ticks = 0 if fields.get("item") == [] else 2
    assert len(re.findall(r'name="item"[^>]* checked', page)) == ticks and "Ya, jalankan" not in page
    assert not AgendaStep.objects.exists()


def test_it_does_all_or_none(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items = [*items_of(world, 2), *items_of(world, 1, stage="regency")]
    stuck = check(client, items)
    assert "hapus centangnya" in stuck and len(re.findall(r'name="item"[^>]* checked', stuck)) == 3
    page = check(client, items[:2], note="Bersama")
    AgendaItem.objects.filter(pk=items[1]).update(version=7)
    answer = do(client, page)
    html = answer.content.decode()
    assert answer.status_code == 200 and "berubah sejak Anda memeriksanya" in html
    assert len(re.findall(r'name="item"[^>]* checked', html)) == 2 and "Bersama" in html
    assert not AgendaStep.objects.exists() and "district" not in stages()
    assert do(client, check(client, items[:2], happened_on="2099-01-01")).status_code == 200
    assert not AgendaStep.objects.exists()


def test_it_goes_back_with_everything_kept(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items = items_of(world)
    html = do(client, check(client, items[:2], note="Bersama"), back="1").content.decode()
    assert len(re.findall(r'name="item"[^>]* checked', html)) == 2 and "Bersama" in html and "Periksa dulu" in html
    assert not AgendaStep.objects.exists()


def test_it_narrows_what_is_chosen_from(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    items_of(world, 1)
    gathered(world, wish(world, "far", region="64.08.11.2002"), title="Dermaga", stage="district")
    assert "Dermaga" in client.get(HOME).content.decode()
    html = client.get(f"{HOME}?wilayah=64.08.04&tahap=village").content.decode()
    assert 'dir="auto">Dermaga' not in html and 'dir="auto">Jalan 0' in html


@pytest.mark.parametrize("who", ["budi", "pengawas", "camat"])
def test_it_is_closed_to_whoever_may_not_edit(client: Client, world: World, who: str) -> None:
    items = items_of(world)
    sign_in(client, world, who=who)
    assert client.get(HOME).status_code == 403
    assert client.post(HOME, {"item": [str(items[0])], "act": "move", "happened_on": ON}).status_code == 403


def test_it_touches_nothing_of_another_tenant(client: Client, world: World) -> None:
    items = items_of(world)
    sign_in(client, world, who="sari_lain")
    assert "Jalan 0" not in client.get(HOME).content.decode()
    assert "Centang dulu" in check(client, items)
    forced = {"confirmed": "yes", f"seen-{items[0]}": "1", "item": [str(items[0])], "act": "move", "happened_on": ON}
    assert client.post(HOME, forced).status_code == 200 and set(stages()) == {"village"}


def test_it_lets_the_leader_of_the_tenant_move_them_too(world: World, client: Client) -> None:
    items = items_of(world, 1)
    sign_in(client, world, who="pak_made")
    assert do(client, check(client, items)).status_code == 302 and stages() == ["district"]


def test_it_asks_as_often_for_many_items(client: Client, world: World) -> None:
    sign_in(client, world, who="sari")
    counts = []
    for size in (1, 2, 3):
        items_of(world, 1, stage=("village", "district", "regency")[size - 1])
        client.get(HOME)
        with CaptureQueriesContext(connection) as chosen:
            client.get(HOME)
        keys = list(AgendaItem.objects.exclude(stage="regency").values_list("id", flat=True))
        with CaptureQueriesContext(connection) as checked:
            check(client, keys)
        counts.append((len(chosen), len(checked)))
    assert counts[0] == counts[1] == counts[2] and max(counts[0]) <= 13, counts
