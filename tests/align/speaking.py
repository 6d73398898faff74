"""What the tests of alignment let the built-in voice say, and the laws that hold for whatever is found in it."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from slidecast.align import AlignOptions, align
from slidecast.errors import Diagnostic
from slidecast.media.sound import write_wav
from slidecast.model.alignment import Alignment
from slidecast.model.deck import Utterance
from slidecast.model.narration import Narration, SoundSource
from slidecast.reading.openjtalk import openjtalk

RATE = 16_000
TEXTS = (
    "今日は、朝からとても良い天気なのだ。",
    "山の上の望遠鏡が、一晩で百万個の星を数えます。",
    "深い海の底で、白いカニの仲間が見つかりました。",
    "それでは、また次回の放送でお会いしましょう。",
)
OTHERS = (
    "電車が急に止まり、車内の明かりがふっと消えた。",
    "牛乳とバターを混ぜて、弱火でゆっくり温めます。",
    "プログラムの誤りを、一つずつ取り除いていく。",
)


def said(text: str, speed: float = 1.0, half_tones: float = 0.0) -> np.ndarray:
    """Return the built-in voice at 16 kHz, without silence around it."""
    wave, _ = openjtalk().tts(text, speed, half_tones)
    samples = np.asarray(wave[::3] / 32768, np.float32)
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    return samples[loud[0] : loud[-1]]


def joined(clips: Sequence[np.ndarray]) -> tuple[np.ndarray, list[float]]:
    """Return the clips with half a second of silence before each, and where each starts, in seconds."""
    pause = np.zeros(RATE // 2, np.float32)
    starts = [sum(map(len, clips[:number])) / RATE + (number + 1) / 2 for number in range(len(clips))]
    return np.concatenate([piece for one in clips for piece in (pause, one)] + [pause]), starts


def told(
    folder: Path,
    sound: np.ndarray,
    texts: Sequence[str] = TEXTS,
    options: AlignOptions | None = None,
    rate: int = RATE,
    own: Collection[int] = (),
    **known: object,
) -> tuple[Alignment, list[str]]:
    path = folder / "a.wav"
    write_wav(path, sound, rate)
    narration = Narration(path, Fraction(len(sound), rate), SoundSource.FILE, **known)  # type: ignore[arg-type]
    warnings: list[Diagnostic] = []
    utterances = [Utterance(text, text, own=number in own) for number, text in enumerate(texts)]
    alignment = align(utterances, narration, options or AlignOptions(), warnings.append)
    check_laws(alignment, narration, len(texts))
    return alignment, [warning.message for warning in warnings]


def check_laws(alignment: Alignment, narration: Narration, count: int) -> None:
    """Same count, ascending, inside the sound, a confidence for each; phones too."""
    assert len(alignment.utterances) == count
    at = Fraction(0)
    for found in alignment.utterances:
        assert 0 <= found.confidence <= 1
        if found.range:
            assert at <= found.range.start <= found.range.end <= narration.duration
            at = found.range.end
    at = Fraction(0)
    for phone in alignment.phones:
        assert at <= phone.range.start <= phone.range.end <= narration.duration
        at = phone.range.end


def off(alignment: Alignment, starts: Sequence[float | None]) -> float:
    """Return how far the worst start is off, in seconds."""
    return max(
        abs(float(found.range.start) - start) if found.range else 99.0
        for found, start in zip(alignment.utterances, starts, strict=True)
        if start is not None
    )
