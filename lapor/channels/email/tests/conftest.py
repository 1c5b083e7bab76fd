"""Mail is taken here."""

from collections.abc import Iterator
from typing import Any

import pytest

from lapor.channels.email.tests.mails import ADDRESS


@pytest.fixture(autouse=True)
def mailbox(settings: Any) -> Iterator[None]:
    settings.LAPOR_MAIL_ADDRESS = ADDRESS
    yield
