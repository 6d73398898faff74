"""Measures whether another episode's text is refused, and its own never.

    python -m benchmarks.align_foreign                     # by the built-in voice
    python -m benchmarks.align_foreign --voices jf_nezumi  # by another: builtin, quick, jf_nezumi, jm_kumo

Each pair goes the whole way through `align`: articles of the sample against one another's readings, and whole
posts, with the titles that a retelling would be found by, against other posts' retellings.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from pathlib import Path

from benchmarks.align_read import sample_clips
from benchmarks.aligning import Row, aligned
from benchmarks.retold_episodes import Retelling, own_retellings, sample_deck
from benchmarks.spoken import Clip, Spoken, clip, joined, voices
from slidecast.align import Group, groups_of
from slidecast.errors import AlignmentError
from slidecast.voice.speech import Voice

PHONE_SENTENCES = Path(__file__).parent.parent / "tools" / "phone_sentences.txt"


@dataclass(frozen=True)
class Pair:
    """A text with its slides, and the sound that is claimed to say it."""

    texts: tuple[str, ...]
    groups: tuple[Group, ...]
    sound: Spoken


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="*", default=["builtin"])
    for name, voice in voices(parser.parse_args().voices):
        print(foreign_row(name, voice), flush=True)


def foreign_row(name: str, voice: Voice) -> Row:
    """Return how many foreign pairs are refused, and how many right ones."""
    clips = sample_clips(voice)
    retold = [(told, joined([clip(voice, line) for line in told.lines])) for told in own_retellings()]
    foreign = [*_articles(clips), *_retellings(retold), *_unrelated(clips)]
    own = [Pair(sound.texts, (), sound) for sound in _readings(clips)] + [_pair(told, sound) for told, sound in retold]
    refused, falsely = sum(map(is_refused, foreign)), sum(map(is_refused, own))
    result = f"{refused} of {len(foreign)} pairs refused, {falsely} of {len(own)} right ones"
    met = refused == len(foreign) and not falsely
    return Row(name, "wrong episode's text", result, "all / none", met, f"{refused} / {len(foreign)}")


def _articles(clips: Sequence[Clip]) -> Iterator[Pair]:
    for text, sound in permutations(_readings(clips), 2):
        yield Pair(text.texts, (), sound)


def _readings(clips: Sequence[Clip]) -> list[Spoken]:
    """Return each article of the sample, read aloud."""
    groups = groups_of(sample_deck())
    firsts = [group.first for group in groups if group.title]
    behind = next(g.first for g in groups if g.article is None and g.first > firsts[-1])
    return [joined(clips[first:last]) for first, last in pairwise([*firsts, behind])]


def _retellings(retold: Sequence[tuple[Retelling, Spoken]]) -> Iterator[Pair]:
    for (told, _), (_, sound) in permutations(retold, 2):
        yield _pair(told, sound)


def _pair(told: Retelling, sound: Spoken) -> Pair:
    return Pair(tuple(u.spoken for u in told.deck.utterances), groups_of(told.deck), sound)


def _unrelated(clips: Sequence[Clip]) -> Iterator[Pair]:
    """Yield sentences about nothing, and the sample's text, each against the other's kind of sound."""
    lines = tuple(PHONE_SENTENCES.read_text("utf-8").splitlines())
    yield Pair(lines[:60], (), joined(clips))
    yield Pair(lines[60:110], (), joined(clips[: len(clips) // 2]))


def is_refused(pair: Pair) -> bool:
    try:
        aligned(Spoken(pair.sound.samples, pair.texts, ()), pair.groups)
    except AlignmentError:
        return True
    return False


if __name__ == "__main__":
    main()
