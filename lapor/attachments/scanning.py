"""Ask ClamAV's daemon about a file: the INSTREAM command of its own protocol, with time-outs, and nothing else of it.

Source: clamd(8), section COMMANDS.
"""

import socket
import struct
from contextlib import closing
from pathlib import Path

from django.conf import settings

CHUNK = 64 * 1024
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 60.0
LARGEST_ANSWER = 4096


class ScannerAway(OSError):
    """A scanner is set up and gives no verdict: the file waits, and the job tries again."""


def is_set_up() -> bool:
    """Whether files are scanned at all."""
    return bool(settings.LAPOR_CLAMD)


def found_in(file: Path) -> str:
    """The name of the signature that fits the file; empty when none does. Raises ScannerAway, never lets a file pass unseen."""
    try:
        with closing(_connected(settings.LAPOR_CLAMD)) as line, file.open("rb") as source:
            line.sendall(b"zINSTREAM\0")
            while piece := source.read(CHUNK):
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerAway("the scanner did not answer") from error
    return _verdict(answer)


def place_of(address: str) -> tuple[str, int] | str:
    """`host:port`, or the path of a socket. Raises ValueError."""
    if address.startswith("/"):
        return address
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError("expected /path/of/socket or host:port")
    return host.strip("[]"), int(port)


def _connected(address: str) -> socket.socket:
    place = place_of(address)
    if isinstance(place, str):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECT_SECONDS)
        line.connect(place)
    else:
        line = socket.create_connection(place, timeout=CONNECT_SECONDS)
    line.settimeout(ANSWER_SECONDS)
    return line


def _answer(line: socket.socket) -> str:
    held = b""
    while not held.endswith(b"\0") and len(held) < LARGEST_ANSWER:
        piece = line.recv(LARGEST_ANSWER)
        if not piece:
            break
        held += piece
    return held.rstrip(b"\0").decode("utf-8", "replace").strip()


def _verdict(answer: str) -> str:
    """`stream: OK` or `stream: NAME FOUND`; anything else (too large, no memory) is no verdict."""
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")[:100]
    raise ScannerAway("the scanner gave no verdict")
