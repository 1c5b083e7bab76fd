"""What reporters may do with what is held about them, each inside 3×24 hours."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lapor.audit.queries import stream_events
from lapor.audit.verify import verify
from lapor.cli.jobs import EXPIRY
from lapor.intake.message import Receipt
from lapor.kit import actors
from lapor.notifications.follow import FOLLOWER
from lapor.notifications.models import PushSubscription
from lapor.notifications.services import Browser, subscribe
from lapor.reports.models import Report
from lapor.vault import deliver, match, rights
from lapor.vault import keep as keeping
from lapor.vault import open as door
from lapor.vault.boxes import Contact
from lapor.vault.errors import HeldForCase, MissingDecision, NotCustodian, NothingSealed, RightPending
from lapor.vault.models import Breach, Expiry, IdentityRequest, RetentionRule, SealedIdentity, SealedWord
from lapor.vault.services import begin_expiry, end_expiry
from tests.cast import NOW, World, file

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EMAIL, PUSH_HOST = "wati@contoh.example", "fcm.googleapis.com"
# The example key of RFC 8291, section 5.
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"


@pytest.fixture
def filed(world: World) -> Receipt:
    return file()


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def _report() -> Report:
    return Report.objects.get()


def _ask(kind: str, *, words: str = "") -> rights.RightsRequest:
    report = _report()
    by = actors.reporter(report.id)
    return rights.ask_right(
        report.reporter_ref, kind=kind, stream=report.stream, tenant=report.tenant_id, words=words, by=by, at=NOW
    )


def _kinds() -> list[str]:
    return [event.kind for event in stream_events(_report().stream)]


def test_it_puts_each_request_into_the_queue_with_three_days(world: World, filed: Receipt) -> None:
    asked = [_ask(kind, words="Nama saya salah tulis.") for kind in ("access", "correct", "restrict", "erase")]
    assert {request.due_at - request.asked_at for request in asked} == {timedelta(hours=72)}
    assert [row.kind for row in door.rights_queue(world.actor("ningsih"))] == ["access", "correct", "restrict", "erase"]
    assert len(door.rights_queue(world.actor("admin"))) == 4
    assert door.rights_queue(world.actor("sari")) == door.rights_queue(world.actor("rina")) == []
    with pytest.raises(RightPending):
        _ask("erase")
    with pytest.raises(NotCustodian):
        door.decide_right(asked[0].id, is_granted=True, reason="Ya.", by=world.actor("sari"), at=NOW)
    with pytest.raises(MissingDecision):
        _ask("correct")


def test_it_erases_the_identity_and_keeps_the_public_record(
    world: World, filed: Receipt, data_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    ref, before = _report().reporter_ref, _report().body
    request = _ask("erase")
    with django_capture_on_commit_callbacks(execute=True):
        door.decide_right(
            request.id, is_granted=True, reason="Atas permintaan.", by=world.actor("ningsih"), at=NOW + HOUR
        )
    row = SealedIdentity.objects.get()
    wraps = (row.sealed, row.delivery_wrap, row.custodian_wrap, row.reporter_wrap)
    assert {bytes(wrap) for wrap in wraps} == {b""}
    assert (row.email_digest, row.has_contact, row.erased_on) == ("", False, NOW.date())
    assert deliver.contact_of(ref) is None and match.refs_of(EMAIL) == []
    assert rights.own_contact(ref, access_key=filed.access_key) is None
    assert (_report().body, _kinds()[-3:]) == (before, ["rights_asked", "identity_erased", "rights_done"])
    assert json.loads((data_folder / "erasures.log").read_text())["ref"] == str(ref)
    assert verify().faults == []
    with pytest.raises(NothingSealed):
        _ask("access")


def test_it_forgets_the_reporters_browsers_when_it_erases(world: World, filed: Receipt) -> None:
    """Where a browser is reached is as good as a phone number."""
    report, browser = _report(), Browser(endpoint=f"https://{PUSH_HOST}/x", p256dh=POINT, auth="A" * 22)
    subscribe(browser, report=report.id, at=NOW)
    door.decide_right(_ask("erase").id, is_granted=True, reason="Ya.", by=world.actor("ningsih"), at=NOW)
    assert PushSubscription.objects.exists()
    for event in stream_events(report.stream):
        if event.kind in FOLLOWER.acts:
            FOLLOWER.acts[event.kind](event, NOW)
    assert not PushSubscription.objects.exists()


def test_it_ends_views_when_it_erases(world: World, filed: Receipt) -> None:
    report = _report()
    door.request_identity(
        report.reporter_ref,
        stream=report.stream,
        tenant=report.tenant_id,
        ground="examination",
        reason="Perlu kesaksian.",
        view_key=door.new_view_key().public,
        by=world.actor("sari"),
        at=NOW,
    )
    door.decide_right(_ask("erase").id, is_granted=True, reason="Ya.", by=world.actor("ningsih"), at=NOW)
    assert IdentityRequest.objects.get().state == "over"
    assert SealedWord.objects.count() == 0


def test_it_keeps_what_a_legal_case_needs(world: World, filed: Receipt) -> None:
    report, ningsih = _report(), world.actor("ningsih")
    request = _ask("erase")
    door.set_legal_hold(report.stream, tenant=report.tenant_id, legal_case="Perkara 12/2026", by=ningsih, at=NOW)
    assert door.rights_queue(ningsih)[0].held_for == "Perkara 12/2026"
    with pytest.raises(HeldForCase):
        door.decide_right(request.id, is_granted=True, reason="Ya.", by=ningsih, at=NOW)
    door.lift_legal_hold(report.stream, tenant=report.tenant_id, by=ningsih, at=NOW)
    door.decide_right(request.id, is_granted=True, reason="Ya.", by=ningsih, at=NOW)
    assert SealedIdentity.objects.get().erased_on is not None


def test_it_stops_sending_when_consent_is_withdrawn(world: World, filed: Receipt) -> None:
    assert _ask("withdraw_consent").state == "done"
    assert deliver.contact_of(_report().reporter_ref) is None
    assert door.rights_queue(world.actor("ningsih")) == []


def test_it_lets_the_reporter_correct_the_contact(world: World, filed: Receipt) -> None:
    report = _report()
    new = Contact(name="Wati Contoh", email="baru@contoh.example", channel="email")
    by = actors.reporter(report.id)
    ref = report.reporter_ref
    rights.correct_contact(ref, access_key=filed.access_key, contact=new, stream=report.stream, by=by, at=NOW)
    assert deliver.contact_of(ref) == rights.own_contact(ref, access_key=filed.access_key) == new
    assert (match.refs_of(EMAIL), match.refs_of("baru@contoh.example")) == ([], [ref])


def test_it_refuses_with_a_reason_that_the_reporter_can_read(world: World, filed: Receipt) -> None:
    door.decide_right(_ask("erase").id, is_granted=False, reason="Masih diperiksa.", by=world.actor("admin"), at=NOW)
    (row,) = rights.requests_of(_report().reporter_ref)
    assert (row.state, row.decision_reason, _kinds()[-1]) == ("refused", "Masih diperiksa.", "rights_refused")


def test_it_expires_by_a_rule_after_announcing_it(world: World, filed: Receipt) -> None:
    assert keeping.seed_retention() == 1 and keeping.seed_retention() == 0
    rule = RetentionRule.objects.get()
    begin_expiry(_report().stream, since=NOW)
    _expire(day=rule.days - rule.announce_days - 1)
    assert "expiry_announced" not in _kinds()
    _expire(day=rule.days - rule.announce_days)
    assert _kinds()[-1] == "expiry_announced"
    _expire(day=rule.days - 1)
    assert SealedIdentity.objects.get().erased_on is None
    _expire(day=rule.days)
    assert SealedIdentity.objects.get().erased_on is not None
    assert stream_events(_report().stream)[-1].payload == {"rule": "identity_after_end"}
    assert Expiry.objects.get().done_at is not None


def test_it_expires_nothing_that_was_taken_up_again(world: World, filed: Receipt) -> None:
    keeping.seed_retention()
    begin_expiry(_report().stream, since=NOW)
    end_expiry(_report().stream)
    assert not Expiry.objects.exists()


def test_it_erases_again_what_a_backup_brought_back(world: World, filed: Receipt) -> None:
    report = _report()
    line = json.dumps({"ref": str(report.reporter_ref), "stream": report.stream, "rule": "request_of_reporter"})
    erasures = keeping.read_erasures([line, "", line])
    assert keeping.replay_erasures(erasures, by=actors.SYSTEM, at=NOW) == 1
    assert keeping.replay_erasures(erasures, by=actors.SYSTEM, at=NOW) == 0
    assert stream_events(report.stream)[-1].payload == {"rule": "request_of_reporter", "replayed": True}


def test_it_keeps_a_register_of_breaches(world: World) -> None:
    admin = world.actor("admin")
    breach = door.register_breach(
        tenant=world.tenant,
        found_at=NOW,
        what="Cadangan tertinggal di angkutan.",
        data_kinds="nama, nomor HP",
        people=12,
        measures="Kunci diganti.",
        by=admin,
        at=NOW + HOUR,
    )
    drafts = door.draft_notices(breach)
    assert "12 orang" in drafts.to_authority and "nama, nomor HP" in drafts.to_subject
    door.note_breach_told(breach.id, to="authority", by=admin, at=NOW + 2 * HOUR)
    assert (door.breaches_of(admin)[0].due_at, door.breaches_of(world.actor("sari"))) == (NOW + 3 * DAY, [])
    assert Breach.objects.get().told_authority_at == NOW + 2 * HOUR
    kinds = [event.kind for event in stream_events(f"institution/{UUID(str(world.tenant))}")]
    assert kinds == ["breach_registered", "breach_told"]


def _expire(*, day: int) -> None:
    EXPIRY.run({}, NOW + day * DAY, lambda done, total: None)
