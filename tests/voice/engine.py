"""A small VOICEVOX engine: speaks the HTTP interface, with a tone where a voice would be."""

import io
import json
import threading
import time
import wave
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np

SPEAKERS = [
    {"name": "四国めたん", "styles": [{"name": "ノーマル", "id": 2}]},
    {"name": "ずんだもん", "styles": [{"name": "あまあま", "id": 1}, {"name": "ノーマル", "id": 3}]},
]
QUERY: dict[str, Any] = {
    "accent_phrases": [
        {
            "moras": [
                {"consonant": "d", "consonant_length": 0.05, "vowel": "e", "vowel_length": 0.1, "pitch": 5.5},
                {"consonant": "s", "consonant_length": 0.06, "vowel": "U", "vowel_length": 0.07, "pitch": 0.0},
            ],
            "accent": 1,
            "pause_mora": {"text": "、", "vowel": "pau", "vowel_length": 0.3, "pitch": 0.0},
            "is_interrogative": False,
        },
        {
            "moras": [{"text": "ア", "vowel": "a", "vowel_length": 0.1, "pitch": 5.8}],
            "accent": 1,
            "pause_mora": None,
            "is_interrogative": True,
        },
    ],
    "speedScale": 1.0, "pitchScale": 0.0, "intonationScale": 1.0, "volumeScale": 1.0,
    "prePhonemeLength": 0.1, "postPhonemeLength": 0.1, "pauseLength": None, "pauseLengthScale": 1.0,
    "outputSamplingRate": 24000, "outputStereo": False, "kana": "デ'ス、ア'？",
}  # fmt: skip


def tone(seconds: float, channels: int = 1) -> bytes:
    """Return a WAV of a tone: 24 kHz, 16 bits."""
    samples = (np.sin(np.arange(round(seconds * 24_000)) * 0.2) * 12_000).astype("<i2")
    stored = io.BytesIO()
    with wave.open(stored, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(24_000)
        out.writeframes(np.repeat(samples, channels).tobytes())
    return stored.getvalue()


class Engine(ThreadingHTTPServer):
    """Answers as an engine does.

    Attributes:
        failures: how many of the next requests to a path fail with a status, `{"/synthesis": [500, 500]}`.
        most_at_once: how many requests have been under way at the same time.
        sound: what /synthesis sends.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.failures: dict[str, list[int]] = {}
        self.asked: list[tuple[str, dict[str, list[str]], Any]] = []
        self.query: Any = QUERY
        self.speakers: Any = SPEAKERS
        self.sound: Callable[[], bytes] = lambda: tone(0.9)
        self.delay_s = 0.0
        self.most_at_once = self._under_way = 0
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def enter(self, by: int) -> None:
        """Count requests under way."""
        with self._lock:
            self._under_way += by
            self.most_at_once = max(self.most_at_once, self._under_way)


class _Handler(BaseHTTPRequestHandler):
    server: Engine

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(json.loads(body) if body else None)

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""

    def _answer(self, body: object) -> None:
        self.server.enter(1)
        try:
            parts = urlsplit(self.path)
            self.server.asked.append((parts.path, parse_qs(parts.query), body))
            time.sleep(self.server.delay_s)
            planned = self.server.failures.get(parts.path)
            if planned:
                self._send(planned.pop(0), b'{"detail": "no"}')
            else:
                self._send(200, self._content(parts.path))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.server.enter(-1)

    def _content(self, path: str) -> bytes:
        if path == "/synthesis":
            return self.server.sound()
        answers = {"/version": "0.24.1", "/speakers": self.server.speakers, "/audio_query": self.server.query}
        return json.dumps(answers[path]).encode()

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
