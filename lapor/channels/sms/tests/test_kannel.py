"""Everything once more against the real Kannel: one message one case, whatever breaks."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from lapor.channels.sms.tests.gateway import Gateway, codes_in, wait_for

pytestmark = pytest.mark.kannel
LONG = "text LAPOR jembatan gantung di desa kami putus sejak kemarin dan anak tidak bisa lewat"


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    made = Gateway(folder=tmp_path_factory.mktemp("kannel"))
    made.set_up()
    made.start_web()
    made.start_kannel()
    yield made
    made.stop_all()


@pytest.fixture
def reports(gateway: Gateway) -> int:
    """How many there were before."""
    return gateway.count("report")


def test_kannel_it_makes_a_case_and_answers_with_its_number(gateway: Gateway, reports: int) -> None:
    answer = gateway.phones(
        f"081234567890 1708 {LONG}", count=1, until=lambda: gateway.count("report") == reports + 1, pause=60
    )
    assert len(codes_in(answer)) == 1 and "kunci rahasia" in answer


def test_kannel_it_hears_that_an_answer_was_delivered(gateway: Gateway) -> None:
    queued = gateway.count("outgoing_message")
    gateway.phones(
        "081234567891 1708 text BANTUAN",
        count=1,
        until=lambda: gateway.count("outgoing_message") == queued + 1,
        pause=60,
    )
    assert gateway.count("outgoing_message", where="state = 'delivered'") == queued + 1


def test_kannel_it_makes_one_case_of_ten_deliveries_at_once(gateway: Gateway, reports: int) -> None:
    text = "LAPOR sepuluh kali pesan yang sama persis dari gateway yang ragu ragu"
    threads = [threading.Thread(target=gateway.hand_over, kwargs={"id": "same", "text": text}) for _ in range(10)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert gateway.count("report") == reports + 1


def test_kannel_it_sends_again_what_was_not_stored(gateway: Gateway, reports: int) -> None:
    gateway.stop("web")
    sent_at = time.monotonic()

    def stored() -> bool:
        if "web" not in gateway.running and time.monotonic() - sent_at > 3:
            assert gateway.count("report") == reports
            gateway.start_web()
        return gateway.count("report") == reports + 1

    gateway.phones(f"081234567892 1708 {LONG}", count=1, until=stored, pause=60)


CRASH = """
import os, sys
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from lapor.notifications.services import dispatch
dispatch._note_sent = lambda *args, **kwargs: os._exit(9)
dispatch.send_messages(at=timezone.now() + timedelta(hours={hours}))
"""


def test_kannel_it_never_sends_a_third_time_after_crashes(gateway: Gateway) -> None:
    """The worker is killed each time between the gateway's "accepted" and its own note."""
    gateway.work()
    queued = gateway.count("outgoing_message")
    with gateway.network("081234567893 1708 text BANTUAN", count=1, pause=60) as heard:
        wait_for(lambda: gateway.count("outgoing_message") == queued + 1, seconds=300)
        gateway.stop("web")
        ends = [gateway.run(CRASH.format(hours=hours)) for hours in range(5)]
        wait_for(lambda: heard().count("STATUS nomor") == 2, seconds=300)
    assert (ends, heard().count("STATUS nomor")) == ([9, 9, 0, 0, 0], 2)
    assert gateway.count("outgoing_message", where="failure = 'unclear'") == 1
    gateway.start_web()
    wait_for(lambda: gateway.count("outgoing_message", where="failure = 'unclear'") == 0, seconds=300)


def burst(gateway: Gateway, *, count: int, phones: int) -> str:
    """Many phones at once, and people on the web meanwhile: every message stored, none twice; each one's words are one case."""
    messages = [f"0812345{number:05d} 1708 {LONG} nomor {number}" for number in range(10000, 10000 + phones)]
    before, filed = gateway.count("received_message"), gateway.count("report")
    by_web: list[int] = []

    def stored() -> bool:
        by_web.append(gateway.file_by_web(len(by_web)))
        return gateway.count("received_message") - before >= count

    with gateway.network(*messages, count=count, pause=0.001):
        wait_for(stored, seconds=300 + count)
    cases = gateway.count("received_message", where="effect = 'filed'")
    distinct = gateway.count(
        "(SELECT DISTINCT sender, words FROM received_message WHERE effect IN ('filed', 'joined'))"
    )
    assert gateway.count("received_message") - before == count
    assert len(by_web) > 1 and set(by_web) == {201}
    assert cases + gateway.count("report", where="channel = 'api'") == gateway.count("report") > filed + len(by_web)
    assert distinct <= cases
    return f"{count} SMS stored, 0 lost, 0 doubled, {cases} cases, {len(by_web)} filed over the web meanwhile"


def test_kannel_it_stores_a_burst_and_doubles_nothing(gateway: Gateway) -> None:
    burst(gateway, count=500, phones=500)


@pytest.mark.soak
def test_kannel_it_stores_ten_thousand_and_doubles_nothing(
    gateway: Gateway, record_property: Callable[[str, object], None]
) -> None:
    record_property("reached", burst(gateway, count=10_000, phones=2_000))


def test_kannel_it_logs_no_number_and_no_word(gateway: Gateway) -> None:
    logs = [*gateway.folder.glob("*.log"), gateway.folder / "web.out"]
    planted = ("081234567890", "6281234567890", "jembatan")
    told = [(log.name, word) for log in logs for word in planted if word in log.read_text(errors="replace")]
    assert told == []
