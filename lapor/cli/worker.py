"""The worker loop: what the clock asks for, then jobs, then followers; one item at a time."""

import fcntl
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import IO

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection

from lapor.audit.followers import all_followers
from lapor.audit.services import act_on_batch
from lapor.jobs.services import ask_for_scheduled, run_next_job

log = logging.getLogger("lapor.worker")

IDLE_SECONDS = 1.0
LOCK_NAME = "worker.lock"


class AnotherWorker(Exception):
    """A second worker on the embedded database, which has one."""


def run_round(*, at: datetime, stop: Event | None = None) -> int:
    """One round: scheduled jobs asked for, one job run, one batch per follower; returns how much was done.

    After `stop` is set nothing new is begun.
    """
    done = ask_for_scheduled(at=at)
    if not _stopped(stop):
        done += run_next_job(at=at) is not None
    for follower in all_followers():
        if not _stopped(stop):
            done += act_on_batch(follower, at=at)
    return done


def drain(*, at: datetime, rounds: int = 100_000) -> int:
    """Rounds until nothing is left that is due at this moment; returns how much was done."""
    total = 0
    for _ in range(rounds):
        done = run_round(at=at)
        total += done
        if not done:
            break
    return total


def work(*, now: Callable[[], datetime], stop: Event) -> None:
    """Rounds until `stop` is set; idle, it sleeps a second. A database that does not answer is waited for."""
    while not stop.is_set():
        try:
            close_old_connections()
            busy = run_round(at=now(), stop=stop)
        except DatabaseError as error:
            log.warning("the database did not answer: %s", type(error).__name__)
            with suppress(DatabaseError):
                connection.close()
            busy = 0
        if not busy:
            stop.wait(IDLE_SECONDS)


def only_worker() -> IO[bytes] | None:
    """On SQLite the lock that keeps a second worker out, held while the file is open. Raises AnotherWorker."""
    if connection.vendor != "sqlite":
        return None
    lock = (Path(settings.DATA_DIR) / LOCK_NAME).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise AnotherWorker from error
    return lock


def _stopped(stop: Event | None) -> bool:
    return stop is not None and stop.is_set()
