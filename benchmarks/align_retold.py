"""Measures how far the starts of articles are off where a voice retells them and reads their titles out.

    python -m benchmarks.align_retold                     # the project's own retellings, by the built-in voice
    python -m benchmarks.align_retold --voices jf_nezumi  # by another: builtin, quick, jf_nezumi, jm_kumo
    SLIDECAST_CORPUS=DIR python -m benchmarks.align_retold    # real scripts too, aligned with their posts alone

The lines are spoken one by one and joined, so that every start is known; the aligner gets sound and post alone.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from benchmarks.aligning import Row, aligned
from benchmarks.retold_episodes import Retelling, own_retellings, real_retellings
from benchmarks.spoken import Spoken, clip, joined, voices
from slidecast.align import groups_of
from slidecast.model.alignment import Method
from slidecast.voice.speech import Voice

TARGET_S = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="*", default=["builtin"])
    for name, voice in voices(parser.parse_args().voices):
        for row in retold_rows(name, voice):
            print(row, flush=True)


def retold_rows(name: str, voice: Voice) -> Iterator[Row]:
    """Yield a row for each of the project's own retellings and one for all; real ones by the built-in voice."""
    yield from _rows(name, voice, "retold, titles read out", own_retellings())
    if name == "builtin":
        yield from _rows(name, voice, "retold, titles read out: real scripts", real_retellings())


def _rows(name: str, voice: Voice, case: str, retellings: Iterable[Retelling]) -> Iterator[Row]:
    everything: list[float] = []
    for told in retellings:
        method, off = start_errors_s(told, voice)
        everything += off
        result = f"{method}: {', '.join(f'{seconds:+.2f}' for seconds in off)} s"
        yield Row(name, f"retold: {told.name}", result, "in order", method is Method.PACED)
    if everything:
        yield _sum(name, case, everything)


def _sum(name: str, case: str, off: Sequence[float]) -> Row:
    share, worst = float(np.mean(np.abs(off) <= TARGET_S)), np.abs(off).max()
    result = f"{share:.1%} of {len(off)} articles within 1 s, worst {worst:.1f} s"
    return Row(name, case, result, "90 % within 1 s", share >= 0.9, f"{share:.0%}")


def start_errors_s(told: Retelling, voice: Voice) -> tuple[Method, list[float]]:
    """Return how the times were found, and how late each article starts in seconds; below 0: how early."""
    spoken = joined([clip(voice, line) for line in told.lines])
    groups = groups_of(told.deck)
    texts = tuple(utterance.spoken for utterance in told.deck.utterances)
    alignment = aligned(Spoken(spoken.samples, texts, ()), groups)
    spans = [alignment.utterances[group.first].range for group in groups if group.title]
    off = []
    for span, opening in zip(spans, told.openings, strict=True):
        starts = [start for line in opening if (start := spoken.starts[line]) is not None]
        assert span is not None
        off.append(min((float(span.start) - start for start in starts), key=abs))
    return alignment.method, off


if __name__ == "__main__":
    main()
