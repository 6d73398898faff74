"""What the eye is to read of sentences, titles and texts of slides that were written for the voice."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.episode import Episode
from slidecast.model.text import RichText
from slidecast.pipeline.kept import Kept
from slidecast.pipeline.material import Material
from slidecast.reading import Vocabulary, respelled, restore, vocabulary_of

HEADS = (SlideKind.AGENDA, SlideKind.TITLE, SlideKind.SECTION)
"""Slides that show what the articles are called; only their texts are compared with titles, which takes long."""

Respell = Callable[[str], str]


def with_shown_text(deck: Deck, material: Material, kept: Kept) -> Deck:
    """Return the deck with its phonetic sentences shown as a reader expects them; what is spoken stays."""
    vocabulary = vocabulary_for(deck, material, kept)
    kept = kept.within(vocabulary.in_order())

    def shown(slide: Slide) -> Slide:
        spoken = [one.shown for one in slide.utterances]
        texts = kept(("shown", spoken), lambda: [restore(one, vocabulary, material.lexicon) for one in spoken])
        said = (replace(one, shown=text) for one, text in zip(slide.utterances, texts, strict=True))
        return replace(slide, utterances=tuple(said))

    return replace(deck, slides=tuple(map(shown, deck.slides)))


def with_written_texts(deck: Deck, material: Material, kept: Kept) -> Deck:
    """Return the deck with what its slides show in writing where it is spelled as it sounds."""
    vocabulary = vocabulary_for(deck, material, kept)
    kept = kept.within(vocabulary.in_order())
    named = partial(respelled, vocabulary=vocabulary, lexicon=material.lexicon)
    other = partial(named, vocabulary=replace(vocabulary, titles=(deck.programme,)))

    def written(slide: Slide) -> Slide:
        respell = named if slide.kind in HEADS else other
        causes = "written", slide.kind in HEADS, slide.title, slide.subhead, slide.body
        title, subhead, body = kept(
            causes, lambda: (respell(slide.title), respell(slide.subhead), _rewritten(slide.body, respell))
        )
        return replace(slide, title=title, subhead=subhead, body=body)

    articles = kept(("articles", deck.articles), lambda: tuple(map(named, deck.articles)))
    return replace(deck, slides=tuple(map(written, deck.slides)), articles=articles)


def _rewritten(held: Any, respell: Respell) -> Any:  # noqa: ANN401 (a body, or what it holds at any depth)
    """Return a body with its texts respelled, but for those with readings or code; what is no text stays."""
    if isinstance(held, RichText):
        is_plain = not any(span.ruby or span.code for span in held.spans)
        return held.spelled(respell(held.plain)) if is_plain else held
    if isinstance(held, tuple):
        return tuple(_rewritten(one, respell) for one in held)
    if is_dataclass(held) and not isinstance(held, type):
        return replace(held, **{part.name: _rewritten(getattr(held, part.name), respell) for part in fields(held)})
    return held


def vocabulary_for(deck: Deck, material: Material, kept: Kept) -> Vocabulary:
    """Return the Latin terms, names, figures and titles that the deck and the post write."""
    post = material.episode
    texts = [*texts_of(deck), *(texts_of_post(post) if post else ())]
    titles = [*deck.articles, deck.programme, *(article.title for article in (post.articles if post else ()))]
    return vocabulary_of(texts, titles, material.lexicon, kept)


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
