"""Decoders that are not FFmpeg's see the same film: OpenH264 through GStreamer, and a browser.

Both come from Debian's packages, which .ci/run installs: chromium; gstreamer1.0-tools, gstreamer1.0-plugins-good
(qtdemux) and gstreamer1.0-plugins-bad (h264parse, openh264dec). Where something of that is not there, its test is
skipped and says what is missing.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from slidecast.encode.colour import Planes
from slidecast.model.film import Film
from tests.encode.films import SIZE, Studio, decoded, small_film
from tools.chromium import CLOSED

Report = dict[str, Any]
PLAYER = Path(__file__).with_name("player.html")
WIDTH, HEIGHT = SIZE
FRAME_BYTES = WIDTH * HEIGHT * 3 // 2
BROWSER_SECONDS = 60
TOLERANCE = (1, 1, 6)  # red, green, blue; without a GPU, libyuv scales blue by 2.0 instead of 2.11

pytestmark = [pytest.mark.slow, pytest.mark.decoders]
ELEMENTS = ("qtdemux", "h264parse", "openh264dec")
PLAYING = (*CLOSED, "--autoplay-policy=no-user-gesture-required")


def require(*command: str) -> None:
    """Skip the test unless the command is there and succeeds."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(command, capture_output=True, check=False)
    if ran.returncode:
        pytest.skip(f"{' '.join(command)} fails: {ran.stderr.decode(errors='replace')[:200].strip()}")


@pytest.fixture(scope="module")
def film() -> Film:
    return small_film(12, 3)


@pytest.fixture(scope="module")
def mp4(film: Film, tmp_path_factory: pytest.TempPathFactory) -> Path:
    studio = Studio(tmp_path_factory.mktemp("film"), cached=False)
    studio.encode(film)
    return studio.target


def test_openh264_decodes_the_very_same_frames(film: Film, mp4: Path, tmp_path: Path) -> None:
    for element in ELEMENTS:
        require("gst-inspect-1.0", "--exists", element)
    raw = tmp_path / "frames.yuv"
    pipeline = f"filesrc location={mp4} ! qtdemux ! h264parse ! openh264dec ! filesink location={raw}"
    ran = subprocess.run(["gst-launch-1.0", "-q", *pipeline.split()], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    content = raw.read_bytes()
    assert len(content) == FRAME_BYTES * film.timeline.frames
    for number, planes in enumerate(decoded(mp4)):
        mine = b"".join(plane.tobytes() for plane in planes)
        assert content[number * FRAME_BYTES : (number + 1) * FRAME_BYTES] == mine, f"frame {number}"


def test_a_browser_shows_the_same_frames_wherever_it_seeks(film: Film, mp4: Path, tmp_path: Path) -> None:
    require("chromium", "--version")
    frames = Random(1).sample(range(film.timeline.frames), 60)
    report = watched(mp4, frames, tmp_path)
    assert "error" not in report
    assert abs(report["duration"] - film.timeline.frames / 30) <= 1 / 30
    assert report["corrupted"] == 0
    wanted = list(decoded(mp4))
    for frame, seen in zip(frames, report["seen"], strict=True):
        off = np.abs(np.array(seen) - grid(wanted[frame])).reshape(-1, 3).max(axis=0)
        assert (off < TOLERANCE).all(), f"frame {frame}"


def grid(planes: Planes) -> NDArray[np.float64]:
    """Return the mean colours of a picture's 4 x 4 parts, as the page reckons them (ITU-R BT.709-6, 3.2 to 3.5)."""
    luma = (planes.y.astype(np.float64) - 16) / 219
    blue, red = (np.kron((plane.astype(np.float64) - 128) / 224, np.ones((2, 2))) for plane in (planes.u, planes.v))
    b, r = luma + 1.8556 * blue, luma + 1.5748 * red
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    rgb = 255 * np.clip(np.stack([r, g, b], axis=2), 0, 1)
    means: NDArray[np.float64] = rgb.reshape(4, HEIGHT // 4, 4, WIDTH // 4, 3).mean(axis=(1, 3)).reshape(-1)
    return means


def watched(mp4: Path, frames: list[int], profile: Path) -> Report:
    """Return what a browser tells that plays the film."""
    page = PLAYER.read_text().replace("/*FRAMES*/", ",".join(map(str, frames)))
    with server({"/": page.encode(), "/film.mp4": mp4.read_bytes()}) as http:
        address = f"http://127.0.0.1:{http.server_port}/"
        browser = subprocess.Popen(
            ["chromium", *PLAYING, f"--user-data-dir={profile / 'profile'}", address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while not http.reports:
                http.handle_request()
                assert not http.timed_out, "the browser did not report"
        finally:
            browser.terminate()
            browser.wait()
    return http.reports[0]


class Server(HTTPServer):
    """Serves a few files and collects reports."""

    timeout = BROWSER_SECONDS
    timed_out = False

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = files
        self.reports: list[Report] = []

    def handle_timeout(self) -> None:
        self.timed_out = True


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        content = self.server.files.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.reports.append(json.loads(self.rfile.read(length)))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def server(files: dict[str, bytes]) -> Iterator[Server]:
    http = Server(files)
    try:
        yield http
    finally:
        http.server_close()
