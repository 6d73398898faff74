"""A narration in; its sound encoded into the cache while this process is at something else.

The sound needs nothing but the narration, so it does not wait for the pictures. What is not ready when the
film is made is made then: this only saves time, and cannot fail.
"""

import signal
from contextlib import suppress
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread

import av

from slidecast.encode.doubling import NotOneChannelError
from slidecast.encode.keys import chunk_key, digest_of_file
from slidecast.encode.sound import CHUNK_PACKETS, Chunk, chunk_samples, chunks, encode_chunk
from slidecast.errors import NarrationError
from slidecast.media.cache import Cache
from slidecast.media.processes import process_context


class SoundAhead:
    """Encodes a narration into the cache, in a process that ends with the `with` block; with one job, nothing."""

    def __init__(self, cache: Cache | None, jobs: int) -> None:
        self._cache = cache if jobs > 1 else None
        self._process: BaseProcess | None = None
        self._starter: Thread | None = None

    def start(self, narration: Path, packets: int) -> None:
        """Begin, unless there is nothing to encode; what processes are forked from may be warming up: do not wait.

        Args:
            packets: of the whole sound.
        """
        if self._cache is None or self._starter or not missing_chunks(narration, packets, self._cache):
            return
        work = narration, packets, self._cache
        self._process = process_context().Process(target=encode_ahead, args=work, daemon=True)
        self._starter = Thread(target=self._begin, daemon=True)
        self._starter.start()

    def _begin(self) -> None:
        with suppress(OSError):  # no process can be had: the film does without
            assert self._process is not None
            self._process.start()

    def __enter__(self) -> "SoundAhead":
        return self

    def __exit__(self, *_: object) -> None:
        if self._starter:
            self._starter.join()
        if self._process and self._process.pid is not None:
            self._process.terminate()
            self._process.join()


def encode_ahead(narration: Path, packets: int, cache: Cache) -> None:
    """Put every chunk of the sound that the cache lacks into it; whatever is wrong is told when the film is made."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(NarrationError, NotOneChannelError, OSError, av.FFmpegError):
        missing = missing_chunks(narration, packets, cache)
        if not missing:
            return
        first = next(iter(missing)).first // CHUNK_PACKETS
        heard = chunk_samples(narration, packets, first)
        for chunk, samples in zip(islice(chunks(packets), first, None), heard, strict=True):
            if chunk in missing and not cache.put(missing[chunk], encode_chunk(chunk, samples)):
                return


def missing_chunks(narration: Path, packets: int, cache: Cache) -> dict[Chunk, str]:
    """Return the chunks of a sound for which the cache has no entry, in order, with their keys."""
    try:
        digest = digest_of_file(narration)
    except OSError:
        return {}
    keys = {chunk: chunk_key(chunk, digest, packets) for chunk in chunks(packets)}
    return {chunk: key for chunk, key in keys.items() if not cache.has(key)}
