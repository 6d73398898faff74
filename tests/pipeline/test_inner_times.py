"""Times inside a sentence: its phones, brought back to the characters of the shown text."""

from fractions import Fraction

import pytest

from slidecast.model.alignment import Method
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange
from slidecast.model.timeline import TimedUtterance
from slidecast.pipeline.inner_times import counterpart, inner_time_of
from slidecast.reading import Lexicon, read


def phones_of(spoken: str, start: int = 1) -> tuple[Phone, ...]:
    """Return the reading's phones, a tenth of a second each, pauses included."""
    tenth = Fraction(1, 10)
    return tuple(
        Phone(symbol, TimeRange(start + tenth * place, start + tenth * (place + 1)))
        for place, symbol in enumerate(read(spoken, Lexicon()).phones)
    )


def utterance(spoken: str, shown: str, phones: tuple[Phone, ...]) -> TimedUtterance:
    extent = TimeRange(phones[0].range.start, phones[-1].range.end)
    return TimedUtterance(0, 0, None, spoken, shown, extent, Method.VOICE, 1.0)


def test_character_begins_with_its_first_phone() -> None:
    text = "さくら、ことり"
    phones = phones_of(text)
    inner_time = inner_time_of(phones, Lexicon())
    said = utterance(text, text, phones)
    assert inner_time(said, 0) == 1
    assert inner_time(said, text.index("こ")) == 1 + Fraction(7, 10)  # sakura and a pause


def test_phones_that_differ_a_little_are_matched() -> None:
    text = "さくら、ことり"
    phones = phones_of(text)
    fewer = (*phones[:2], *phones[3:])
    assert inner_time_of(fewer, Lexicon())(utterance(text, text, fewer), text.index("こ")) == 1 + Fraction(7, 10)


def test_unknown_phones_give_no_time() -> None:
    text = "さくら"
    said = utterance(text, text, phones_of(text))
    assert inner_time_of((), Lexicon())(said, 1) is None
    other = phones_of("もじゃもじゃ")
    assert inner_time_of(other, Lexicon())(utterance(text, text, other), 1) is None


@pytest.mark.parametrize(
    ("shown", "spoken", "mark"),
    [
        ("LLMは速い。", "エルエルエムわ速い。", "速"),
        ("同じ文", "同じ文", "文"),
        ("2026年の話", "にせんにじゅうろくねんの話", "話"),
    ],
)
def test_shown_and_spoken_are_linked(shown: str, spoken: str, mark: str) -> None:
    assert counterpart(shown, spoken, shown.index(mark)) == spoken.index(mark)
