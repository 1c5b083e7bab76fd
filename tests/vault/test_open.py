"""Opening an identity takes a reason and a second person, and the reporter learns of it."""

from datetime import timedelta

import pytest

from lapor.audit import queries as audit
from lapor.audit.models import AccessLogEntry
from lapor.reports.models import Report
from lapor.vault import open as door
from lapor.vault.errors import AlreadyDecided, BadGround, NotShowable, RequestPending, SamePerson, UnknownRequest
from lapor.vault.models import IdentityRequest
from lapor.vault.services import serve_requests
from tests.cast import NOW, World, file

MINUTE = timedelta(minutes=1)
REASON = "Perlu kesaksian untuk pemeriksaan."


def _ask(world: World, *, key: door.ViewKey, ground: str = "examination") -> IdentityRequest:
    report = Report.objects.get()
    return door.request_identity(
        report.reporter_ref,
        stream=report.stream,
        tenant=report.tenant_id,
        ground=ground,
        reason=REASON,
        view_key=key.public,
        by=world.actor("sari"),
        at=NOW,
    )


@pytest.fixture
def key(world: World) -> door.ViewKey:
    file()
    return door.new_view_key()


def test_it_shows_the_reporter_to_the_asking_session_alone(world: World, key: door.ViewKey) -> None:
    request = _ask(world, key=key)
    door.decide_request(request.id, is_granted=True, reason="Cukup.", by=world.actor("ningsih"), at=NOW)
    serve_requests(at=NOW)
    contact = door.show_identity(request.id, private=key.private, by=world.actor("sari"), at=NOW + MINUTE)
    assert contact.name == "Wati Contoh"
    assert AccessLogEntry.objects.filter(purpose="identity").count() == 1
    other = door.new_view_key()
    with pytest.raises(NotShowable):
        door.show_identity(request.id, private=other.private, by=world.actor("sari"), at=NOW + MINUTE)
    with pytest.raises(UnknownRequest):
        door.show_identity(request.id, private=key.private, by=world.actor("susi"), at=NOW + MINUTE)


def test_it_tells_the_reporter_at_once_or_on_the_stated_day(world: World, key: door.ViewKey) -> None:
    request = _ask(world, key=key, ground="criminal_investigation")
    door.decide_request(
        request.id,
        is_granted=True,
        reason="Penyidikan.",
        delay_ground="criminal_investigation",
        by=world.actor("ningsih"),
        at=NOW,
    )
    stream = Report.objects.get().stream
    serve_requests(at=NOW)
    assert "identity_told" not in [event.kind for event in audit.stream_events(stream)]
    serve_requests(at=NOW + timedelta(days=30))
    serve_requests(at=NOW + timedelta(days=31))
    assert [event.kind for event in audit.stream_events(stream)].count("identity_told") == 1


def test_it_ends_with_its_time_and_keeps_no_wrap(world: World, key: door.ViewKey) -> None:
    request = _ask(world, key=key)
    door.decide_request(request.id, is_granted=True, reason="Cukup.", by=world.actor("ningsih"), at=NOW)
    serve_requests(at=NOW)
    serve_requests(at=NOW + 31 * MINUTE)
    assert IdentityRequest.objects.get().view_wrap is None
    with pytest.raises(NotShowable):
        door.show_identity(request.id, private=key.private, by=world.actor("sari"), at=NOW + 31 * MINUTE)


def test_it_shows_nothing_after_a_refusal(world: World, key: door.ViewKey) -> None:
    request = _ask(world, key=key)
    door.decide_request(request.id, is_granted=False, reason="Tidak perlu.", by=world.actor("ningsih"), at=NOW)
    serve_requests(at=NOW)
    with pytest.raises(NotShowable):
        door.show_identity(request.id, private=key.private, by=world.actor("sari"), at=NOW)
    with pytest.raises(AlreadyDecided):
        door.decide_request(request.id, is_granted=True, reason="Ya.", by=world.actor("ningsih"), at=NOW)
    assert _ask(world, key=key).state == "waiting"


def test_it_needs_a_ground_a_reason_and_one_request_at_a_time(world: World, key: door.ViewKey) -> None:
    with pytest.raises(BadGround):
        _ask(world, key=key, ground="curiosity")
    _ask(world, key=key)
    with pytest.raises(RequestPending):
        _ask(world, key=key)


@pytest.mark.parametrize("who", ["sari", "budi", "admin", "pak_made", "rina"])
def test_it_lets_nobody_but_a_custodian_decide(world: World, key: door.ViewKey, who: str) -> None:
    request = _ask(world, key=key)
    with pytest.raises((UnknownRequest, SamePerson)):
        door.decide_request(request.id, is_granted=True, reason="Ya.", by=world.actor(who), at=NOW)
