"""Signing a browser in to a citizen's account, for tests that need somebody with a verified contact."""

import re

from django.core import mail
from django.test import Client
from django.utils import timezone

from lapor.notifications.services import send_messages
from lapor.vault.services import wrap_sessions


def sign_in(client: Client, *, contact: str = "wati@contoh.example") -> None:
    """Ask for a code, read the mail, write the code; the worker opens the ring."""
    client.post("/akun/masuk/", {"contact": contact})
    client.post("/akun/kode/", {"code": newest_code(to=contact)})
    wrap_sessions(at=timezone.now())


def newest_code(*, to: str) -> str:
    """The code of the newest mail to the contact, after the worker has sent what is due."""
    send_messages(at=timezone.now())
    sent = next(each for each in reversed(mail.outbox) if each.to == [to] and "kode masuk" in str(each.body))
    found = re.search(r"\d{6}", str(sent.body))
    assert found
    return found[0]
