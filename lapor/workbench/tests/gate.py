"""What the tests of signing in share."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.cast import PASSWORD


def come_in(client: Client, *, email: str = "budi@contoh.example", password: str = PASSWORD, **more: Any) -> Any:
    """Post the sign-in form."""
    return client.post("/masuk/", {"login": email, "password": password}, **more)


def prove(client: Client) -> None:
    """Say once more who it is."""
    client.post("/masuk/lagi/", {"password": PASSWORD, "next": "/kerja/akun/pengaman/"})


def code_of(secret: str) -> str:
    """The present code of a telephone that holds this secret."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def set_up_factor(client: Client) -> str:
    """Set a second factor up as an officer does; gives its secret."""
    prove(client)
    secret = client.get("/kerja/akun/pengaman/pasang/").context["work"].form.secret
    answer = client.post("/kerja/akun/pengaman/pasang/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/kerja/akun/pengaman/pemulihan/"
    return str(secret)
