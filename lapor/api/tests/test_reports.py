"""Filing and following over JSON."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lapor.reports import services
from lapor.reports.models import Report
from tests.cast import NOW, World

BODY: dict[str, Any] = {
    "class": "complaint",
    "body": "Lampu jalan padam sudah dua minggu.",
    "region": "64.08.04.2001",
    "contact": {"name": "Wati Contoh", "phone": "081200000000"},
}


def post(client: Client, body: dict[str, Any], *, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post("/api/v1/reports", json.dumps(body), content_type="application/json", headers=headers)


def test_it_files_and_gives_a_receipt(world: World, client: Client) -> None:
    response = post(client, BODY)
    assert response.status_code == 201
    assert set(response.json()) == {"code", "access_key", "state", "due_at", "url"}
    assert response.json()["state"] == "received"
    assert response.json()["due_at"].endswith("T23:59:59+08:00")


def test_it_gives_the_same_answer_to_the_same_key(world: World, client: Client) -> None:
    assert post(client, BODY, key="k1").json() == post(client, BODY, key="k1").json()
    assert Report.objects.count() == 1


def test_it_refuses_the_same_key_with_another_body(world: World, client: Client) -> None:
    post(client, BODY, key="k1")
    response = post(client, BODY | {"body": "Lain."}, key="k1")
    assert (response.status_code, response.json()["code"]) == (409, "idempotency_conflict")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"region": "99.99"}, "unknown_region"),
        ({"topic": "tidak-ada"}, "unknown_topic"),
        ({"occurred_on": "2999-01-01"}, "future_date"),
        ({"body": ""}, "invalid_request"),
        ({"body": "x" * 50_001}, "invalid_request"),
        ({"body": " \u0000 "}, "empty_report"),
        ({"class": "other"}, "invalid_request"),
        ({"contact": None}, "missing_contact"),
        ({"contact": {"name": "Wati", "phone": "12"}}, "bad_contact"),
        ({"location": {"lat": 91, "lon": 0}}, "invalid_request"),
        ({"institution": "00000000-0000-7000-8000-000000000000"}, "unknown_institution"),
    ],
)
def test_it_says_what_is_wrong(world: World, client: Client, change: dict[str, Any], code: str) -> None:
    response = post(client, BODY | change)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert set(response.json()) == {"code", "message", "next_step"}
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("post", "/api/v1/reports", "{", "application/json", 400),
        ("post", "/api/v1/reports", "{}", "text/plain", 415),
        ("get", "/api/v1/reports", "", "", 405),
        ("get", "/api/v1/nothing", "", "", 404),
        ("get", "/api/v1/reports/7KQ4-M2XB-9TRY", "", "", 404),
    ],
)
def test_it_answers_every_failure_in_one_shape(
    world: World, client: Client, method: str, path: str, body: str, kind: str, status: int
) -> None:
    response = client.post(path, body, content_type=kind) if method == "post" else client.get(path)
    assert response.status_code == status
    assert set(response.json()) == {"code", "message", "next_step"}


def test_it_tells_little_before_verification_and_more_with_the_key(world: World, client: Client) -> None:
    receipt = post(client, BODY).json()
    plain = client.get(f"/api/v1/reports/{receipt['code'].replace('-', '')}").json()
    assert set(plain) == {"code", "class", "state", "waiting_for", "due_at", "url"}
    own = client.get(
        f"/api/v1/reports/{receipt['code']}", headers={"Authorization": f"Bearer {receipt['access_key']}"}
    ).json()
    assert own["original_text"] == BODY["body"]
    assert "Wati" not in json.dumps(own)


def test_it_never_tells_which_half_is_wrong(world: World, client: Client) -> None:
    receipt = post(client, BODY).json()
    bearer = {"Authorization": "Bearer 0000-0000-0000-0000"}
    wrong_key = client.get(f"/api/v1/reports/{receipt['code']}", headers=bearer)
    wrong_code = client.get("/api/v1/reports/7KQ4-M2XB-9TRY", headers=bearer)
    assert (wrong_key.status_code, wrong_key.json()) == (wrong_code.status_code, wrong_code.json())
    assert wrong_key.status_code == 401


@pytest.mark.parametrize(("change", "published"), [({}, True), ({"privacy": "confidential"}, False)])
def test_it_shows_the_public_words_after_verification(
    world: World, client: Client, change: dict[str, Any], published: bool
) -> None:
    receipt = post(client, BODY | change).json()
    report = Report.objects.get()
    services.verify_report(
        report.id,
        topic="jalan",
        procedure="complaint",
        public_title="Lampu padam",
        public_text="Lampu jalan padam.",
        by=world.actor("sari"),
        at=NOW,
    )
    seen = client.get(f"/api/v1/reports/{receipt['code']}").json()
    assert (seen.get("title") == "Lampu padam") is published


def test_it_costs_at_most_twelve_statements(world: World, client: Client) -> None:
    post(client, BODY)
    with CaptureQueriesContext(connection) as captured:
        assert post(client, BODY | {"body": "Satu lagi."}).status_code == 201
    assert len(captured) <= 12


def test_it_gives_the_same_answer_whatever_has_become_of_the_report(world: World, client: Client) -> None:
    first = post(client, BODY, key="k1").json()
    services.verify_report(
        Report.objects.get().id,
        topic="jalan",
        procedure="oversight",
        public_title="Lampu padam",
        public_text="Lampu jalan padam.",
        by=world.actor("sari"),
        at=NOW,
    )
    assert post(client, BODY, key="k1").json() == first


def test_it_refuses_a_method_before_looking_at_what_it_carries(world: World, client: Client) -> None:
    assert client.post("/api/v1/topics", "x", content_type="text/plain").status_code == 405
