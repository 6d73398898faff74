"""What is shown for a text written for the voice: 200 lines of our own, and what holds for any line."""

from slidecast.reading import restore
from slidecast.reading.sounds import distance
from tests.reading.shown_cases import own_lexicon, shown_episodes

MOST_ERRORS = 0.03
"""Wrong characters of those shown, over all lines."""


def errors(shown: str, wanted: str) -> int:
    return distance(shown, wanted, max(len(shown), len(wanted)))


def test_lines_are_shown_as_a_reader_expects() -> None:
    wrong, length, worse = 0, 0, []
    for episode in shown_episodes():
        vocabulary = episode.vocabulary
        for spoken, wanted in episode.lines:
            shown = restore(spoken, vocabulary, own_lexicon())
            wrong += errors(shown, wanted)
            length += len(wanted)
            if errors(shown, wanted) > errors(spoken, wanted):
                worse.append((shown, wanted))
    assert worse == []
    assert wrong / length <= MOST_ERRORS


def test_two_hundred_lines_are_judged() -> None:
    assert sum(len(episode.lines) for episode in shown_episodes()) >= 200
