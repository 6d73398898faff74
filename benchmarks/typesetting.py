"""Measures line composition: a paragraph of 150 characters, and the best size of one in a box.

    python benchmarks/typesetting.py                 # over the project's own paragraphs
    python benchmarks/typesetting.py FILE...         # over other texts

Targets: 10 ms a paragraph, 80 ms a best fit. `new` counts the first composition, whose characters are still to
be measured; `again` the second, as when a slide is set for another sentence.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import print_table
from slidecast.lines.compose import compose
from slidecast.lines.fit import Box, fit
from slidecast.lines.style import LineStyle
from slidecast.media.fonts import own_fonts
from slidecast.media.resources import resource
from slidecast.model.metrics import Font
from slidecast.model.text import RichText

OWN = Path(__file__).parent.parent / "tests" / "cases" / "paragraphs.txt"
LENGTH = 150
MEASURE_PX = 1100
SIZES_PX = range(40, 66, 2)
BOX = Box(MEASURE_PX, 330)
LIMITS_MS = {"paragraph, new": 10, "paragraph, again": 10, "best fit": 80}


def main() -> None:
    """Print the medians and the slowest, in milliseconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path, default=[OWN])
    figures = measured(parser.parse_args().texts)
    print(f"paragraphs of {LENGTH} characters, {MEASURE_PX} px wide\n")
    print_table([(name, figures[name], limit) for name, limit in LIMITS_MS.items()])


def measured(files: Sequence[Path]) -> dict[str, list[float]]:
    """Return how long the paragraphs of texts took, by what was done, in milliseconds of the processor."""
    texts = paragraphs([path.read_text("utf-8", "replace") for path in files])
    fonts, style = own_fonts(), body_style()
    compose(RichText.of("準備"), MEASURE_PX, style, fonts)
    return {
        "paragraph, new": timed(texts, lambda text: compose(text, MEASURE_PX, style, fonts)),
        "paragraph, again": timed(texts, lambda text: compose(text, MEASURE_PX, style, fonts)),
        "best fit": timed(texts, lambda text: fit(text, BOX, style, fonts, SIZES_PX)),
    }


def paragraphs(texts: Sequence[str]) -> list[RichText]:
    """Return paragraphs of `LENGTH` characters cut from the texts."""
    whole = "".join(line for text in texts for line in text.splitlines())
    return [RichText.of(whole[at : at + LENGTH]) for at in range(0, len(whole) - LENGTH + 1, LENGTH)]


def body_style() -> LineStyle:
    """Return the style of a slide's prose: with emphasis, and the spoken sentence's weight in reserve."""
    bold = Font(("MPLUSRounded1c-Bold.ttf", "ZenMaruGothic-Bold.ttf"), 44)
    words = resource("assets", "protected_words.txt").read_text("utf-8").splitlines()
    return LineStyle(
        Font(("MPLUSRounded1c-Medium.ttf", "ZenMaruGothic-Bold.ttf"), 44),
        strong_font=bold,
        reserve_font=bold,
        protected=tuple(word for word in words if word and not word.startswith("#")),
    )


def timed(texts: Sequence[RichText], action: Callable[[RichText], object]) -> list[float]:
    """Return how long the action takes for each text, in milliseconds."""
    taken = []
    for text in texts:
        start = time.process_time()
        action(text)
        taken.append((time.process_time() - start) * 1000)
    return taken


if __name__ == "__main__":
    main()
