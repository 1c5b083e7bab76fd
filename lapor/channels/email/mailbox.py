"""Watches the mailbox over IMAP. A mail leaves the inbox only after what it leads to is committed."""

import logging
import ssl
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from imaplib import IMAP4
from threading import Event
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from lapor.channels.email.take import AUTOMATIC, DONE, FOR_PEOPLE, take_mail
from lapor.intake.errors import BusyConversation

log = logging.getLogger("lapor.channels.email")

FOLDERS = {DONE: "Lapor-Selesai", AUTOMATIC: "Lapor-Otomatis", FOR_PEOPLE: "Lapor-Perlu-Dibaca"}
TIMEOUT_SECONDS, IDLE_SECONDS = 60, 15
FIRST_GAP, LONGEST_GAP = 5.0, 300.0
LARGEST_FETCH = 40 * 1024 * 1024
MOST_TRIES = 3

_tries: Counter[str] = Counter()


def watch(*, now: Callable[[], datetime], stop: Event) -> None:
    """Take mail as it comes until `stop` is set; a lost connection is made anew after growing gaps."""
    gap = FIRST_GAP
    while not stop.is_set():
        try:
            with opened() as box:
                gap = FIRST_GAP
                _attend(box, now=now, stop=stop)
        except (OSError, IMAP4.error, ImapToolsError, DatabaseError, BusyConversation) as error:
            log.warning("the mailbox is left for %s seconds: %s", int(gap), type(error).__name__)
            connection.close()
            stop.wait(gap)
            gap = min(gap * 2, LONGEST_GAP)
    connection.close()


def fetch_once(*, at: datetime) -> int:
    """Take what lies in the inbox now; returns how many mails left it. Raises what went wrong with the mailbox or the database."""
    with opened() as box:
        return collect(box, at=at)


def opened() -> Any:
    """The mailbox, signed in, with its folders there; closes when the block ends."""
    host, port = settings.LAPOR_IMAP_HOST, settings.LAPOR_IMAP_PORT
    box: BaseMailBox
    if settings.LAPOR_IMAP_TLS:
        box = MailBox(host, port, timeout=TIMEOUT_SECONDS, ssl_context=ssl.create_default_context())
    else:
        box = MailBoxUnencrypted(host, port, timeout=TIMEOUT_SECONDS)
    box.login(settings.LAPOR_IMAP_USER, settings.LAPOR_IMAP_PASSWORD, initial_folder=settings.LAPOR_IMAP_FOLDER)
    for folder in FOLDERS.values():
        if not box.folder.exists(folder):
            box.folder.create(folder)
    return box


def collect(box: BaseMailBox, *, at: datetime) -> int:
    """Take every mail of the inbox, oldest first; returns how many left it.

    A mail that breaks what takes it is tried three times, then left for people in its own folder. Raises DatabaseError and
    BusyConversation: then nothing was stored, and the mail stays.
    """
    uids = box.uids()
    for uid in uids:
        _take(box, uid=uid, at=at)
    return len(uids) - len([uid for uid in uids if uid in _tries])


def forget_old(box: BaseMailBox, *, at: datetime) -> None:
    """Delete for good what was taken days ago: a mailbox full of names is no vault. Mail that waits for people stays."""
    before = (at - timedelta(days=settings.LAPOR_IMAP_KEEP_DAYS)).date()
    for outcome in (DONE, AUTOMATIC):
        box.folder.set(FOLDERS[outcome])
        old = box.uids(AND(date_lt=before))
        if old:
            box.delete(old)
    box.folder.set(settings.LAPOR_IMAP_FOLDER)


def _attend(box: BaseMailBox, *, now: Callable[[], datetime], stop: Event) -> None:
    may_idle = "IDLE" in box.client.capabilities
    forgotten = None
    while not stop.is_set():
        close_old_connections()
        collect(box, at=now())
        if forgotten != now().date():
            forgotten = now().date()
            forget_old(box, at=now())
        if may_idle:
            box.idle.wait(timeout=IDLE_SECONDS)
        else:
            stop.wait(IDLE_SECONDS)


def _take(box: BaseMailBox, *, uid: str, at: datetime) -> None:
    raw = _bytes_of(box, uid=uid)
    if raw is None:
        return
    try:
        outcome = take_mail(raw, at=at, is_whole=len(raw) < LARGEST_FETCH)
    except (DatabaseError, BusyConversation):
        raise
    except Exception as error:
        _tries[uid] += 1
        log.warning("mail %s could not be taken: %s", uid, type(error).__name__)
        if _tries[uid] < MOST_TRIES:
            return
        outcome = FOR_PEOPLE
    _tries.pop(uid, None)
    box.move([uid], FOLDERS[outcome])


def _bytes_of(box: BaseMailBox, *, uid: str) -> bytes | None:
    """The mail unread and unmarked, at most forty megabytes of it; None when somebody took it meanwhile."""
    _status, answer = box.client.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LARGEST_FETCH}>)")
    return next((bytes(each[1]) for each in answer or [] if isinstance(each, tuple)), None)
