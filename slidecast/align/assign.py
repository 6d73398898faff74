"""The lines of a script to the slides that they retell.

The script retells the articles in other words. Its lines stand in the order of the deck, so the best assignment is
a monotone path over lines and slides: a line scores on a slide by what their readings have in common, and the first
line of an article by how much of the title it says, by words that announce, and by being clearly of that article, so
that remarks about nothing stay with the article they are spoken in. Every slide wants at least one line.
"""

from collections.abc import Sequence

import numpy as np

from slidecast.align.entering import entering, staying
from slidecast.align.grams import grams_of
from slidecast.align.likeness import Matrix, Numbers, heads, likeness
from slidecast.model.deck import Deck
from slidecast.reading import Lexicon

EMPTY_SLIDE = 0.15  # cost of a slide without a line
UNEVEN = 0.2  # cost of a line at the other end of an article from the slide, by its place in the text


def assign(deck: Deck, lines: Sequence[str], lexicon: Lexicon) -> tuple[int, ...]:
    """Return for each line the index of its slide, ascending."""
    if not deck.slides:
        return (0,) * len(lines)
    alike, said = likeness(deck, [grams_of(line, lexicon) for line in lines], lexicon)
    return _cheapest_path(alike + staying(deck, lines), entering(deck, lines, alike, said), heads(deck))


def _cheapest_path(gains: Matrix, entries: Matrix, first: Numbers) -> tuple[int, ...]:
    """Return the slide of each line: ascending, gains the greatest, entries the cheapest, few slides without a line.

    Args:
        gains: what each line is worth on each slide, shape (lines, slides).
        entries: what it costs each line to be the first of what a slide heads, shape (lines, slides).
        first: of each slide the one that heads its article, shape (slides,).
    """
    lines, slides = gains.shape
    if not lines:
        return ()
    places = (np.arange(lines) + 0.5)[:, None] / lines - (np.arange(slides) + 0.5)[None, :] / slides
    gains = gains - UNEVEN * np.abs(places)
    best = gains[0] - np.where(first > 0, entries[0, first], 0.0) - EMPTY_SLIDE * np.arange(slides)
    back = np.zeros((lines, slides), np.intp)
    enters = first[:, None] > np.arange(slides)
    jumps = np.subtract.outer(np.arange(slides), np.arange(slides))  # to, from
    costs = np.where(jumps >= 0, EMPTY_SLIDE * np.maximum(jumps - 1, 0), np.inf)
    for line in range(1, lines):
        totals = best[None, :] - costs - np.where(enters, entries[line, first][:, None], 0.0)
        back[line] = totals.argmax(axis=1)
        best = totals.max(axis=1) + gains[line]
    path = [int((best - EMPTY_SLIDE * (slides - 1 - np.arange(slides))).argmax())]
    for line in range(lines - 1, 0, -1):
        path.append(int(back[line, path[-1]]))
    return tuple(path[::-1])
