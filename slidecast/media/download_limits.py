"""What may be fetched from the network; known without the library that fetches, which takes its time to import."""

from dataclasses import dataclass

from slidecast.media.content_kind import ContentKind


@dataclass(frozen=True, slots=True)
class Limits:
    """What is wanted, and how much of it.

    Attributes:
        silence_s: how long the server may send nothing.
        whole_s: how long the whole download may take.
        pause_s: before the second attempt; doubled before each further one.
    """

    kind: ContentKind
    most_bytes: int
    silence_s: float = 20
    whole_s: float = 900
    pause_s: float = 0.5


SOUND_LIMITS = Limits(ContentKind.SOUND, 500_000_000)
PICTURE_LIMITS = Limits(ContentKind.PICTURE, 50_000_000, silence_s=10, whole_s=60)
FILM_LIMITS = Limits(ContentKind.FILM, 500_000_000)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user allows."""

    offline: bool = False
    allow_private: bool = False
