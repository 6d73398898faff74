"""What encoding a film came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a stretch of the film was encoded anew.

    Attributes:
        title: of its slide; `slide` is its index.
        start_frame: where it begins.
    """

    slide: int
    title: str
    start_frame: int
    why: str


@dataclass(frozen=True, slots=True)
class EncodeReport:
    """What was made, and what was not needed to be.

    Attributes:
        digest: of the file's content.
        frames: of the film.
        distinct_pictures: frames that went through the encoder; the others are copies or small changes.
        cache_hits: segments taken from the cache; cache_misses: segments made anew.
        unchanged: whether the file was there already, and nothing was written.
        reasons: for each segment made anew.
    """

    digest: str
    frames: int
    distinct_pictures: int
    cache_hits: int
    cache_misses: int
    unchanged: bool = False
    reasons: tuple[Reason, ...] = ()
