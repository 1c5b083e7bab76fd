"""The one client for calls to machines outside: with a time-out, a size limit, TLS checks and no redirects."""

import ipaddress
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import httpx

from lapor.notifications.senders import NotSent

TIMEOUT = httpx.Timeout(15.0, connect=5.0)
LARGEST_ANSWER = 64 * 1024


class UnsafeAddress(ValueError):
    """An address that is not called: neither https, nor this machine or its own network."""


class AnswerTooLarge(Exception):
    """The other side sends more than anybody reads."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    text: str


def check_address(url: str) -> None:
    """Let through https, and http to this machine or a private network alone. Raises UnsafeAddress."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname and _is_near(parts.hostname):
        return
    raise UnsafeAddress("expected https, or http to a private address")


def get(url: str, *, parameters: Mapping[str, str], headers: Mapping[str, str] | None = None) -> Answer:
    """Ask once. Raises NotSent when nobody was reached, UnsafeAddress, AnswerTooLarge, httpx.HTTPError.

    Words of the call are never in an exception that is raised here: addresses hold phone numbers.
    """
    with _called("GET", url, params=dict(parameters), headers=dict(headers or {})) as response:
        return Answer(status=response.status_code, text=_read(response))


def post(url: str, *, body: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Answer:
    """Hand over JSON once. Raises what `get` raises."""
    with _called("POST", url, json=dict(body), headers=dict(headers or {})) as response:
        return Answer(status=response.status_code, text=_read(response))


def post_bytes(url: str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
    """Hand over bytes once. Raises what `get` raises."""
    with _called("POST", url, content=content, headers=dict(headers)) as response:
        return Answer(status=response.status_code, text=_read(response))


def fetch(url: str, *, into: BinaryIO, limit: int, headers: Mapping[str, str] | None = None) -> int:
    """Write the bytes there to an open file, at most `limit`; the status, and no byte unless it is 200.

    Raises what `get` raises; AnswerTooLarge as soon as the limit is passed, or announced to be.
    """
    with _called("GET", url, headers=dict(headers or {})) as response:
        if response.status_code != httpx.codes.OK:
            return response.status_code
        announced = response.headers.get("Content-Length", "")
        if announced.isascii() and announced.isdigit() and int(announced) > limit:
            raise AnswerTooLarge
        for piece in response.iter_bytes():
            into.write(piece)
            if into.tell() > limit:
                raise AnswerTooLarge
        return response.status_code


@contextmanager
def _called(method: str, url: str, **said: Any) -> Iterator[httpx.Response]:
    check_address(url)
    try:
        with (
            httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
            client.stream(method, url, **said) as response,
        ):
            yield response
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise NotSent("no connection") from error


def _read(response: httpx.Response) -> str:
    held = b""
    for piece in response.iter_bytes():
        held += piece
        if len(held) > LARGEST_ANSWER:
            raise AnswerTooLarge
    return held.decode("utf-8", "replace")


def _is_near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or (address.is_private and not address.is_link_local)
