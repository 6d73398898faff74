"""Measures how far the starts of articles are off where a voice retells them and reads their titles out.

    python -m benchmarks.align_retold                     # the project's own retellings, by the built-in voice
    python -m benchmarks.align_retold --voices jf_nezumi  # by another: builtin, quick, jf_nezumi, jm_kumo
    SLIDECAST_CORPUS=DIR python -m benchmarks.align_retold    # real scripts too, aligned with their posts alone

The lines are spoken one by one and joined, so that every start is known; the aligner gets sound and post alone.
"""

import argparse
from collections.abc import Iterator

import numpy as np

from benchmarks.align import Row, Spoken, aligned, clip, joined, lexicon, voices
from benchmarks.retold_episodes import Retelling, retellings
from slidecast.align import AlignOptions, groups_of
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
    """Yield a row for each retelling, and one for all of them."""
    everything: list[float] = []
    for told in retellings():
        method, off = start_errors_s(told, voice)
        everything += off
        result = f"{method}: {', '.join(f'{seconds:+.2f}' for seconds in off)} s"
        met = method is Method.PACED and bool(np.percentile(np.abs(off), 90) <= TARGET_S)
        yield Row(name, f"retold: {told.name}", result, "90 % within 1 s", met)
    share = float(np.mean(np.abs(everything) <= TARGET_S))
    result = f"{share:.1%} of {len(everything)} articles within 1 s, worst {np.abs(everything).max():.1f} s"
    yield Row(name, "retold, titles read out", result, "90 % within 1 s", share >= 0.9)


def start_errors_s(told: Retelling, voice: Voice) -> tuple[Method, list[float]]:
    """Return how the times were found, and how late each article starts in seconds; below 0: how early."""
    spoken = joined([clip(voice, line) for line in told.lines])
    deck, groups = told.deck, groups_of(told.deck)
    known = Spoken(spoken.samples, tuple(u.spoken for u in deck.utterances), ())
    alignment = aligned(known, AlignOptions(lexicon=lexicon(), groups=groups))
    spans = [alignment.utterances[group.first].range for group in groups if group.title]
    off = []
    for span, opening in zip(spans, told.openings, strict=True):
        starts = [start for line in opening if (start := spoken.starts[line]) is not None]
        assert span is not None
        off.append(min((float(span.start) - start for start in starts), key=abs))
    return alignment.method, off


if __name__ == "__main__":
    main()
