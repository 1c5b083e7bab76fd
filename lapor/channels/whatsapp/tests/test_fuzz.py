"""Whatever comes signed: no failure, nothing half stored, and no word of it in a log."""

import json
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapor.channels.whatsapp.tests.payloads import deliver_raw, message, payload, status, tapped, text
from lapor.intake.models import Conversation, ReceivedMessage, WaitingMessage
from lapor.reports.models import Report
from tests.cast import World
from tests.chat_fuzz import JSON, changed
from tests.chat_peer import Peer

WORD = "kata-rahasia-pelapor"
LONG = f"LAPOR {WORD} jembatan gantung putus sejak kemarin dan anak sekolah tidak bisa lewat"
DOCUMENTED = [
    payload(text(LONG)),
    payload(text("halo"), text(LONG)),
    payload(tapped("YA", title=WORD)),
    payload(message("location", latitude=0.5, longitude=117.5, name=WORD)),
    payload(
        message("image", caption=WORD, mime_type="image/jpeg", sha256="0") | {"image": {"id": "1", "caption": WORD}}
    ),
    payload(message("button", payload=WORD, text=WORD)),
    payload(statuses=[status("019516ba-0000-7000-8000-000000000000", said="delivered")]),
]
many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def is_whole() -> bool:
    """Every report came of one message, and whoever talks has said something that was taken."""
    filed = ReceivedMessage.objects.filter(effect="filed").count()
    asked = ReceivedMessage.objects.filter(effect="asked").count()
    return Report.objects.count() == filed and Conversation.objects.count() <= asked


@many
@given(sent=changed(DOCUMENTED))
def test_it_breaks_on_no_change_of_what_is_documented(
    world: World, peer: Peer, caplog: pytest.LogCaptureFixture, sent: Any
) -> None:
    with caplog.at_level(logging.INFO):
        assert deliver_raw(json.dumps(sent).encode("utf-8", "surrogatepass")) == 200
    assert is_whole() and WORD not in caplog.text and "6281" not in caplog.text
    assert not WaitingMessage.objects.filter(words__contains=WORD).exists()


@many
@given(sent=JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=200))
def test_it_stores_nothing_of_what_nobody_documented(world: World, peer: Peer, sent: bytes) -> None:
    assert deliver_raw(sent) == 200
    assert not ReceivedMessage.objects.exists() and not WaitingMessage.objects.exists()
