"""One transaction per outermost service; inner ones join it without savepoints."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


def writes(service: Callable[P, R]) -> Callable[P, R]:
    """Run the service in one transaction (BEGIN IMMEDIATE on SQLite): all of it is committed, or nothing.

    A service called by another one joins the transaction that is open.
    """

    @wraps(service)
    def in_transaction(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            return service(*args, **kwargs)
        with transaction.atomic():
            return service(*args, **kwargs)

    return in_transaction
