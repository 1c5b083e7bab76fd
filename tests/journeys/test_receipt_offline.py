"""Wati checks her receipt with the network cut: untouched it fits, changed anywhere it does not."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from lapor.audit.services.root import make_due_roots
from lapor.kit.codes import format_code
from tests.cast import file
from tests.journeys.house import Tabs

pytestmark = [pytest.mark.journey, pytest.mark.browser]


def receipt_and_roots() -> tuple[dict[str, Any], dict[str, Any]]:
    """Wati's receipt of a day that is over, among several links, and another day's root."""
    client, now = Client(HTTP_HOST="localhost"), timezone.now()
    filed = [file(f"m-{each}", at=now) for each in range(5)][2]
    make_due_roots(at=now + timedelta(days=2))
    client.get(f"/k/{filed.code}/{filed.access_key}/")
    receipt = client.get(f"/lacak/{format_code(filed.code)}/bukti.json").json()
    other = client.get(f"/audit/akar/{(now + timedelta(days=1)).date().isoformat()}.json").json()
    return receipt, other


def verdict(page: Page, receipt: object, *, root: object = "") -> str:
    """What the page says of a receipt and, perhaps, a root that was kept."""
    page.locator("#bukti").fill(json.dumps(receipt))
    page.locator("#akar").fill(json.dumps(root) if root else "")
    page.evaluate("document.getElementById('hasil').hidden = true")
    page.get_by_role("button", name="Periksa", exact=True).click()
    expect(page.locator("#hasil")).to_be_visible()
    return str(page.locator("#hasil").get_attribute("data-verdict"))


def changed(receipt: dict[str, Any]) -> dict[str, Any]:
    """One slip in each part of the receipt, by the name of the part."""
    proof, root = receipt["proof"], receipt["proof"]["root"]
    slip = "0" * 64
    return {
        "code": receipt | {"code": "7KQ4-M2XB-9TRY"},
        "hash": receipt | {"hash": slip},
        "seq": receipt | {"seq": 2},
        "day": receipt | {"day": "2026-01-01"},
        "signature": receipt | {"signature": slip * 2},
        "leaf": receipt | {"proof": proof | {"leaf": proof["leaf"].replace(",1,", ",2,")}},
        "path": receipt | {"proof": proof | {"path": [slip, *proof["path"][1:]]}},
        "shorter path": receipt | {"proof": proof | {"path": proof["path"][1:]}},
        "index": receipt | {"proof": proof | {"index": (proof["index"] + 1) % proof["size"]}},
        "tree": receipt | {"proof": proof | {"root": root | {"tree": slip}}},
        "events": receipt | {"proof": proof | {"root": root | {"events": root["events"] + 1}}},
        "root signature": receipt | {"proof": proof | {"root": root | {"signature": slip * 2}}},
    }


def judge_all(page: Page, receipt: dict[str, Any], other: dict[str, Any]) -> None:
    """Untouched it fits; every slip is found."""
    root = receipt["proof"]["root"]
    assert verdict(page, receipt) == verdict(page, receipt, root=root) == "right"
    assert verdict(page, receipt, root=other) == "wrong"
    assert verdict(page, {name: receipt[name] for name in receipt if name != "proof"}) == "early"
    assert {name: verdict(page, each) for name, each in changed(receipt).items()} == dict.fromkeys(
        changed(receipt), "wrong"
    )
    assert verdict(page, ["bukan bukti"]) in {"wrong", "unreadable"}


def test_it_checks_a_receipt_on_the_page_with_the_network_cut(tabs: Tabs) -> None:
    receipt, other = receipt_and_roots()
    page = tabs.phone()
    page.goto("/audit/periksa/")
    page.context.set_offline(True)
    judge_all(page, receipt, other)


def test_it_checks_a_receipt_in_the_kept_file_with_the_network_cut(tabs: Tabs, tmp_path: Path) -> None:
    receipt, other = receipt_and_roots()
    kept = tmp_path / "pemeriksa-lapor.html"
    kept.write_bytes(Client(HTTP_HOST="localhost").get("/audit/periksa/unduh/").content)
    page = tabs.desk()
    page.context.set_offline(True)
    page.goto(kept.as_uri())
    judge_all(page, receipt, other)
    assert tabs.faults == [f"asks another host: {kept.as_uri()}"], "the file asks for nothing but itself"
    tabs.faults.clear()


def test_it_says_honestly_where_the_browser_knows_no_such_signature(tabs: Tabs) -> None:
    receipt, _other = receipt_and_roots()
    page = tabs.desk()
    page.goto("/audit/periksa/")
    refuse = "() => Promise.reject(new DOMException('unknown', 'NotSupportedError'))"
    page.evaluate(f"void (crypto.subtle.importKey = {refuse})")
    assert verdict(page, receipt) == "unsigned"
    assert verdict(page, changed(receipt)["path"]) == "wrong"
