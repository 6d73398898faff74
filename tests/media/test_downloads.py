"""Downloads against a local server: whole files arrive once; everything else is an error and leaves no file."""

import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from slidecast.errors import DownloadError
from slidecast.media import addresses, downloads
from slidecast.media.content_kind import ContentKind
from slidecast.media.download_limits import Limits, Policy
from slidecast.media.downloads import fetch
from tests.media.file_server import SOUND, FileServer

LIMITS = Limits(ContentKind.SOUND, 100_000, silence_s=20, whole_s=60, pause_s=0.01)
SLOW_WAYS = ("trickle", "silent")
IMPATIENT = replace(LIMITS, silence_s=0.15, whole_s=0.4)  # for servers that are meant to be too slow
ALLOWED = Policy(allow_private=True)


@pytest.fixture(scope="module")
def server() -> Iterator[FileServer]:
    server = FileServer()
    yield server
    server.stop()


def finished(cache: Path) -> list[Path]:
    """Return the files that another process would take for whole."""
    return [path for path in cache.glob("*") if path.is_file()]


def failure(url: str, cache: Path, policy: Policy = ALLOWED) -> str:
    """Return what is told when a download fails; nothing may look whole then."""
    with pytest.raises(DownloadError) as caught:
        fetch(url, cache, IMPATIENT if url.rsplit("/", 1)[-1] in SLOW_WAYS else LIMITS, policy)
    assert finished(cache) == []
    return str(caught.value)


def test_a_file_is_fetched_once(server: FileServer, tmp_path: Path) -> None:
    url = server.url("/whole/once.mp3")
    path = fetch(url, tmp_path / "new" / "cache", LIMITS, ALLOWED)
    assert path.read_bytes() == SOUND
    assert path.suffix == ".mp3"
    assert fetch(url, tmp_path / "new" / "cache", LIMITS, Policy(offline=True)) == path
    assert server.attempts["/whole/once.mp3"] == 1
    assert finished(tmp_path / "new" / "cache") == [path]


def test_the_host_is_named_though_the_address_is_asked(server: FileServer, tmp_path: Path) -> None:
    port = server.server_address[1]
    fetch(f"http://localhost:{port}/whole/host", tmp_path, LIMITS, ALLOWED)
    assert server.seen[-1][1]["Host"] == f"localhost:{port}"


def test_redirects_are_followed(server: FileServer, tmp_path: Path) -> None:
    assert fetch(server.url("/redirect"), tmp_path, LIMITS, ALLOWED).read_bytes() == SOUND


@pytest.mark.parametrize("way", ["resumable", "changed", "wrong-range", "busy"])
def test_what_breaks_is_taken_up_again(server: FileServer, tmp_path: Path, way: str) -> None:
    path = fetch(server.url(f"/{way}/{tmp_path.name}"), tmp_path, LIMITS, ALLOWED)
    assert path.read_bytes() == SOUND
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_later_process_takes_up_what_an_earlier_one_left(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.url("/resumable/later")
    with monkeypatch.context() as patch:
        patch.setattr(downloads, "ATTEMPTS", 1)
        failure(url, tmp_path)
    assert fetch(url, tmp_path, LIMITS, ALLOWED).read_bytes() == SOUND
    assert [headers.get("Range") for path, headers in server.seen if path == "/resumable/later"] == [
        None,
        "bytes=5000-",
    ]


def test_what_a_killed_process_left_is_taken_up(server: FileServer, tmp_path: Path) -> None:
    url = server.url("/resumable/killed")
    orphan = tmp_path / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.12345.1.half"
    orphan.mkdir()
    (orphan / "bytes").write_bytes(SOUND[:4000])
    (orphan / "version").write_text('"v1"')
    for path in (orphan / "bytes", orphan):
        os.utime(path, (0, 0))
    assert fetch(url, tmp_path, LIMITS, ALLOWED).read_bytes() == SOUND
    assert server.seen[-1][1]["Range"] == "bytes=4000-"
    assert not orphan.exists()


def test_processes_do_not_disturb_each_other(server: FileServer, tmp_path: Path) -> None:
    url = server.url("/resumable/together")
    paths: list[Path] = []
    threads = [threading.Thread(target=lambda: paths.append(fetch(url, tmp_path, LIMITS, ALLOWED))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 6
    assert {path.read_bytes() for path in paths} == {SOUND}
    assert finished(tmp_path) == [paths[0]]


FAILURES = {
    "missing": "the server answers 404 Not Found\n  hint: correct the address, or put the file in its place",
    "page": "not a sound but a web page\n  hint: the address must lead to the sound itself",
    "empty": "not a sound but an empty file\n  hint: the address must lead to the sound itself",
    "endless": "larger than 0.1 MB\n  hint: put a smaller file in its place",
    "trickle": "takes longer than 0.4 s\n  hint: try again later: what has arrived is kept",
    "loop": "redirects more than 5 times\n  hint: correct the address",
}


@pytest.mark.parametrize("way", FAILURES)
def test_failures_are_told(server: FileServer, tmp_path: Path, way: str) -> None:
    url = server.url(f"/{way}")
    assert failure(url, tmp_path) == f"{url}: {FAILURES[way]}"


@pytest.mark.parametrize("way", ["truncated", "silent"])
def test_a_file_that_never_gets_whole_is_none(server: FileServer, tmp_path: Path, way: str) -> None:
    assert "cannot be fetched in 3 attempts" in failure(server.url(f"/{way}"), tmp_path)


def test_a_wrong_file_leaves_nothing(server: FileServer, tmp_path: Path) -> None:
    failure(server.url("/page/leaves"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_answer_at_all(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/a.mp3"
        assert "cannot be fetched in 3 attempts" in failure(url, tmp_path)


def test_offline_fetches_nothing(server: FileServer, tmp_path: Path) -> None:
    url = server.url("/whole/offline")
    told = failure(url, tmp_path, Policy(offline=True, allow_private=True))
    assert told == f"{url}: not in the cache, and --offline forbids to fetch it\n  hint: render once without --offline"
    assert "/whole/offline" not in server.attempts


def test_private_addresses_are_refused(server: FileServer, tmp_path: Path) -> None:
    port = server.server_address[1]
    url = f"http://localhost:{port}/whole/private"
    told = failure(url, tmp_path, Policy())
    assert told.startswith(f"{url}: localhost is ")
    assert told.endswith("which is not a public address\n  hint: give --allow-private to fetch from your own network")
    assert "/whole/private" not in server.attempts


def test_a_redirect_cannot_reach_a_file(server: FileServer, tmp_path: Path) -> None:
    assert failure(server.url("/to-file"), tmp_path) == (
        "file:/etc/passwd: only http and https addresses are fetched\n  hint: correct the address"
    )


def test_a_redirect_cannot_reach_a_private_address(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1")
    told = failure(server.url("/to-private"), tmp_path, Policy())
    assert told.startswith("http://127.0.0.2/whole: 127.0.0.2 is 127.0.0.2, which is not a public address")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.com/a.mp3", "//example.com/a", "javascript:1", ""]
)
def test_only_http_is_fetched(tmp_path: Path, url: str) -> None:
    assert "only http and https addresses are fetched" in failure(url, tmp_path)


def test_an_address_that_is_none(tmp_path: Path) -> None:
    assert "not an address" in failure("http://example.com:99999/a.mp3", tmp_path)


def test_a_full_disk_is_told(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", no_space)
    url = server.url("/whole/full")
    assert (
        failure(url, tmp_path)
        == f"{url}: the cache cannot be written (No space left on device)\n  hint: free some space"
    )
