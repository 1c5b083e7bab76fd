"""`lapor serve`: serve the web pages in the foreground, without an access log."""

import argparse

from django.conf import settings
from django.db import connection
from granian import Granian
from granian.constants import Interfaces

_BACKPRESSURE = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor serve`."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=settings.PORT, help="port to listen on")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT: one process on SQLite (at most two write, this and the worker), two on PostgreSQL."""
    server = Granian(
        "lapor.cli.web:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=1 if connection.vendor == "sqlite" else 2,
        blocking_threads=4,
        backpressure=_BACKPRESSURE,
        log_access=False,
        websockets=False,
    )
    server.serve()
    return 0
