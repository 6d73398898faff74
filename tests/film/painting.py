"""A painter without fonts or themes: plain, quick, and every state looks different."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from slidecast.model.alignment import Method
from slidecast.model.picture import FrameState, Patch, Rgb, Still
from slidecast.model.time import FrameRange, FrameRate, TimeRange
from slidecast.model.timeline import Clip, Cue, Eyes, Marker, Mouth, MouthSpan, Sound, TimedUtterance, Timeline

GREEN = (46, 182, 60)
MOUTHS = tuple(Mouth)
EYES = tuple(Eyes)


@dataclass(frozen=True)
class PlainPainter:
    """Draws stripes for slides, a box for the unit, a box for the cue; mouth, eyes and bar as patches.

    Attributes:
        content: changes every key, as a changed theme would.
        changed: a slide whose text changed; -1 for none.
    """

    width: int = 320
    height: int = 180
    content: str = ""
    changed: int = -1

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    def still(self, still: Still) -> Rgb:
        picture = np.full((self.height, self.width, 3), GREEN, np.uint8)
        picture[:: 8 + still.slide % 5, : self.width // 2] = (250, 250, 240)
        if still.slide == self.changed:
            picture[self.height // 2 : self.height // 2 + 10, self.width // 2 : self.width // 2 + 30] = (9, 9, 99)
        if still.unit is not None:
            top = self.height // 8 + still.unit * 12 % (self.height // 2)
            picture[top : top + 8, : self.width // 2] = (200, 60, 40)
        if still.cue is not None:
            picture[self.height * 3 // 4 :, : 20 + still.cue * 7 % (self.width // 2)] = (20, 20, 60)
        return picture

    def patches(self, state: FrameState) -> tuple[Patch, ...]:
        left, top = self.width * 3 // 4 // 2 * 2, self.height // 3 // 2 * 2
        bar = np.full((4, self.width, 3), 90, np.uint8)
        bar[:, : state.progress * 2] = (255, 160, 0)
        return (
            Patch(left, top, _box(20 + 30 * EYES.index(state.eyes), 12, 40)),
            Patch(left, top + 30, _box(10 + 35 * MOUTHS.index(state.mouth), 22, 38)),
            Patch(0, self.height - 4, bar),
        )

    def content_key(self, still: Still) -> str:
        return f"{self.content} {self.width}x{self.height} {still} {still.slide == self.changed}"


def _box(grey: int, height: int, width: int) -> Rgb:
    return np.full((height, width, 3), grey, np.uint8)


def plain_timeline(
    seconds: int = 8, slides: int = 2, size: tuple[int, int] = (320, 180), fps: Fraction = Fraction(30)
) -> Timeline:
    """Return a timeline with a cue each 2 s, an utterance each 2 s and ten mouth shapes a second."""
    rate = FrameRate(fps)
    frames = rate.frame_at(Fraction(seconds))
    cuts = [frames * index // slides for index in range(slides + 1)]
    return Timeline(
        rate=rate,
        frames=frames,
        width=size[0],
        height=size[1],
        sound=Sound("file", "sound.wav", Fraction(seconds)),
        clips=tuple(
            Clip(index, "content", None, f"slide {index}", FrameRange(*cuts[index : index + 2]))
            for index in range(slides)
        ),
        utterances=tuple(
            TimedUtterance(
                index,
                index * 2 * slides // seconds,
                None,
                "a",
                "a",
                _between(2 * index, 2 * index + 2),
                Method.VOICE,
                1.0,
                index % 3,
            )
            for index in range(seconds // 2)
        ),
        cues=tuple(Cue(_between(2 * i, 2 * i + Fraction(3, 2)), (f"字幕{i}",)) for i in range(seconds // 2)),
        mouths=tuple(
            MouthSpan(_between(Fraction(i, 10), Fraction(i + 1, 10)), MOUTHS[i * 7 % 6])
            for i in range(10 * seconds)
            if i % 20 < 15
        ),
        chapters=(Marker(Fraction(0), "はじめ"), Marker(Fraction(seconds, 2), "後半")),
    )


def _between(start: int | Fraction, end: int | Fraction) -> TimeRange:
    return TimeRange(Fraction(start), Fraction(end))
