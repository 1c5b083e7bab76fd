"""The application as `lapor serve` runs it."""

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as whole

GATEWAYS = "/saluran/"


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The whole installation. A gateway's connection ends with its answer: it keeps idle ones by the dozen, and others wait for a place.

    A page may not say so itself: the header belongs to the server.
    """
    if not str(environ.get("PATH_INFO", "")).startswith(GATEWAYS):
        return whole(environ, start_response)

    def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:
        return start_response(status, [*headers, ("Connection", "close")], failure)

    return whole(environ, start)
