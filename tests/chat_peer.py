"""A small real server that stands for graph.facebook.com and api.telegram.org: answers as their documentation says.

The real services cannot be had in a test. What is answered is what their public documentation shows; nothing more is claimed.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Peer:
    """What was sent to it, which files it has, and how it is told to fail."""

    url: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 200
    error: dict[str, Any] = field(default_factory=dict)
    broken_downloads: int = 0

    def answer_post(self, path: str, *, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """`POST /<number>/messages` and `POST /bot<token>/sendMessage`."""
        if self.status != 200:
            return self.status, {"error": self.error} if path.endswith("/messages") else {"ok": False} | self.error
        self.sent.append(body)
        if path.endswith("/messages"):
            return 200, {
                "messaging_product": "whatsapp",
                "contacts": [{"input": body["to"], "wa_id": body["to"]}],
                "messages": [{"id": f"wamid.{len(self.sent)}"}],
            }
        return 200, {"ok": True, "result": {"message_id": len(self.sent), "date": 1772413200, "text": body["text"]}}

    def answer_get(self, path: str, *, asked: dict[str, list[str]]) -> tuple[int, dict[str, Any] | bytes]:
        """An id of a file, and then the file, as each of the two does it."""
        self.asked.append(path)
        if path.startswith("/file/") or path.startswith("/bytes/"):
            if self.broken_downloads:
                self.broken_downloads -= 1
                return 500, {}
            return 200, self.files[unquote(path.rpartition("/")[2])]
        if path.endswith("/getFile"):
            id = asked["file_id"][0]
            known = {"ok": True, "result": {"file_id": id, "file_unique_id": id, "file_path": f"photos/{id}"}}
            return (
                (200, known) if id in self.files else (400, {"ok": False, "description": "Bad Request: wrong file_id"})
            )
        id = unquote(path.rpartition("/")[2])
        if id not in self.files:
            return 404, {"error": {"code": 100, "message": "Unsupported get request."}}
        told = {"messaging_product": "whatsapp", "url": f"{self.url}/bytes/{id}", "mime_type": "image/jpeg", "id": id}
        return 200, told | {"sha256": "0" * 64, "file_size": str(len(self.files[id]))}


@contextmanager
def running_peer() -> Iterator[Peer]:
    """A peer that listens on a port of this machine until the end of the block."""
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            peer.headers.append(dict(self.headers.items()))
            self._say(*peer.answer_post(self.path, body=json.loads(raw)))

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            peer.headers.append(dict(self.headers.items()))
            self._say(*peer.answer_get(parts.path, asked=parse_qs(parts.query)))

        def _say(self, status: int, content: dict[str, Any] | bytes) -> None:
            raw = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    peer.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
