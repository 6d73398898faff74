"""A narration in; its sound encoded into the cache while this process is at something else.

The sound needs nothing but the narration, so it does not wait for the pictures. What is not ready when the
film is made is made then: this only saves time, and cannot fail.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

import av

from slidecast.encode.doubling import NotOneChannelError
from slidecast.encode.keys import chunk_key, digest_of_file
from slidecast.encode.sound import chunk_samples, chunks, encode_chunk
from slidecast.errors import NarrationError
from slidecast.media.cache import Cache
from slidecast.media.processes import interrupts_ignored, process_context


@contextmanager
def sound_ahead(narration: Path, packets: int, cache: Cache | None, jobs: int) -> Iterator[None]:
    """Encode a narration into the cache while the body runs, in a process that ends with it; with one job, nothing.

    Args:
        packets: of the whole sound.
    """
    if cache is None or jobs < 2:
        yield
        return
    process = process_context().Process(target=encode_ahead, args=(narration, packets, cache), daemon=True)
    with interrupts_ignored():
        process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def encode_ahead(narration: Path, packets: int, cache: Cache) -> None:
    """Put every chunk of the sound that the cache lacks into it; whatever is wrong is told when the film is made."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(NarrationError, NotOneChannelError, OSError, av.FFmpegError):
        digest = digest_of_file(narration)
        parts = list(chunks(packets))
        keys = [chunk_key(chunk, digest, packets) for chunk in parts]
        first = next((place for place, key in enumerate(keys) if cache.get(key) is None), None)
        if first is None:
            return
        samples = chunk_samples(narration, packets, first)
        for chunk, key, heard in zip(islice(parts, first, None), keys[first:], samples, strict=True):
            if not cache.put(key, encode_chunk(chunk, heard)):
                return
