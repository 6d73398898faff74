"""What the user decides about the encoder, and what each quality means for x264."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from slidecast.media.cache import Cache
from slidecast.model.timeline import Marker

Progress = Callable[[float, float], None]
"""Told the share of the work that is done, 0 to 1, and the seconds of film that are."""


class Quality(StrEnum):
    DRAFT = "draft"
    NORMAL = "normal"
    BEST = "best"


NO_SEARCH = "subme=0"
"""Slides do not move: what changed is not to be found elsewhere. Half the time of `veryfast`, at its size and SNR."""

X264 = {  # preset, constant rate factor, further parameters
    Quality.DRAFT: ("ultrafast", 26, NO_SEARCH),
    Quality.NORMAL: ("superfast", 17, NO_SEARCH),
    Quality.BEST: ("slow", 14, ""),
}


@dataclass(frozen=True, slots=True)
class EncodeSettings:
    """How to encode a film.

    Attributes:
        jobs: processes at once.
        cache: where segments are kept between runs; None to keep none.
        title: of the container.
        chapters: of the container.
    """

    quality: Quality = Quality.NORMAL
    jobs: int = 1
    cache: Cache | None = None
    title: str = ""
    chapters: tuple[Marker, ...] = ()
