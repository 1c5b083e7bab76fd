"""A real Kannel with its fake network, and a real installation that it talks to, each in processes of their own."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from string import Template
from typing import Self

ROOT = Path(__file__).resolve().parents[4]
FAKE = "/usr/lib/kannel/test/fakesmsc"
SECRET = "a-secret-of-the-gateway"
_SET_UP = (
    "import django; django.setup();"
    "from django.core.management import call_command; call_command('migrate', verbosity=0);"
    "from tests.cast import make_world; make_world()"
)
_WORK = (
    "import django; django.setup();"
    "from django.utils import timezone; from lapor.cli.worker import drain; drain(at=timezone.now(), rounds=50)"
)


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    found = [int(each.getsockname()[1]) for each in held]
    for each in held:
        each.close()
    return found


def wait_for(what: Callable[[], bool], *, seconds: float = 60) -> None:
    """Look again until it is so. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)


@dataclass
class Gateway:
    """The folder, the ports, and every process that was started. `installation` is the address of one that runs already."""

    folder: Path
    installation: str = ""
    ports: list[int] = field(default_factory=lambda: free_ports(5))
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def web(self) -> str:
        """The address of the installation."""
        return self.installation or f"http://127.0.0.1:{self.ports[0]}"

    @property
    def sendsms(self) -> str:
        """Where messages go out."""
        return f"http://127.0.0.1:{self.ports[3]}/cgi-bin/sendsms"

    @property
    def environment(self) -> dict[str, str]:
        """What every process of the installation is told."""
        return os.environ | {
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "config.settings_test",
            "LAPOR_DATA_DIR": str(self.folder / "data"),
            "LAPOR_DATABASE_URL": "",
            "LAPOR_SECRET_KEY": "one-secret-for-all-processes-of-this-test",
            "LAPOR_KANNEL_URLS": self.sendsms,
            "LAPOR_KANNEL_USER": "lapor",
            "LAPOR_KANNEL_PASSWORD": "rahasia",
            "LAPOR_KANNEL_SECRET": SECRET,
            "LAPOR_KANNEL_CALLBACK": self.web,
            "PORT": str(self.ports[0]),
        }

    def set_up(self) -> None:
        """Migrate, make the cast's two regencies, write Kannel's files."""
        (self.folder / "data").mkdir()
        subprocess.run([sys.executable, "-c", _SET_UP], env=self.environment, cwd=ROOT, check=True)
        self.write_settings()

    def write_settings(self) -> None:
        """Kannel's files: the product's own configuration, with a fake network."""
        (self.folder / "spool").mkdir()
        smsc = self.folder / "smsc.conf"
        lines = ["group = smsc", "smsc = fake", "smsc-id = FAKE", f"port = {self.ports[4]}", "host = 127.0.0.1"]
        smsc.write_text("\n".join([*lines, 'connect-allow-ip = "127.0.0.1"', ""]))
        facts = {
            "ADMIN_PORT": self.ports[1], "ADMIN_PASSWORD": "rahasia", "SMSBOX_PORT": self.ports[2],
            "SENDSMS_PORT": self.ports[3], "LOG_DIR": self.folder, "SPOOL_DIR": self.folder / "spool",
            "SMSC_CONF": smsc, "SMSC_ID": "FAKE", "RETRY_SECONDS": 1, "USER": "lapor", "PASSWORD": "rahasia",
            "LAPOR": self.web, "SECRET": SECRET,
        }  # fmt: skip
        text = Template((ROOT / "deploy/kannel/kannel.conf").read_text(encoding="utf-8")).safe_substitute(facts)
        text = "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"
        (self.folder / "kannel.conf").write_text(text)

    def start_kannel(self) -> None:
        """bearerbox, then smsbox."""
        path = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
        for name, port in (("bearerbox", self.ports[1]), ("smsbox", self.ports[3])):
            program = shutil.which(name, path=path)
            assert program is not None
            self._start(name, [program, str(self.folder / "kannel.conf")])
            wait_for(partial(_is_open, port))

    def start_web(self) -> None:
        """The web process."""
        self._start("web", [sys.executable, "-m", "lapor.cli.main", "serve", "--port", str(self.ports[0])])
        wait_for(lambda: _is_open(self.ports[0]))

    def stop(self, name: str) -> None:
        """Kill one process with its children, as a power cut would."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop_all(self) -> None:
        """End everything."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def phones(self, *messages: str, count: int, until: Callable[[], bool], pause: float = 0.02) -> str:
        """Let phones send `count` of these messages (`from to text words`); what they got back once it is so."""
        with self.network(*messages, count=count, pause=pause) as heard:
            wait_for(until, seconds=300)
            self.work()
            wait_for(lambda: not self.count("outgoing_message", where="state = 'sent'"), seconds=300)
        return heard()

    @contextmanager
    def network(self, *messages: str, count: int, pause: float = 0.02) -> Iterator[Callable[[], str]]:
        """The fake network with its phones, which send `count` of these messages; gives what they have got so far."""
        command = [FAKE, "-H", "127.0.0.1", "-r", str(self.ports[4]), "-i", str(pause), "-m", str(count), *messages]
        heard = self.folder / "phones.out"
        with heard.open("wb") as out:
            phone = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield lambda: heard.read_text(errors="replace")
        finally:
            phone.terminate()
            phone.wait(20)

    def work(self) -> None:
        """The worker does what is due."""
        self.run(_WORK)

    def run(self, lines: str) -> int:
        """A process of the installation that does this; how it ended."""
        return subprocess.run([sys.executable, "-c", lines], env=self.environment, cwd=ROOT, check=False).returncode

    def count(self, table: str, *, where: str = "1") -> int:
        """How many rows."""
        with sqlite3.connect(f"file:{self.folder}/data/lapor.sqlite3?mode=ro", uri=True) as rows:
            return int(rows.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])

    def hand_over(self, *, id: str, text: str) -> int:
        """One message as Kannel would hand it over; the status."""
        words = urllib.parse.urlencode({"secret": SECRET, "from": "081234567890", "id": id, "text": text})
        with urllib.request.urlopen(f"{self.web}/saluran/sms/masuk?{words}", timeout=60) as answer:
            return int(answer.status)

    def file_by_web(self, number: int) -> int:
        """Somebody files over the web at the same time; the status."""
        body = {"class": "complaint", "body": f"Lampu jalan mati di ujung desa, nomor {number}", "privacy": "anonymous"}
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.web}/api/v1/reports", data=json.dumps(body).encode(), headers=headers)
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return int(answer.status)

    def _start(self, name: str, command: list[str]) -> None:
        log = (self.folder / f"{name}.out").open("ab")
        self.running[name] = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
        )


class Phone:
    """One phone on the fake network, for as long as the block: writes lines, and hears what comes for it."""

    def __init__(self, port: int, *, number: str) -> None:
        self.number, self._heard = number, b""
        self._line = _connected(port)
        self._ear = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._ear.start()
        return self

    def __exit__(self, *failure: object) -> None:
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._line.close()
        self._ear.join(10)

    def write(self, text: str) -> None:
        """Send one SMS."""
        self._line.sendall(f"{self.number} 1708 text {text}\n".encode())

    def heard(self) -> str:
        """Everything so far."""
        return self._heard.decode("utf-8", "replace")

    def _listen(self) -> None:
        with suppress(OSError):
            while piece := self._line.recv(4096):
                self._heard += piece


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def codes_in(output: str) -> list[str]:
    """Tracking codes in what phones got."""
    return re.findall(r"Nomor ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}),", output)


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
