"""Measures sentence starts where a voice reads the text: as it stands, disturbed, shortened, some of it unspoken.

    python -m benchmarks.align_read                        # by the built-in voice
    python -m benchmarks.align_read --voices jf_nezumi     # by another: builtin, quick, jf_nezumi, jm_kumo

The text is the sample episode's. `folder_rows` measures recorded segments.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.aligning import Bound, Row, aligned, errors_ms, start_row
from benchmarks.disturbed import deleted, disturbed
from benchmarks.retold_episodes import sample_deck
from benchmarks.spoken import RATE, Clip, clip, joined, voices
from slidecast.media.sound import decode
from slidecast.voice.speech import Voice

CLEAN, DISTURBED, DELETED = Bound(50, 250, 1.0), Bound(200, 250, 0.95), Bound(250, 250)
FLAGGED, FALSELY = 0.85, 0.02
UNSPOKEN_EVERY = 9  # sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="*", default=["builtin"])
    for name, voice in voices(parser.parse_args().voices):
        for row in read_rows(name, voice):
            print(row, flush=True)


def read_rows(name: str, voice: Voice) -> Iterator[Row]:
    """Yield the rows of the sample episode, read by a voice."""
    clips = sample_clips(voice)
    cases = (
        ("clean, verbatim", joined(clips), CLEAN),
        ("music at -20 dB, jingle, 1 unspoken, 1 extra", disturbed(clips), DISTURBED),
        ("10 % of the characters deleted", deleted(joined(clips)), DELETED),
    )
    for case, spoken, bound in cases:
        yield start_row(name, case, errors_ms(spoken, aligned(spoken)), bound)
    yield flag_row(name, clips)


def sample_clips(voice: Voice) -> list[Clip]:
    return [clip(voice, utterance.spoken) for utterance in sample_deck().utterances]


def flag_row(voice: str, clips: Sequence[Clip]) -> Row:
    """Return how many of the unspoken sentences are flagged, and how many of the others."""
    unspoken = frozenset(range(3, len(clips), UNSPOKEN_EVERY))
    spoken = joined(clips, unspoken)
    found = aligned(spoken).utterances
    flagged = sum(found[number].range is None for number in unspoken) / len(unspoken)
    others = [number for number, start in enumerate(spoken.starts) if start is not None]
    wrongly = sum(found[number].range is None for number in others) / len(others)
    result = f"{flagged:.0%} flagged, {wrongly:.1%} of {len(others)} others falsely"
    met = flagged >= FLAGGED and wrongly <= FALSELY
    brief = f"{flagged:.0%} / {wrongly:.1%}"
    return Row(voice, f"{len(unspoken)} unspoken sentences", result, "85 % / 2 %", met, brief)


def folder_rows(folder: Path) -> Iterator[Row]:
    """Yield the starts of recorded segments, joined to one sound."""
    pages = json.loads((folder / "scripts.json").read_text("utf-8"))
    lines = {page["page"]: page["line"] for page in pages if page.get("line")}
    clips = [
        Clip(line, decode(folder / f"voice_{number}.mp3", RATE))
        for number, line in lines.items()
        if (folder / f"voice_{number}.mp3").exists()
    ]
    spoken = joined(clips)
    case = f"{len(clips)} recorded segments, joined"
    yield start_row(folder.name, case, errors_ms(spoken, aligned(spoken)), CLEAN)


if __name__ == "__main__":
    main()
