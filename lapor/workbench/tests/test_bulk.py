"""The same step for several cases."""

from django.test import Client

from lapor.workbench.tests.desk import filed, forwarded, report_of, sign_in, verified
from tests.cast import World


def test_it_asks_before_it_does_anything(client: Client, world: World) -> None:
    first, second = filed("a"), filed("b")
    sign_in(client, world, who="sari")
    page = client.post("/kerja/sekaligus/", {"do": "archive", "report": [first.code, second.code]})
    assert page.status_code == 200
    assert {case.code for case in page.context["work"].cases} == {first.code, second.code}
    assert report_of(first).state == "received"


def test_it_does_each_and_says_what_became_of_it(client: Client, world: World) -> None:
    ready, new = verified(world, "ready"), filed("new")
    sign_in(client, world, who="sari")
    fields = {"do": "forward", "report": [ready.code, new.code], "to": "Dinas Pekerjaan Umum", "confirmed": "yes"}
    outcomes = client.post("/kerja/sekaligus/", fields).context["work"].outcomes
    assert {each.case.code: each.is_done for each in outcomes} == {ready.code: True, new.code: False}
    assert (report_of(ready).state, report_of(new).state) == ("forwarded", "received")


def test_it_leaves_alone_what_changed_meanwhile(client: Client, world: World) -> None:
    receipt = filed()
    fields = {
        "do": "archive",
        "report": receipt.code,
        f"seen-{receipt.code}": "0",
        "reason": "crime",
        "confirmed": "yes",
    }
    page = sign_in(client, world, who="sari").post("/kerja/sekaligus/", fields)
    assert not page.context["work"].outcomes[0].is_done
    assert report_of(receipt).state == "received"


def test_it_assigns_several(client: Client, world: World) -> None:
    receipts = [forwarded(world, "a"), forwarded(world, "b")]
    fields = {"do": "assign", "report": [each.code for each in receipts], "confirmed": "yes"}
    sign_in(client, world, who="budi")
    wrong = client.post("/kerja/sekaligus/", fields)
    assert wrong.status_code == 422
    client.post("/kerja/sekaligus/", fields | {"executor": str(world.people["joko"])})
    assert [report_of(each).state for each in receipts] == ["in_progress", "in_progress"]


def test_it_reaches_only_what_may_be_seen(client: Client, world: World) -> None:
    receipt = filed()
    fields = {"do": "archive", "report": receipt.code, "reason": "crime", "confirmed": "yes"}
    for who in ("rina", "admin", "budi"):
        sign_in(client, world, who=who).post("/kerja/sekaligus/", fields)
    assert report_of(receipt).state == "received"
    assert client.post("/kerja/sekaligus/", {"do": "seal", "report": receipt.code}).status_code == 404
