"""A line as it is at the edge of a cell: between a phone and the server stands a relay that is slow and breaks off."""

import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

PIECE = 512
# Closing this way throws away what has not arrived, as a lost signal does.
ABRUPTLY = struct.pack("ii", 1, 0)


@dataclass(kw_only=True)
class Pace:
    """How many bytes a second go one way, over all connections together; 0 is as fast as it goes."""

    rate: int = 0
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, size: int) -> None:
        """Wait until so many bytes may go."""
        if not self.rate:
            return
        with self._lock:
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + size / self.rate
            pause = self._free_at - now
        time.sleep(pause)


class ThinLine:
    """Relays from a port of its own to the server's. Begins wide; `thin` slows it down, `cut` and `mend` break it off and bring it back."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._up, self._down = Pace(), Pace()
        self._open: set[socket.socket] = set()
        self._is_cut = False
        self._door = socket.socket()
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self._door.bind(("127.0.0.1", 0))
        self._door.listen(64)
        threading.Thread(target=self._answer, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the phone finds the server."""
        return f"http://localhost:{self._door.getsockname()[1]}"

    def __enter__(self) -> "ThinLine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._door.close()
        self.cut()

    def thin(self, *, up: int, down: int) -> None:
        """From now on so many bytes a second."""
        self._up.rate, self._down.rate = up, down

    def cut(self) -> None:
        """The signal is gone: what is open breaks off, nothing new gets through."""
        self._is_cut = True
        for each in list(self._open):
            _drop(each)

    def mend(self) -> None:
        """The signal is back."""
        self._is_cut = False

    def _answer(self) -> None:
        while True:
            try:
                phone, _address = self._door.accept()
            except OSError:
                return
            if self._is_cut:
                _drop(phone)
                continue
            try:
                server = socket.create_connection(("localhost", self._server), timeout=60)
            except OSError:
                _drop(phone)
                continue
            self._open |= {phone, server}
            for source, target, pace in ((phone, server, self._up), (server, phone, self._down)):
                threading.Thread(target=self._carry, args=(source, target, pace), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, pace: Pace) -> None:
        try:
            while piece := source.recv(PIECE if pace.rate else 65536):
                pace.wait_for(len(piece))
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            _drop(source)
            _drop(target)
        finally:
            self._open.discard(source)


def _drop(held: socket.socket) -> None:
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABRUPTLY)
        held.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    held.close()
