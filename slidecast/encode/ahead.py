"""A narration in; its sound in the cache out, encoded by a process of its own while another is at something else.

The sound needs nothing but the narration, so it does not wait for the pictures. What is not ready when the
film is made is made then: this only saves time, and cannot fail.
"""

from contextlib import suppress
from itertools import islice
from pathlib import Path

import av

from slidecast.encode.doubling import NotOneChannelError
from slidecast.encode.keys import chunk_key
from slidecast.encode.sound import CHUNK_PACKETS, Chunk, chunk_samples, chunks, encode_chunk
from slidecast.errors import NarrationError
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest


def encode_ahead(narration: Path, packets: int, cache: Cache) -> None:
    """Put every chunk of the sound that the cache lacks into it; whatever is wrong is told when the film is made."""
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
        digest = content_digest(narration)
    except OSError:
        return {}
    keys = {chunk: chunk_key(chunk, digest, packets) for chunk in chunks(packets)}
    return {chunk: key for chunk, key in keys.items() if not cache.has(key)}
