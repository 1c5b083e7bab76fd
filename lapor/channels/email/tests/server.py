"""A real Dovecot with an empty mailbox, and a real SMTP server that delivers into it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from imap_tools import MailBoxUnencrypted

USER, PASSWORD = "lapor", "rahasia-kotak-surat"
SETTINGS = """protocols = imap
base_dir = {folder}/run
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 0
listen = 127.0.0.1
default_internal_user = nobody
default_login_user = nobody
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
namespace inbox {{
  inbox = yes
}}
"""


class Dovecot:
    """The mail server; it keeps its mail while it is stopped."""

    def __init__(self, *, folder: Path) -> None:
        self.folder, self.port = folder, _free_port()
        self.running: subprocess.Popen[bytes] | None = None

    def set_up(self) -> None:
        """Write its settings; the mail belongs to nobody."""
        mail = self.folder / "mail"
        mail.mkdir()
        shutil.chown(mail, "nobody", "nogroup")
        for above in (self.folder, *self.folder.parents):
            if above.owner() == "root" and above != Path("/"):
                above.chmod(above.stat().st_mode | 0o011)
        (self.folder / "dovecot.conf").write_text(
            SETTINGS.format(folder=self.folder, port=self.port, password=PASSWORD)
        )

    def start(self) -> None:
        """In the foreground, until it answers."""
        self.running = subprocess.Popen(
            ["dovecot", "-c", str(self.folder / "dovecot.conf"), "-F"], env=dict(os.environ)
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with self.box():
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError((self.folder / "log").read_text())

    def stop(self) -> None:
        """With everything that it started."""
        if self.running is not None:
            self.running.terminate()
            self.running.wait(30)
            self.running = None

    def box(self, folder: str = "INBOX") -> Any:
        """The mailbox, signed in."""
        box = MailBoxUnencrypted("127.0.0.1", self.port, timeout=60)
        return box.login(USER, PASSWORD, initial_folder=folder)

    def deliver(self, raw: bytes) -> None:
        """Put a mail into the inbox, as a mail server does."""
        with self.box() as box:
            box.append(raw, "INBOX")

    def count(self, folder: str = "INBOX") -> int:
        """How many mails lie in a folder; none in one that is not there."""
        with self.box() as box:
            if not box.folder.exists(folder):
                return 0
            box.folder.set(folder)
            return len(box.uids())


class Post:
    """The SMTP server: delivers what is for us into the mailbox, and keeps the rest."""

    def __init__(self, *, dovecot: Dovecot, address: str) -> None:
        self.dovecot, self.local = dovecot, address.partition("@")[0]
        self.kept: list[tuple[str, list[str], bytes]] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=_free_port())

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Like a mail server: the envelope decides."""
        self.kept.append((envelope.mail_from, list(envelope.rcpt_tos), bytes(envelope.content)))
        for recipient in envelope.rcpt_tos:
            if recipient.partition("@")[0].partition("+")[0] == self.local:
                self.dovecot.deliver(f"Delivered-To: {recipient}\r\n".encode() + bytes(envelope.content))
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
