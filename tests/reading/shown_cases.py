"""The episodes of tests/cases/shown.tsv: a vocabulary, and lines as spoken and as shown."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from slidecast.reading import Lexicon, Vocabulary, load_lexicon, vocabulary_of

ROOT = Path(__file__).parents[2]
FILE = ROOT / "tests" / "cases" / "shown.tsv"


@dataclass
class ShownEpisode:
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.texts, self.titles, own_lexicon())


@cache
def own_lexicon() -> Lexicon:
    """Return the project's lexicon; a line of it that cannot be read fails the test."""

    def refuse(diagnostic: object) -> None:
        raise AssertionError(str(diagnostic))

    return load_lexicon([ROOT / "assets" / "readings.tsv"], refuse)


def shown_episodes() -> list[ShownEpisode]:
    episodes = [ShownEpisode()]
    for line in FILE.read_text("utf-8").splitlines():
        label, _, text = line.partition(": ")
        if label in ("# title", "# text"):
            if episodes[-1].lines:
                episodes.append(ShownEpisode())
            (episodes[-1].titles if label == "# title" else episodes[-1].texts).append(text)
        elif not line.startswith("#"):
            spoken, shown = line.split("\t")
            episodes[-1].lines.append((spoken, shown))
    return episodes
