"""report.json: what was made, from what, how fast, and what the user should know about it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from slidecast.errors import Diagnostic, SlidecastError
from slidecast.media.memory_use import PeakMemory

VERSION = 1


class Watcher(Protocol):
    """Whoever follows a run: the command line's display, a test."""

    def stage(self, name: str) -> None:
        """A stage begins."""
        ...

    def advance(self, share: float, film_seconds: float = 0.0) -> None:
        """The stage has got to `share` (0 to 1) of its work; `film_seconds` of the film are done."""
        ...

    def warn(self, diagnostic: Diagnostic) -> None: ...

    def note(self, text: str) -> None:
        """Something worth a line: which voice speaks, which sound was found."""
        ...


@dataclass(frozen=True, slots=True)
class Media:
    """What became of a deck's films and stills, told by lengths in seconds.

    Attributes:
        shown: how many there were to show; missing: how many could not be had.
        added_s: of those that the sound lacks: film and sound are longer by it.
        sound_s: of the narration as it came.
        deck_with_s: when the deck's last slide ends; deck_without_s: likewise without films and stills.
    """

    shown: int
    missing: int
    added_s: float
    sound_s: float
    deck_with_s: float
    deck_without_s: float

    def to_json(self) -> dict[str, object]:
        lengths = {"added_s": self.added_s, "sound_s": self.sound_s}
        ends = {"deck_with_s": self.deck_with_s, "deck_without_s": self.deck_without_s}
        rounded = {name: round(value, 3) for name, value in (lengths | ends).items()}
        return {"shown": self.shown, "missing": self.missing, "in_sound": not self.added_s, **rounded}


class WarningsAreErrorsError(SlidecastError):
    """`--strict`: something would have been put right silently enough to be a warning."""


@dataclass
class Report:
    """Gathers what happens while an episode renders.

    Attributes:
        outputs: kind of output to its path.
        stages: seconds that each stage took, in order.
        fast_subtitles: those that stand too short a time to be read at ease: the voice is that fast.
        memory: the most that all processes together have held during the stages.
        earlier: of an unchanged episode, what the report told when it was made.
    """

    episode: str
    watcher: Watcher
    strict: bool = False
    outputs: dict[str, str] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    film_seconds: float = 0.0
    frames: int = 0
    distinct_pictures: int = 0
    cache_hits: int = 0
    cache_misses: int = 0
    source: str = ""
    voice: str = ""
    method: str = ""
    verdict: str = ""
    mean_gap: float | None = None
    agreement: float | None = None
    unwritten: list[tuple[float, float]] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    theme: str = ""
    media: Media | None = None
    fast_subtitles: list[Diagnostic] = field(default_factory=list)
    unchanged: bool = False
    memory: PeakMemory = field(default_factory=PeakMemory)
    earlier: dict[str, object] = field(default_factory=dict)

    def warn(self, diagnostic: Diagnostic) -> None:
        """Keep a warning once and show it.

        Raises:
            WarningsAreErrorsError: warnings are errors.
        """
        if diagnostic in self.warnings:
            return
        if self.strict:
            raise WarningsAreErrorsError(diagnostic.message, diagnostic.where, "a warning, and --strict is set")
        self.warnings.append(diagnostic)
        self.watcher.warn(diagnostic)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, watch what memory it takes, and tell the watcher that it runs."""
        self.watcher.stage(name)
        start = time.perf_counter()
        try:
            with self.memory.watched():
                yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - start

    def to_json(self) -> dict[str, object]:
        """Return the report as report.json holds it; of an unchanged episode, as when it was made, but for this run."""
        return self._whole() | self.earlier | (self._of_this_run() if self.earlier else {})

    def _of_this_run(self) -> dict[str, object]:
        return {
            "unchanged": self.unchanged,
            "warnings": [_told(warning) for warning in self.warnings],
            "stages": {name: round(seconds, 3) for name, seconds in self.stages.items()},
            "peak_rss_mb": self.memory.mb,
        }

    def _whole(self) -> dict[str, object]:
        took = sum(self.stages.values())
        told: dict[str, object] = {"media": self.media.to_json()} if self.media else {}
        made = {"version": VERSION, "episode": self.episode, "outputs": self.outputs}
        return (
            told
            | made
            | self._of_this_run()
            | {
                "realtime_factor": round(self.film_seconds / took, 2) if took else 0.0,
                "frames": self.frames,
                "distinct_pictures": self.distinct_pictures,
                "cache": {"hits": self.cache_hits, "misses": self.cache_misses},
                "narration": {"source": self.source, "voice": self.voice},
                "alignment": {
                    "method": self.method,
                    "verdict": self.verdict,
                    "mean_gap": self.mean_gap,
                    "agreement": self.agreement,
                    "unwritten": self.unwritten,
                    "doubtful": self.doubtful,
                },
                "subtitles": {"fast": [_told(diagnostic) for diagnostic in self.fast_subtitles]},
                "theme": self.theme,
            }
        )

    def text(self) -> str:
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"


def _told(diagnostic: Diagnostic) -> dict[str, str]:
    return {"where": diagnostic.where, "message": diagnostic.message}
