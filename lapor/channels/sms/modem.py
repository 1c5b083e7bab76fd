"""A modem under gammu-smsd: messages lie as files in its inbox, answers go by `gammu-smsd-inject`."""

import re
import subprocess
from collections import defaultdict
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from lapor.channels.sms.inbound import NoMessage, message
from lapor.intake.services import converse
from lapor.kit import gsm7
from lapor.notifications.senders import Message, NotSent

TIMEOUT_SECONDS = 20
# IN<date>_<time>_<serial>_<sender>_<part>.txt
_NAME = re.compile(r"(?P<message>IN\d{8}_\d{6}_\w+?_(?P<sender>[^_]+))_(?P<part>\d\d)\.txt")


def send(message: Message) -> None:
    """Put one message into gammu's outbox. Raises NotSent, or TimeoutExpired when nobody knows."""
    text = gsm7.plain(message.text)
    wide = [] if gsm7.is_gsm7(text) else ["-unicode"]
    command = ["gammu-smsd-inject", "-c", settings.LAPOR_GAMMU_CONFIG, "TEXT", message.to, *wide]
    command += ["-len", str(len(text)), "-textutf8", text]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except FileNotFoundError as error:
        raise NotSent("no gammu-smsd-inject") from error
    if done.returncode != 0:
        raise NotSent(f"exit {done.returncode}")


def collect(inbox: Path, *, at: datetime) -> int:
    """Take every message out of the inbox; a file goes only after its message had its effect. Returns how many were taken."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(inbox.glob("IN*.txt")):
        if parts := _NAME.fullmatch(file.name):
            found[parts["message"]].append(file)
    for name, files in found.items():
        _take(name, files=files, at=at)
    return len(found)


def _take(name: str, *, files: list[Path], at: datetime) -> None:
    text = "".join(_read(file) for file in files)
    with suppress(NoMessage):
        converse(message(name.rsplit("_", 1)[1], text=text, id=name), at=at)
    for file in files:
        file.unlink(missing_ok=True)


def _read(file: Path) -> str:
    """gammu writes UTF-16 with a mark at the beginning when `inboxformat` is unicode, else plain text."""
    raw = file.read_bytes()
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8", "replace")
