"""Mouth shapes from phones: spans of whole video frames that tile the film from frame 0.

A vowel shows its own shape, a consonant that of the vowel it leads into; the mouth is closed in pauses, for N and
cl, and for m, b and p, whose lips meet. A shape holds for at least two frames; what is shorter joins a neighbour.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from slidecast.model.narration import Phone
from slidecast.model.time import FrameRate, TimeRange
from slidecast.model.timeline import Mouth, MouthSpan

HOLD_FRAMES = 2  # a shape of one frame reads as flicker
SHAPES = {
    "a": Mouth.A,
    "i": Mouth.I,
    "u": Mouth.U,
    "e": Mouth.E,
    "o": Mouth.O,
    "open": Mouth.A,  # loud, but which phone is not known
    "N": Mouth.CLOSED,
    "cl": Mouth.CLOSED,
    "q": Mouth.CLOSED,
    "pau": Mouth.CLOSED,
    "sil": Mouth.CLOSED,
}
LIPS_MEET = ("m", "b", "p")  # with their palatal forms my, by, py

Shapes = list[Mouth]


def mouths(phones: Sequence[Phone], rate: FrameRate, end_frame: int) -> tuple[MouthSpan, ...]:
    """Return the mouth's shapes in order, without gap from frame 0 up to `end_frame`.

    Args:
        phones: ascending and disjoint; time between them counts as pause.
        rate: frame rate of the video; phone times become frames here, by rounding their cuts.
        end_frame: number of frames of the film.

    Returns:
        Neighbouring spans differ in shape and hold two frames or more, unless the film itself is shorter.
    """
    spans: list[MouthSpan] = []
    start = 0
    for shape, length in _held(_painted(phones, rate, end_frame)):
        end = start + length
        spans.append(MouthSpan(TimeRange(rate.seconds_at(start), rate.seconds_at(end)), shape))
        start = end
    return tuple(spans)


def shape_of(symbol: str) -> Mouth | None:
    """Return the mouth's shape for a phone; None for a consonant that takes its vowel's."""
    if symbol.startswith(LIPS_MEET):
        return Mouth.CLOSED
    return SHAPES.get(symbol) or SHAPES.get(symbol.lower())


def _painted(phones: Sequence[Phone], rate: FrameRate, end_frame: int) -> Shapes:
    """Return the shape of every frame, as the phones say."""
    shapes = [Mouth.CLOSED] * end_frame
    for phone, shape in zip(phones, _resolved(phone.symbol for phone in phones), strict=True):
        first = max(rate.frame_at(phone.range.start), 0)
        last = min(rate.frame_at(phone.range.end), end_frame)
        shapes[first:last] = [shape] * max(last - first, 0)
    return shapes


def _resolved(symbols: Iterable[str]) -> Iterator[Mouth]:
    """Yield a shape for every phone: a plain consonant has that of the next phone with one of its own."""
    waiting = 0
    for symbol in symbols:
        shape = shape_of(symbol)
        if shape is None:
            waiting += 1
            continue
        yield from [shape] * (waiting + 1)
        waiting = 0
    yield from [Mouth.CLOSED] * waiting


def _held(shapes: Shapes) -> list[tuple[Mouth, int]]:
    """Return runs of equal shape and their lengths, each of two frames or more.

    A shape of one frame comes a frame early if the run before it can spare one, else it joins that run; a short
    first run joins the second.
    """
    runs = [(shape, len(list(run))) for shape, run in groupby(shapes)]
    if len(runs) > 1 and runs[0][1] < HOLD_FRAMES:
        runs[:2] = [(runs[1][0], runs[0][1] + runs[1][1])]
    held: list[tuple[Mouth, int]] = []
    for shape, length in runs:
        before, spare = held[-1] if held else (None, 0)
        if before == shape or (held and length < HOLD_FRAMES and spare <= HOLD_FRAMES):
            held[-1] = (held[-1][0], spare + length)
        elif held and length < HOLD_FRAMES:
            held[-1:] = [(held[-1][0], spare - (HOLD_FRAMES - length)), (shape, HOLD_FRAMES)]
        else:
            held.append((shape, length))
    return held
