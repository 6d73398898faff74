"""A text as it sounds, each kana traced to the characters that it stands for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from slidecast.reading.lexicon import Lexicon
from slidecast.reading.openjtalk import parsed
from slidecast.reading.reading import voiced_text
from slidecast.reading.sounds import traced_sound
from slidecast.reading.traced import Span, Traced

FIGURES = re.compile(r"[\d０-９]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A text's sound.

    Attributes:
        spans: the characters of the text that each kana stands for.
        starts: where words begin, and the end.
        particles: kana of particles, which no title may swallow.
    """

    text: str
    sound: str
    spans: tuple[Span, ...]
    starts: frozenset[int]
    particles: frozenset[int]


@lru_cache(maxsize=2048)
def heard_in(text: str, lexicon: Lexicon) -> Heard:
    """Return the sound of a text, by the dictionary's readings; figures stay figures."""
    voiced = voiced_text(text, lexicon)
    kana: list[str] = []
    spans: list[Span] = []
    word_starts: list[int] = []
    particles: set[int] = set()
    for morpheme in parsed(voiced.text).morphemes:
        if morpheme.pos == "記号" and not re.search(r"\w", morpheme.surface):
            continue
        whole = voiced.span(morpheme.start, morpheme.end)
        reading = morpheme.surface if FIGURES.search(morpheme.surface) else morpheme.kana
        is_spelled = len(reading) == morpheme.end - morpheme.start
        word_starts.append(len(spans))
        if morpheme.pos == "助詞":
            particles.update(range(len(spans), len(spans) + len(reading)))
        kana.append(reading)
        for index in range(len(reading)):
            at = morpheme.start + index
            spans.append(voiced.span(at, at + 1) if is_spelled else whole)
    sound = traced_sound("".join(kana))
    return _heard(text, sound, spans, word_starts, particles)


def _heard(text: str, sound: Traced, spans: list[Span], word_starts: list[int], particles: set[int]) -> Heard:
    first_of = {span[0]: index for index, span in reversed(list(enumerate(sound.spans)))}
    starts = frozenset(first_of[at] for at in word_starts if at in first_of) | {0, len(sound.text)}
    of_text = tuple((spans[span[0]][0], spans[span[1] - 1][1]) for span in sound.spans)
    of_particles = frozenset(index for index, span in enumerate(sound.spans) if span[0] in particles)
    return Heard(text, sound.text, of_text, starts, of_particles)
