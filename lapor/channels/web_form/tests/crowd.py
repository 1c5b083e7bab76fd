"""Fifty people press "Kirim" at once, each of them twice, on a real SQLite file.

Two web processes with 25 threads each, as on one machine, while the worker works. The test runs this as a program of its own,
because the ordinary test database is not a file.
"""

import json
import multiprocessing
import threading
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from lapor.attachments.models import Attachment
from lapor.audit.followers import all_followers
from lapor.audit.models import Event
from lapor.audit.services import act_on_batch
from lapor.channels.web_form.tests.walk import page_fields, walk_to
from lapor.reports.models import Assignment, Report
from tests.cast import make_world

PEOPLE, PROCESSES, PATIENCE = 50, 2, 120


def main() -> None:
    """Set the house up, let the crowd in, and print what is stored."""
    call_command("migrate", verbosity=0)
    make_world()
    pages = [page_fields(walk_to(_browser(), "check", body=f"Laporan nomor {number}")) for number in range(PEOPLE)]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    stop, answers = fork.Event(), fork.Queue()
    worker = fork.Process(target=_work, args=(stop,))
    web = [fork.Process(target=_press_all, args=(pages[share::PROCESSES], answers)) for share in range(PROCESSES)]
    for process in (worker, *web):
        process.start()
    found = [answers.get(timeout=PATIENCE) for _ in range(2 * PEOPLE)]
    stop.set()
    for process in (worker, *web):
        process.join()
    print(json.dumps({"answers": found, **_stored()}))


def _press_all(pages: list[dict[str, Any]], answers: Any) -> None:
    threads = [threading.Thread(target=_press, args=(page, answers)) for page in pages for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _press(page: dict[str, Any], answers: Any) -> None:
    try:
        answer = _browser().post("/lapor/", {**page, "go": "send"})
        answers.put([answer.status_code, answer.headers.get("Location", "")])
    except Exception as error:
        answers.put([0, repr(error)])
    finally:
        connections.close_all()


def _work(stop: Any) -> None:
    while not stop.is_set():
        for follower in all_followers():
            act_on_batch(follower, at=timezone.now())


def _stored() -> dict[str, int]:
    return {
        "reports": Report.objects.count(),
        "bodies": Report.objects.values("body").distinct().count(),
        "events": Event.objects.filter(kind="filed").count(),
        "assignments": Assignment.objects.count(),
        "files": Attachment.objects.count(),
    }


def _browser() -> Client:
    return Client(SERVER_NAME="localhost")
