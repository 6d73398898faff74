"""Episodes that a voice tells in its own words: their decks, as planned from the posts, and what is said, line by line.

The project's own stand in `retold.txt` (the sample episode) and in `retellings/` (a post and its lines each). Real
ones are read from the folder that SLIDECAST_CORPUS names: `site/_posts`, and decks with scripts in `site/audio`.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from benchmarks.spoken import ignore
from slidecast.media.resources import resource as shipped
from slidecast.model.deck import Deck
from slidecast.model.spoken_lines import SpokenLines
from slidecast.parse.post import read_episode
from slidecast.plan.prose import PlanOptions, plan_deck

HERE = Path(__file__).parent
EPISODE = shipped("episodes", "20250918.md")
LINES = SpokenLines(
    opening=("{programme}の時間なのだ！",),
    section=("{ordinal}のニュースなのだ。", "{title}"),
    form=("番組へのお便りは、フォームから送ってほしいのだ。",),
    closing=("今日のニュースは以上なのだ。", "また次回なのだ。"),
)
SPACE = re.compile(r"\s")
RECAP = re.compile(r"おさらい|振り返|(紹介|お伝え)した記事")
ANNOUNCED = re.compile(r"(最初|[0-9]つ目|[0-9]本目|つめ).*(記事|きじ)")


@dataclass(frozen=True)
class Retelling:
    """An episode retold.

    Attributes:
        sections: of each line 0 before the articles, the article's number, or one more behind the last.
        openings: of each article the lines that may be taken to open it: where the real deck opens it, and a line
            just before that announces it on the slide before.
    """

    name: str
    deck: Deck
    lines: tuple[str, ...]
    sections: tuple[int, ...]
    openings: tuple[frozenset[int], ...]


def sample_deck() -> Deck:
    """Return the sample episode's deck, as planned."""
    return planned(EPISODE)


def retelling() -> list[tuple[int, str]]:
    """Return section and text of each line that retells the sample episode."""
    return _lines(HERE / "retold.txt")


def retellings() -> Iterator[Retelling]:
    """Yield the project's own retellings, then the real ones where there are any."""
    yield from own_retellings()
    yield from real_retellings()


def own_retellings() -> Iterator[Retelling]:
    yield _told("sample", sample_deck(), retelling())
    for post in sorted((HERE / "retellings").glob("*.md")):
        yield _told(post.stem, planned(post), _lines(post.with_suffix(".tsv")))


def real_retellings() -> Iterator[Retelling]:
    corpus = os.environ.get("SLIDECAST_CORPUS")
    if corpus:
        yield from _real(Path(corpus) / "site")


def _lines(path: Path) -> list[tuple[int, str]]:
    rows = (row.split("\t") for row in path.read_text("utf-8").splitlines())
    return [(int(number), text) for number, text in rows]


def _told(name: str, deck: Deck, rows: Sequence[tuple[int, str]]) -> Retelling:
    sections, lines = tuple(number for number, _ in rows), tuple(text for _, text in rows)
    return Retelling(name, deck, lines, sections, tuple(_openings(deck, lines, sections)))


def planned(post: Path) -> Deck:
    return plan_deck(read_episode(post.read_text("utf-8"), str(post), ignore), LINES, PlanOptions())


def _openings(deck: Deck, lines: Sequence[str], sections: Sequence[int]) -> Iterator[frozenset[int]]:
    for article in range(1, len(deck.articles) + 1):
        first = list(sections).index(article)
        before = {first - 1} if first and ANNOUNCED.search(lines[first - 1]) else set()
        yield frozenset({first, *before})


def _real(site: Path) -> Iterator[Retelling]:
    """Yield the episodes that have a post, a deck and a script; the article of a line is its slide's."""
    for script in sorted((site / "audio").glob("*.txt")):
        date = script.stem[-8:]
        post = _post_of(site, date)
        if post is None or not script.with_suffix(".json").exists():
            continue
        deck = planned(post)
        lines = [line.strip() for line in script.read_text("utf-8").splitlines() if line.strip()]
        slides = json.loads(script.with_suffix(".json").read_text("utf-8"))
        yield _told(date, deck, list(zip(_sections(lines, slides, len(deck.articles)), lines, strict=True)))


def post_of(told: Retelling) -> Path | None:
    """Return the post of a real retelling."""
    corpus = os.environ.get("SLIDECAST_CORPUS")
    return _post_of(Path(corpus) / "site", told.name) if corpus else None


def _post_of(site: Path, date: str) -> Path | None:
    """Return the first post of a day, `YYYYMMDD`."""
    return next(iter(sorted((site / "_posts").glob(f"{date[:4]}-{date[4:6]}-{date[6:]}-*.md"))), None)


def _sections(lines: Sequence[str], slides: Sequence[dict[str, object]], articles: int) -> list[int]:
    """Return each line's section: of the slide whose notes hold it; a recap and what follows it lie behind."""
    opened = list(accumulate(slide.get("type") == "section" for slide in slides))
    sections: list[int] = []
    for line, slide in zip(lines, _slides(lines, slides), strict=True):
        is_behind = slides[slide].get("type") == "closing" or opened[slide] > articles
        section = articles + 1 if is_behind else opened[slide]
        recap = section == articles and RECAP.search(line) is not None
        sections.append(max(articles + 1 if recap else section, sections[-1] if sections else 0))
    return sections


def _slides(lines: Sequence[str], slides: Sequence[dict[str, object]]) -> Iterator[int]:
    """Yield for each line the slide that holds the middle of it; script and notes differ by a few letters."""
    notes = [SPACE.sub("", str(slide.get("notes") or "")) for slide in slides]
    owners = [number for number, note in enumerate(notes) for _ in note]
    texts = [SPACE.sub("", line) for line in lines]
    matches = SequenceMatcher(None, "".join(texts), "".join(notes), autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in matches for step in range(block.size)}
    at, slide = 0, 0
    for text in texts:
        known = [owners[places[letter]] for letter in range(at, at + len(text)) if letter in places]
        slide = known[len(known) // 2] if known else slide
        at += len(text)
        yield slide
