"""A ready-made deck → the same with what is spoken cut into sentences, and what the post knows filled in."""

from dataclasses import replace

from slidecast.model.bodies import Closing
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.episode import Episode
from slidecast.model.text import RichText
from slidecast.plan.flow import utterances_of
from slidecast.plan.sentences import split_sentences


def ready_deck(deck: Deck, episode: Episode | None = None, credits: tuple[str, ...] = ()) -> Deck:
    """Return a deck that was read from a file, ready to be spoken and set.

    Args:
        episode: the post beside it, whose announcement, letters form and remarks the closing slide shows.
        credits: lines for the closing slide, as `VOICEVOX:ずんだもん`.
    """
    slides = tuple(with_closing(with_sentences(slide), episode, credits) for slide in deck.slides)
    programme = episode.programme if episode else deck.programme
    return replace(deck, slides=slides, programme=programme)


def with_sentences(slide: Slide) -> Slide:
    """Return the slide with one utterance for each sentence of its notes."""
    said = tuple(one for utterance in slide.utterances for one in sentences_of(utterance))
    return replace(slide, utterances=said)


def sentences_of(utterance: Utterance) -> tuple[Utterance, ...]:
    sentences = split_sentences(RichText.of(utterance.spoken))
    return tuple(one for sentence in sentences for one in utterances_of(sentence, utterance.unit))


def with_closing(slide: Slide, episode: Episode | None, credits: tuple[str, ...]) -> Slide:
    """Return the closing slide with what the post announces."""
    if slide.kind is not SlideKind.CLOSING or not isinstance(slide.body, Closing):
        return slide
    if not episode:
        return replace(slide, body=replace(slide.body, credits=slide.body.credits + credits))
    announcement = split_sentences(RichText.of(episode.information))
    label, url = (episode.form.text, episode.form.url) if episode.form else ("", "")
    body = Closing(announcement, label, url, (*credits, *episode.remarks))
    return replace(slide, title=slide.title or episode.programme, body=body)
