"""What it costs a line of a script to be the first of an article, or of what follows the last one, by what it says."""

from collections.abc import Sequence

import numpy as np

from slidecast.align.likeness import Matrix, opens
from slidecast.align.wording import bids_farewell, is_announcing, is_leading, ordinal, sums_up
from slidecast.model.deck import Deck

ANNOUNCED, ORDINAL, FAREWELL = 0.8, 1.5, 0.5  # what such words are worth on the slide that they suit
SUMMED_UP = 0.8  # what the slides behind the articles gain on every line from a recap, which names them all again
PASSED_OVER = 0.5  # cost of a line that leads over to an article but does not open one
UNANNOUNCED = 1.0  # cost of an article that opens without such words where others have them
UNPARTED = 1.0  # cost of a line behind the articles that comes before any words of farewell
UNLIKE = 0.5  # cost of an opening line that is no more like the article than like another one
CLEARLY = 0.15  # likeness: what is so much more like it is clearly of it
TITLE_WEIGHT = 2.0  # of the characteristic sounds of the title where its article opens
PART_OF_TITLE = 0.25  # of its sounds: a line that says as much begins the title, the next one may go on


def staying(deck: Deck, lines: Sequence[str]) -> Matrix:
    """Return what each line is worth on each slide for its words alone, shape (lines, slides).

    Farewell and recap suit what lies behind the last article; a line that leads over should not lie inside one.
    """
    worth = np.zeros((len(lines), len(deck.slides)))
    last = behind(deck)
    for line in range(len(lines) // 2, len(lines)):
        worth[line, last:] = FAREWELL * bids_farewell(lines[line])
    recap = next((line for line in range(len(lines) * 3 // 5, len(lines)) if sums_up(lines[line])), len(lines))
    worth[recap:, last:] += SUMMED_UP
    told = [slide.article is not None for slide in deck.slides]
    return worth - PASSED_OVER * np.outer([is_leading(line) for line in lines], told)


def entering(deck: Deck, lines: Sequence[str], alike: Matrix, said: Matrix) -> Matrix:
    """Return what it costs each line to be the first of what each slide heads, below 0 what it gains.

    Shape (lines, slides); 0 but on slides that head an article or what lies behind the last.

    Args:
        alike: how much each line retells each slide.
        said: how much of the title of the article that a slide opens each line says.
    """
    costs = -TITLE_WEIGHT * _read_out(lines, said)
    openers = [number for number in range(len(deck.slides)) if opens(deck, number)]
    usual = UNANNOUNCED if 2 * sum(map(is_announcing, lines)) >= len(openers) else 0.0
    for number in openers:
        article = deck.slides[number].article
        announced = np.array([_announces(line, article, usual) for line in lines])
        evidence = np.maximum(_evidence(deck, number, alike), announced > 0)
        costs[:, number] += usual - announced + UNLIKE * (1 - evidence)
    return costs + _parting(deck, lines)


def behind(deck: Deck) -> int:
    """Return the number of the first slide behind the articles."""
    return 1 + max((number for number, slide in enumerate(deck.slides) if slide.article is not None), default=-1)


def _parting(deck: Deck, lines: Sequence[str]) -> Matrix:
    """Return what it costs a line to be the first behind the articles where other lines bid farewell."""
    costs = np.zeros((len(lines), len(deck.slides)))
    parts = [sums_up(line) or bids_farewell(line) for line in lines]
    if any(parts[len(lines) // 2 :]):
        costs[:, behind(deck) : behind(deck) + 1] = UNPARTED * ~np.array(parts)[:, None]
    return costs


def _evidence(deck: Deck, number: int, alike: Matrix) -> Matrix:
    """Return how clearly each line is of the article that a slide opens and of no other, 0 to 1, shape (lines,)."""
    articles = np.array([slide.article or 0 for slide in deck.slides])
    here = alike[:, articles == articles[number]].max(axis=1)
    others = alike[:, (articles != articles[number]) & (articles > 0)].max(axis=1, initial=0.0)
    evidence: Matrix = np.clip((here - others) / CLEARLY, 0.0, 1.0)
    return evidence


def _read_out(lines: Sequence[str], titles: Matrix) -> Matrix:
    """Return how much of the title is read out where each line is the first on a slide, 0 to 1.

    A line that announces leads up to the title, and a title may take several lines.
    """
    read_out = titles.copy()
    for line in range(len(lines) - 2, -1, -1):
        leads_up = (titles[line] > PART_OF_TITLE) | is_announcing(lines[line])
        read_out[line] = np.minimum(titles[line] + np.where(leads_up, read_out[line + 1], 0.0), 1.0)
    return read_out


def _announces(line: str, article: int | None, usual: float) -> float:
    """Return what a line is worth that announces this article, more where it counts it rightly."""
    led = PASSED_OVER * is_leading(line)
    number = ordinal(line)
    if number is not None:
        return led + (ORDINAL + usual if number == article else 0.0)
    return led + (ANNOUNCED + usual if is_announcing(line) else 0.0)
