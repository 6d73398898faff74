"""How much each line of a script is like each slide, by the sounds that both have."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slidecast.align.grams import Grams, grams_of, rareness, shared
from slidecast.model.deck import Deck, Slide
from slidecast.reading import Lexicon

BACKGROUND = 10  # % of the lines that are less like a slide: what any line has in common with it, more with a long text
SLIDE_WEIGHT = 0.5  # of a slide's own text beside its article's: retelling keeps to the article, less to the slide

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]


def likeness(deck: Deck, spoken: Sequence[Grams], lexicon: Lexicon) -> tuple[Matrix, Matrix]:
    """Return how much each line retells each slide, and how much of its article's title it says.

    Shape (lines, slides). The first is about 0 to 1, below 0 for a line that has less in common with the slide than
    most; the second 0 to 1, and 0 but on slides that open an article.
    """
    own = [grams_of(_text_of(slide), lexicon) for slide in deck.slides]
    titles = [_title(deck, number, lexicon) for number in range(len(own))]
    rare = rareness([*own, *titles])
    whole = [_article(deck, number, own) for number in range(len(own))]
    alike, said = np.zeros((2, len(spoken), len(own)))
    for line, grams in enumerate(spoken):
        for slide in range(len(own)):
            alike[line, slide] = shared(grams, whole[slide], rare) + SLIDE_WEIGHT * shared(grams, own[slide], rare)
            said[line, slide] = shared(titles[slide], grams, rare)
    return alike - (np.percentile(alike, BACKGROUND, axis=0) if len(spoken) else 0.0), said


def heads(deck: Deck) -> Numbers:
    """Return of each slide the first one of its article, or of what lies before, between or behind articles."""
    first = [number if _heads(deck, number) else 0 for number in range(len(deck.slides))]
    return np.maximum.accumulate(np.array(first, np.intp))


def opens(deck: Deck, number: int) -> bool:
    """Return whether a slide is the first of its article."""
    return deck.slides[number].article is not None and _heads(deck, number)


def _heads(deck: Deck, number: int) -> bool:
    return number == 0 or deck.slides[number - 1].article != deck.slides[number].article


def _text_of(slide: Slide) -> str:
    return "。".join([slide.title, *slide.body.units, *(utterance.spoken for utterance in slide.utterances)])


def _title(deck: Deck, number: int, lexicon: Lexicon) -> Grams:
    """Return the sounds of an article's title on the slide that opens it; nothing for other slides."""
    article = deck.slides[number].article
    return grams_of(deck.articles[article - 1], lexicon) if article and opens(deck, number) else Counter()


def _article(deck: Deck, number: int, own: Sequence[Grams]) -> Grams:
    """Return the sounds of all slides of a slide's article, or of the slide alone."""
    article = deck.slides[number].article
    if article is None:
        return own[number]
    return sum((own[n] for n, slide in enumerate(deck.slides) if slide.article == article), Counter())
