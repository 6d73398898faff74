"""What encoding a film came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EncodeReport:
    """What was made, and what was not needed to be.

    Attributes:
        frames: of the film.
        distinct_pictures: frames that went through the encoder; the others copy what a decoder holds.
        cache_hits: segments taken from the cache; cache_misses: segments made anew.
    """

    frames: int
    distinct_pictures: int
    cache_hits: int
    cache_misses: int
