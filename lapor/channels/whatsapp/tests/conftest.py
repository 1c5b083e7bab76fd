"""A peer in Meta's place, and messages as its documentation shows them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.chat_peer import Peer, running_peer

SECRET, VERIFY, NUMBER = "the-app-secret-of-a-test", "words-that-both-sides-know", "106540352242922"


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    """WhatsApp set up, with a peer in Meta's place."""
    with running_peer() as made:
        settings.LAPOR_WHATSAPP_URL = made.url
        settings.LAPOR_WHATSAPP_NUMBER = NUMBER
        settings.LAPOR_WHATSAPP_TOKEN = "token-of-the-system-user"
        settings.LAPOR_WHATSAPP_SECRET = SECRET
        settings.LAPOR_WHATSAPP_VERIFY = VERIFY
        settings.LAPOR_WHATSAPP_TEMPLATE = ""
        settings.LAPOR_KANNEL_URLS = ()
        yield made
