"""What the eye is to read of sentences, and of titles, that were written for the voice."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.episode import Episode
from slidecast.pipeline.kept import Kept
from slidecast.pipeline.material import Material
from slidecast.reading import restore, vocabulary_of

HEADS = (SlideKind.AGENDA, SlideKind.TITLE, SlideKind.SECTION)
"""Slides whose titles the voice reads out; makers of decks therefore spell some of them as they sound."""

LATIN = re.compile("[A-Za-z]")
"""A title with it is written for the eye."""

Written = Callable[[list[str]], list[str]]


def with_shown_text(deck: Deck, material: Material, kept: Kept) -> Deck:
    """Return the deck with its phonetic sentences shown as a reader expects them; what is spoken stays."""
    written = written_by(deck, material, kept)

    def shown(slide: Slide) -> Slide:
        texts = written([one.shown for one in slide.utterances])
        said = (replace(one, shown=text) for one, text in zip(slide.utterances, texts, strict=True))
        return replace(slide, utterances=tuple(said))

    return replace(deck, slides=tuple(map(shown, deck.slides)))


def with_written_titles(deck: Deck, material: Material, kept: Kept) -> Deck:
    """Return the deck with the titles of opening and sections that are spelled as they sound written for the eye."""
    heads = [slide.title for slide in deck.slides if slide.kind in HEADS]
    phonetic = [title for title in dict.fromkeys((*heads, *deck.articles)) if title and not LATIN.search(title)]
    if not phonetic:
        return deck
    titles = dict(zip(phonetic, written_by(deck, material, kept)(phonetic), strict=True))
    slides = (
        replace(slide, title=titles.get(slide.title, slide.title)) if slide.kind in HEADS else slide
        for slide in deck.slides
    )
    return replace(deck, slides=tuple(slides), articles=tuple(titles.get(title, title) for title in deck.articles))


def written_by(deck: Deck, material: Material, kept: Kept) -> Written:
    """Return what writes phonetic texts in the words of the deck and of the post.

    These are their Latin terms, names, figures and titles.
    """
    texts = [*texts_of(deck), *(texts_of_post(material.episode) if material.episode else ())]
    titles = [
        *deck.articles,
        deck.programme,
        *(a.title for a in (material.episode.articles if material.episode else ())),
    ]
    vocabulary = vocabulary_of(texts, titles, material.lexicon, kept)
    words = vocabulary.in_order()

    def written(spoken: list[str]) -> list[str]:
        return kept(("shown", spoken, words), lambda: [restore(one, vocabulary, material.lexicon) for one in spoken])

    return written


def texts_of(deck: Deck) -> Iterator[str]:
    """Yield what a deck shows."""
    for slide in deck.slides:
        yield from (slide.title, slide.subhead, *slide.body.units)


def texts_of_post(episode: Episode) -> Iterator[str]:
    """Yield what a post says."""
    yield from (episode.title, episode.description, episode.information)
    for article in episode.articles:
        yield article.title
        yield from (item.text.plain for block in article.blocks for item in block.items)
