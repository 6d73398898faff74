"""What the eye is to read of sentences that were written for the voice."""

from collections.abc import Iterator
from dataclasses import replace

from slidecast.model.deck import Deck, Slide
from slidecast.model.episode import Episode
from slidecast.pipeline.kept import Kept
from slidecast.pipeline.material import Material
from slidecast.reading import restore, vocabulary_of


def with_shown_text(deck: Deck, material: Material, kept: Kept) -> Deck:
    """Return the deck with its phonetic sentences shown as a reader expects them; what is spoken stays.

    The words come from the deck itself and from the post: their Latin terms, names, figures and titles.
    """
    texts = [*texts_of(deck), *(texts_of_post(material.episode) if material.episode else ())]
    titles = [
        *deck.articles,
        deck.programme,
        *(a.title for a in (material.episode.articles if material.episode else ())),
    ]
    vocabulary = vocabulary_of(texts, titles, material.lexicon, kept)
    words = vocabulary.in_order()

    def shown(slide: Slide) -> Slide:
        spoken = [one.shown for one in slide.utterances]
        read = kept(("shown", spoken, words), lambda: [restore(one, vocabulary, material.lexicon) for one in spoken])
        said = (replace(one, shown=text) for one, text in zip(slide.utterances, read, strict=True))
        return replace(slide, utterances=tuple(said))

    return replace(deck, slides=tuple(map(shown, deck.slides)))


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
