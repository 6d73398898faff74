"""A small HTTP server that misbehaves on request: each path of it is a way in which downloads go wrong."""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SOUND = b"ID3\x04" + bytes(range(256)) * 40
PAGE = b"<!DOCTYPE html><html><body>Not found, but politely</body></html>"
ETAG = '"v1"'


class FileServer(ThreadingHTTPServer):
    """Serves `answers`; keeps the requests' paths and headers in `seen`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.attempts: dict[str, int] = {}
        self.thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        self.thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: FileServer

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))
        self.server.attempts[self.path] = self.server.attempts.get(self.path, 0) + 1
        name = self.path.strip("/").split("/")[0]
        try:
            ANSWERS.get(name, _missing)(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def _whole(handler: _Handler) -> None:
    handler.reply(200, SOUND, Content_Type="text/html")


def _missing(handler: _Handler) -> None:
    handler.reply(404, PAGE)


def _page(handler: _Handler) -> None:
    handler.reply(200, PAGE, Content_Type="audio/mpeg")


def _empty(handler: _Handler) -> None:
    handler.reply(200, b"")


def _truncated(handler: _Handler) -> None:
    """Break off in the middle, every time, with nothing to take it up by."""
    handler.reply(200, SOUND[:5000], Content_Length=str(len(SOUND)))
    handler.close_connection = True


def _resumable(handler: _Handler) -> None:
    """Break off in the middle the first time; then send what is asked for."""
    wanted = handler.headers.get("Range")
    if wanted and handler.headers.get("If-Range") == ETAG:
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(SOUND) - 1}/{len(SOUND)}"
        handler.reply(206, SOUND[start:], Content_Range=span, ETag=ETAG)
        return
    handler.reply(200, SOUND[:5000], Content_Length=str(len(SOUND)), ETag=ETAG)
    handler.close_connection = True


def _changed(handler: _Handler) -> None:
    """Break off the first time; then be another version, which does not go on where the first one broke off."""
    first = handler.server.attempts[handler.path] == 1
    handler.reply(200, b"ID3old" if first else SOUND, Content_Length=str(len(SOUND)), ETag='"a"' if first else '"b"')
    handler.close_connection = True


def _wrong_range(handler: _Handler) -> None:
    """Answer every wish for a part with another part, after which only the whole will do."""
    if handler.headers.get("Range"):
        handler.reply(206, SOUND[7:], Content_Range=f"bytes 7-{len(SOUND) - 1}/{len(SOUND)}", ETag=ETAG)
    elif handler.server.attempts[handler.path] > 2:
        handler.reply(200, SOUND, ETag=ETAG)
    else:
        handler.reply(200, SOUND[:5000], Content_Length=str(len(SOUND)), ETag=ETAG)
        handler.close_connection = True


def _busy(handler: _Handler) -> None:
    """Be overloaded twice."""
    handler.reply(503 if handler.server.attempts[handler.path] < 3 else 200, SOUND)


def _silent(_: _Handler) -> None:
    time.sleep(1.0)


def _trickle(handler: _Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"I")
        handler.wfile.flush()
        time.sleep(0.02)


def _endless(handler: _Handler) -> None:
    """Send more than anyone wants, without saying how much."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(SOUND)


def _redirect(handler: _Handler) -> None:
    handler.reply(302, b"", Location="/whole")


def _loop(handler: _Handler) -> None:
    handler.reply(302, b"", Location="/loop")


def _to_file(handler: _Handler) -> None:
    handler.reply(302, b"", Location="file:///etc/passwd")


def _to_private(handler: _Handler) -> None:
    handler.reply(302, b"", Location="http://127.0.0.2/whole")


ANSWERS: dict[str, Callable[[_Handler], None]] = {
    "whole": _whole, "page": _page, "empty": _empty, "truncated": _truncated, "resumable": _resumable,
    "changed": _changed, "wrong-range": _wrong_range, "busy": _busy, "silent": _silent, "trickle": _trickle,
    "endless": _endless, "redirect": _redirect, "loop": _loop, "to-file": _to_file, "to-private": _to_private,
}  # fmt: skip
