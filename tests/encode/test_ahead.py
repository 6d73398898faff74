"""Sound that is encoded before the film is: the same packets, and no harm where there is nothing to encode."""

import time
from multiprocessing import active_children
from pathlib import Path

from slidecast.encode.ahead import encode_ahead
from slidecast.encode.keys import chunk_key
from slidecast.encode.sound import chunk_samples, chunks, encode_chunk
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.processes import Ahead
from tests.encode.films import write_sound

PACKETS = 2100  # 44.8 s: three chunks
PATIENCE_SECONDS = 60


def expected(path: Path) -> dict[str, bytes]:
    """Return each chunk's packets under its key."""
    digest = content_digest(path)
    heard = chunk_samples(path, PACKETS)
    return {
        chunk_key(chunk, digest, PACKETS): encode_chunk(chunk, samples)
        for chunk, samples in zip(chunks(PACKETS), heard, strict=True)
    }


def test_the_cache_holds_what_the_film_would_make(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", 44.8).path
    wanted = expected(path)
    cache = Cache(tmp_path / "cache")
    cache.put(next(iter(wanted)), wanted[next(iter(wanted))])
    encode_ahead(path, PACKETS, cache)
    assert {key: cache.get(key) for key in wanted} == wanted


def test_another_process_fills_the_cache_while_the_body_runs(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", 44.8).path
    wanted = expected(path)
    cache = Cache(tmp_path / "cache")
    with Ahead(jobs=2) as ahead:
        ahead.start(encode_ahead, path, PACKETS, cache)
        end = time.monotonic() + PATIENCE_SECONDS
        while any(cache.get(key) is None for key in wanted) and time.monotonic() < end:
            time.sleep(0.05)
    assert {key: cache.get(key) for key in wanted} == wanted


def test_one_job_leaves_the_sound_to_the_film(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.wav", 1).path
    with Ahead(jobs=1) as ahead:
        ahead.start(encode_ahead, path, PACKETS, Cache(tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_sound_that_cannot_be_decoded_is_left_to_the_film(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"no sound")
    encode_ahead(tmp_path / "a.wav", PACKETS, Cache(tmp_path / "cache"))
    encode_ahead(tmp_path / "missing.wav", PACKETS, Cache(tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_what_is_not_ready_ends_with_the_body() -> None:
    begun = time.monotonic()
    with Ahead(jobs=2) as ahead:
        ahead.start(time.sleep, PATIENCE_SECONDS)
    assert time.monotonic() - begun < PATIENCE_SECONDS / 2
    assert not active_children()
