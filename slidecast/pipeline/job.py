"""A job: one episode and everything that the user asked for about it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

POST_ENDINGS = (".md", ".markdown")
DECK_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Sources:
    """Files that the user gave for one episode; None where slidecast is to find them by itself.

    Attributes:
        audio: a sound file, or a folder of segments.
        deck: まじん式 slides as JSON.
        script: spoken sentences, one a line.
        timing: SRT, VTT, Whisper JSON or .lab.
        timeline: a timeline.json, edited; it then decides.
    """

    audio: Path | None = None
    deck: Path | None = None
    script: Path | None = None
    timing: Path | None = None
    timeline: Path | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How the film is to look.

    Attributes:
        theme: by name or folder; None: by actor and programme.
        width, height: pixels.
        fps: frames a second.
        burn: subtitles in the picture too.
        subtitles: auto, on or off; auto: none where sentences are timed by their length alone.
        plain: no cards or comparisons made of prose.
        quality: draft, normal or best.
    """

    theme: str | None = None
    width: int = 1920
    height: int = 1080
    fps: int = 30
    burn: bool = True
    subtitles: str = "auto"
    plain: bool = False
    quality: str = "normal"


@dataclass(frozen=True, slots=True)
class Network:
    """What may be fetched, and from where."""

    offline: bool = False
    allow_private: bool = False
    voicevox_url: str = "http://127.0.0.1:50021"


@dataclass(frozen=True, slots=True)
class Job:
    """One episode to render.

    Attributes:
        episode: a post (.md) or a deck (.json).
        out: folder that gets a folder of the episode's own.
        cache: folder of what is kept between runs.
        voice: auto, builtin, neural or voicevox.
        stills: a PNG a slide and no video.
        only: first and last number of the articles to render; None for all.
        jobs: processes at once.
        force: replace files that slidecast did not make, accept sound that does not belong to the text.
        strict: warnings are errors.
        explain_cache: tell why segments of the film were made anew.
    """

    episode: Path
    out: Path
    cache: Path
    sources: Sources = Sources()
    look: Look = Look()
    network: Network = Network()
    voice: str = "auto"
    stills: bool = False
    only: tuple[int, int] | None = None
    jobs: int = 1
    force: bool = False
    strict: bool = False
    explain_cache: bool = False

    @property
    def stem(self) -> str:
        return self.episode.stem

    @property
    def folder(self) -> Path:
        """The folder that the episode's outputs go to."""
        return self.out / self.stem

    @property
    def stamp(self) -> Path:
        """Where it is kept from what the episode's outputs were made (see `pipeline.stamp`)."""
        name = hashlib.blake2b(str(self.folder.absolute()).encode(), digest_size=12).hexdigest()
        return self.cache / "stamps" / f"{name}.json"
