"""A peer in Telegram's place."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.chat_peer import Peer, running_peer

SECRET, TOKEN = "a-secret-of-the-webhook", "123456:ABC-DEF1234ghIkl"


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    """The bot set up, with a peer in Telegram's place."""
    with running_peer() as made:
        settings.LAPOR_TELEGRAM_URL = made.url
        settings.LAPOR_TELEGRAM_TOKEN = TOKEN
        settings.LAPOR_TELEGRAM_SECRET = SECRET
        yield made
