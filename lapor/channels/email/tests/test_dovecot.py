"""Everything once more against a real Dovecot and a real SMTP server."""

import smtplib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from lapor.channels.email import mailbox
from lapor.channels.email.mailbox import FOLDERS, fetch_once, forget_old, opened, watch
from lapor.channels.email.take import AUTOMATIC, DONE, FOR_PEOPLE
from lapor.channels.email.tests.mails import ADDRESS, LONG, WATI, failed_delivery, letter
from lapor.channels.email.tests.server import PASSWORD, USER, Dovecot, Post
from lapor.notifications.models import OutgoingMessage
from lapor.notifications.services import send_messages
from lapor.reports.models import Report, Word
from tests.cast import NOW, World

pytestmark = pytest.mark.dovecot


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    made = Dovecot(folder=tmp_path_factory.mktemp("dovecot"))
    made.set_up()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def dovecot(server: Dovecot, settings: Any) -> Iterator[Dovecot]:
    """With an empty mailbox, told to the house."""
    settings.LAPOR_MAIL_ADDRESS = ADDRESS
    settings.LAPOR_IMAP_HOST, settings.LAPOR_IMAP_PORT = "127.0.0.1", server.port
    settings.LAPOR_IMAP_USER, settings.LAPOR_IMAP_PASSWORD, settings.LAPOR_IMAP_TLS = USER, PASSWORD, False
    for folder in ("INBOX", *FOLDERS.values()):
        with server.box() as box:
            if box.folder.exists(folder):
                box.folder.set(folder)
                box.delete(box.uids())
    yield server


def wait_until(check: Callable[[], object]) -> None:
    """A minute at most."""
    end = time.monotonic() + 60
    while not check():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_dovecot_it_takes_mail_and_sorts_it(world: World, dovecot: Dovecot) -> None:
    dovecot.deliver(bytes(letter()))
    dovecot.deliver(failed_delivery())
    dovecot.deliver(bytes(letter(sender="nobody", id="<3@x>")))
    assert fetch_once(at=NOW) == 3
    assert Report.objects.get().body == LONG
    found = {outcome: dovecot.count(folder) for outcome, folder in FOLDERS.items()}
    assert found == {DONE: 1, AUTOMATIC: 1, FOR_PEOPLE: 1} and dovecot.count() == 0


def test_dovecot_it_leaves_a_mail_in_the_inbox_until_it_is_stored(
    world: World, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    dovecot.deliver(bytes(letter()))
    with monkeypatch.context() as broken:
        broken.setattr("lapor.intake.services.telling.store_filing", fail)
        with pytest.raises(OperationalError):
            fetch_once(at=NOW)
    assert dovecot.count() == 1 and not Report.objects.exists()
    fetch_once(at=NOW)
    assert dovecot.count() == 0 and Report.objects.count() == 1


def test_dovecot_it_makes_one_report_of_a_mail_that_was_stored_and_not_moved(
    world: World, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    dovecot.deliver(bytes(letter()))
    with monkeypatch.context() as broken:
        broken.setattr("imap_tools.BaseMailBox.move", lose)
        with pytest.raises(ConnectionError):
            fetch_once(at=NOW)
    assert Report.objects.count() == 1 and dovecot.count() == 1
    fetch_once(at=NOW)
    assert Report.objects.count() == 1 and dovecot.count() == 0


def test_dovecot_it_leaves_what_breaks_it_for_people(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError(LONG)

    monkeypatch.setattr(mailbox, "take_mail", fail)
    dovecot.deliver(bytes(letter()))
    for left in (1, 1, 0):
        fetch_once(at=NOW)
        assert dovecot.count() == left
    assert dovecot.count(FOLDERS[FOR_PEOPLE]) == 1 and "Jembatan" not in caplog.text


def test_dovecot_it_deletes_what_was_taken_days_ago(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "take_mail", lambda *_args, **_more: DONE)
    dovecot.deliver(bytes(letter()))
    today = datetime.now(UTC)
    fetch_once(at=today)
    with opened() as box:
        forget_old(box, at=today)
        assert dovecot.count(FOLDERS[DONE]) == 1
        forget_old(box, at=today + timedelta(days=9))
    assert dovecot.count(FOLDERS[DONE]) == 0


def test_dovecot_it_wakes_for_new_mail_and_comes_back_after_a_restart(
    server: Dovecot, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bytes] = []

    def take(raw: bytes, **_more: object) -> str:
        taken.append(raw)
        return DONE

    monkeypatch.setattr(mailbox, "take_mail", take)
    monkeypatch.setattr(mailbox, "FIRST_GAP", 0.5)
    stop = threading.Event()
    watching = threading.Thread(target=watch, kwargs={"now": lambda: datetime.now(UTC), "stop": stop}, daemon=True)
    watching.start()
    dovecot.deliver(bytes(letter()))
    wait_until(lambda: len(taken) == 1)
    server.stop()
    server.start()
    dovecot.deliver(bytes(letter(id="<2@x>")))
    wait_until(lambda: len(taken) == 2)
    stop.set()
    watching.join(60)
    assert not watching.is_alive()


def test_dovecot_it_answers_over_smtp_and_takes_the_reply_into_the_case(
    world: World, dovecot: Dovecot, settings: Any, tmp_path: Path
) -> None:
    post = Post(dovecot=dovecot, address=ADDRESS)
    post.controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", post.controller.port, False
        send(post, bytes(letter()), to=ADDRESS)
        fetch_once(at=NOW)
        send_messages(at=NOW)
        assert OutgoingMessage.objects.get().state == "sent"
        returns_to, recipients, content = post.kept[-1]
        assert recipients == [WATI] and returns_to.startswith("lapor+")
        reply_to = next(line for line in content.decode().splitlines() if line.startswith("Reply-To: ")).split()[1]
        send(post, bytes(letter("Talinya juga putus.", to=reply_to, id="<2@x>")), to=reply_to)
        fetch_once(at=NOW)
        assert Word.objects.get().text == "Talinya juga putus."
        send(post, failed_delivery(to="x@x.example"), to=returns_to)
        fetch_once(at=NOW)
        assert OutgoingMessage.objects.order_by("made_at", "id").first() is not None
        assert OutgoingMessage.objects.filter(state="failed", failure="undelivered").count() == 1
    finally:
        post.controller.stop()


def send(post: Post, raw: bytes, *, to: str) -> None:
    """As a person's mail program does."""
    with smtplib.SMTP("127.0.0.1", post.controller.port, timeout=60) as line:
        line.sendmail(WATI, [to], raw)
