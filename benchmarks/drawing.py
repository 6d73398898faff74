"""Measures drawing: a new slide, another unit or subtitle of it, and the patches over it, layout included.

    python benchmarks/drawing.py                      # posts and decks below $SLIDECAST_CORPUS, else the sample episode
    python benchmarks/drawing.py EPISODE... --size 1280x720

It walks through each episode as its film does, on one core: slide by slide, sentence by sentence, with a subtitle,
all mouths and eyes, and the chapter bar. Times are the processor's, so a busy machine tells the same. Targets at
1920x1080: 150 ms a whole slide with cached layers, whatever changed of it; of these 60 ms for a new slide, 25 ms for
another unit or subtitle, 1 ms for new patches, 0.1 ms for old ones.
"""

import argparse
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import print_table
from slidecast.draw.painter import ScenePainter
from slidecast.media.fonts import own_fonts
from slidecast.model.deck import Deck, SlideKind
from slidecast.model.picture import FrameState, Still
from slidecast.model.timeline import Eyes, Mouth
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.painting import Recipe
from slidecast.pipeline.planning import plan

SAMPLE = Path(__file__).parent.parent / "episodes" / "20250918.md"
CUE_CHARACTERS = 24
STEPS = 600
MOST = 12  # posts, and as many decks
LIMITS_MS = {
    "whole slide": 150.0,
    "new slide": 60.0,
    "other unit": 25.0,
    "other subtitle": 25.0,
    "new patches": 1.0,
    "patches again": 0.1,
}
Times = dict[str, list[float]]
"""Milliseconds, by what was drawn."""


def main() -> None:
    """Print the medians and the slowest, in milliseconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("episodes", nargs="*", type=Path, default=episodes())
    parser.add_argument("--size", default="1920x1080")
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    times = measured(options.episodes, (width, height))
    print(f"{len(options.episodes)} episodes at {options.size}\n")
    print_table([(name, times[name], limit) for name, limit in LIMITS_MS.items()])


def measured(episodes: list[Path], size: tuple[int, int] = (1920, 1080)) -> Times:
    """Return how long the pictures of episodes took."""
    times: Times = defaultdict(list)
    for episode in episodes:
        draw_all(*recipe_of(episode, size), times)
    times["whole slide"] = [*times["new slide"], *times["other unit"], *times["other subtitle"]]
    return times


def episodes() -> list[Path]:
    """Return posts and decks of every year below the folder that SLIDECAST_CORPUS names, or the sample episode."""
    corpus = Path(os.environ.get("SLIDECAST_CORPUS") or "/nowhere")
    found = [sorted(corpus.glob(f"**/{pattern}")) for pattern in ("_posts/*.md", "audio/*.json")]
    spread = [path for paths in found for path in paths[:: max(len(paths) // MOST, 1)][:MOST]]
    return spread or [SAMPLE]


def recipe_of(episode: Path, size: tuple[int, int]) -> tuple[Deck, ScenePainter]:
    """Return an episode's deck and a painter for it, with a subtitle for each sentence and a chapter for each slide."""
    with TemporaryDirectory() as cache:
        job = Job(episode, Path(), Path(cache), look=Look(width=size[0], height=size[1]), stills=True)
        material = gather(job, lambda _: None)
        deck = plan(job, material, (), own_fonts(), lambda _: None)
    cues = tuple(cue_of(utterance.shown) for utterance in deck.utterances)
    chapters = tuple(Fraction(index, len(deck.slides)) for index in range(len(deck.slides)))
    return deck, Recipe(deck, material.theme, size, cues, chapters, STEPS)()


def cue_of(shown: str) -> tuple[str, ...]:
    """Return the first two lines of a sentence, cut by number of characters."""
    return tuple(part for at in (0, CUE_CHARACTERS) if (part := shown[at : at + CUE_CHARACTERS]))


def draw_all(deck: Deck, painter: ScenePainter, times: Times) -> None:
    """Draw every still of a deck and, over it, its patches; add what each took."""
    painter.still(Still(0))  # opens fonts and art, once in a process
    for at, (kind, still) in enumerate(stills(deck)):
        timed(times[kind], partial(painter.still, still))
        for mouth, eyes in product(Mouth, Eyes):
            state = FrameState(still, mouth, eyes, at * STEPS // (4 * len(deck.utterances)))
            timed(times["new patches"], partial(painter.patches, state))
            timed(times["patches again"], partial(painter.patches, state))


def stills(deck: Deck) -> Iterator[tuple[str, Still]]:
    """Yield the stills in the film's order, and in what each differs from the one before."""
    cue = 0
    for index, slide in enumerate(deck.slides):
        if slide.kind is not SlideKind.RAW_MEDIA:
            yield "new slide", Still(index)
            for at, utterance in enumerate(slide.utterances, cue):
                yield "other unit", Still(index, utterance.unit, at)
                yield "other subtitle", Still(index, utterance.unit)
        cue += len(slide.utterances)


def timed(taken: list[float], action: Callable[[], object]) -> None:
    """Add how long the action takes, in milliseconds."""
    start = time.process_time()
    action()
    taken.append((time.process_time() - start) * 1000)


if __name__ == "__main__":
    main()
