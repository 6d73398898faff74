"""Retold: where each article begins when the voice tells the text in its own words.

Titles, cut into short pieces, and the words that only one article has are spotted in the sound. Articles follow one
another in order, so their starts are the best path over the pauses: an article gains by its own words inside of it
and by its title near its start, and loses by the titles of others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.guess import Length
from slidecast.align.heard import Heard
from slidecast.align.models import Scores
from slidecast.align.options import Group
from slidecast.align.paced import pace
from slidecast.align.silence import Run, flags_of
from slidecast.align.spot import Hit, backwards, spot
from slidecast.reading import Lexicon, Reading, read

FILLER = -4.0  # nats a frame: between speech that matches and speech that does not
LEAST = 60.0  # nats that a word has to beat the filler by: one decoy in 30 does, and half of the words spoken
PIECE = 12  # phones of a title, at least, that are spotted together
LONG_WORD = 9  # phones: shorter words are found everywhere
MOST_WORDS = 16  # of an article
TITLE_REACH = 3_000  # frames: a title is read within 30 s of its article's start
TITLE_WORTH = 2.0
DISTANCE_COST = 0.05  # nats a frame between an article's start and its title
PAUSE_WORTH = 0.3  # nats a frame of pause before an article, up to a second
LENGTH_COST = 15.0  # nats when an article takes e times the share of the sound that its text has
LEADS = (
    "つ目の記事",
    "本目の記事",
    "最初の記事",
    "次の記事",
    "続いての記事",
    "最後の記事",
    "タイトルは",
    "次のニュース",
    "次の話題",
)
LEAD_REACH = 600  # frames between such words and the title
LEAD_LEAST = 100.0  # nats: they are short, and a wrong one moves an article
SLACK = 100  # frames: a title may begin before the pause that its article is taken to begin behind
SHORTEST = 300  # frames of an article


LEAD = -1  # in place of an article's number: a word that announces any


@dataclass(frozen=True, slots=True)
class Articles:
    """Where the articles begin.

    Attributes:
        starts: frames, ascending: of every article, and, last, of what follows the last.
        heard: of each article the share of its words that are heard inside of it.
        chance: the share of all words that are heard backwards.
    """

    starts: tuple[int, ...]
    heard: tuple[float, ...]
    chance: float

    @property
    def evidence(self) -> float:
        """How much more of the text is heard, each word in its article, than chance would have."""
        return sum(self.heard) / max(len(self.heard), 1) - self.chance


@dataclass(frozen=True, slots=True)
class _Word:
    phones: tuple[str, ...]
    article: int  # from 0
    title: bool


def find_articles(
    groups: Sequence[Group], readings: Sequence[Reading], titles: Sequence[Reading], table: Scores, heard: Heard
) -> Articles:
    """Return where the articles begin.

    Args:
        groups: the slides; those with an article number hold its utterances.
        readings: of all utterances.
        titles: of the articles, in order.
        table: log likelihoods less the best phone's, by models tuned to the voice.
    """
    words = [*_words(groups, readings, titles), *(_Word(read(lead, Lexicon()).phones, LEAD, False) for lead in LEADS)]
    forwards = [word.phones for word in words]
    silent = flags_of(heard.silent, heard.frames)
    hits = spot([*forwards, *map(backwards, forwards)], table, silent, FILLER, LEAST)
    chance = len({hit.word for hit in hits if hit.word >= len(words)}) / max(len(words), 1)
    hits = _led([hit for hit in hits if hit.word < len(words)], words)
    lengths = [_morae(groups, readings, number + 1) for number in range(len(titles))]
    starts = _starts(hits, words, lengths, heard)
    return Articles(starts, tuple(_heard(number, hits, words, starts) for number in range(len(titles))), chance)


def _led(hits: Sequence[Hit], words: Sequence[_Word]) -> list[Hit]:
    """Return the hits without words that announce, titles taken to begin with those that announce them."""
    leads = [hit for hit in hits if words[hit.word].article == LEAD and hit.score > LEAD_LEAST]
    led: list[Hit] = []
    for hit in hits:
        if words[hit.word].title:
            starts = [lead.start for lead in leads if hit.start - LEAD_REACH <= lead.start < hit.start]
            led.append(replace(hit, start=min(starts, default=hit.start)))
        elif words[hit.word].article != LEAD:
            led.append(hit)
    return led


def _heard(number: int, hits: Sequence[Hit], words: Sequence[_Word], starts: Sequence[int]) -> float:
    """Return the share of an article's words that are heard inside of it."""
    inside = {
        hit.word
        for hit in hits
        if words[hit.word].article == number and starts[number] - SLACK <= hit.start < starts[number + 1]
    }
    return len(inside) / max(sum(word.article == number for word in words), 1)


def pace_articles(
    groups: Sequence[Group], lengths: Sequence[Length], articles: Articles, heard: Heard
) -> tuple[Run, ...]:
    """Return a run for every utterance: opening, articles and closing paced each within its own extent."""
    edges = [0, *articles.starts, heard.frames]
    owners = _sections(groups, len(articles.starts) - 1)
    runs: list[Run] = []
    for section in range(len(edges) - 1):
        members = [length for length, owner in zip(lengths, owners, strict=True) if owner == section]
        runs += pace(members, heard.silent, Run(edges[section], max(edges[section + 1], edges[section])))
    return tuple(runs)


def _sections(groups: Sequence[Group], articles: int) -> list[int]:
    """Return for each utterance 0 before the articles, the article's number, or one more behind them; ascending."""
    sections: list[int] = []
    for group in groups:
        at = sections[-1] if sections else 0
        behind = articles + 1 if at else 0
        section = group.article if group.article is not None else behind
        sections += [max(section, at)] * (group.last - group.first)
    return sections


def _morae(groups: Sequence[Group], readings: Sequence[Reading], article: int) -> int:
    return sum(r.moras for g in groups if g.article == article for r in readings[g.first : g.last])


def _words(groups: Sequence[Group], readings: Sequence[Reading], titles: Sequence[Reading]) -> list[_Word]:
    """Return the pieces of all titles, and for each article its longest words that no other one has."""
    owned = [_long_words(groups, readings, number + 1) for number in range(len(titles))]
    frequency = Counter(word for words in owned for word in words)
    found = [_Word(piece, number, True) for number, title in enumerate(titles) for piece in _pieces(title)]
    for number, words in enumerate(owned):
        rare = sorted((word for word in words if frequency[word] == 1), key=lambda word: (-len(word), word))
        found += [_Word(word, number, False) for word in rare[:MOST_WORDS]]
    return found


def _long_words(groups: Sequence[Group], readings: Sequence[Reading], article: int) -> set[tuple[str, ...]]:
    spoken = [r for g in groups if g.article == article for r in readings[g.first : g.last]]
    return {word.phones for reading in spoken for word in reading.words if len(word.phones) >= LONG_WORD}


def _pieces(title: Reading) -> list[tuple[str, ...]]:
    """Return a title's phones cut between words into pieces of `PIECE` phones or more."""
    pieces: list[tuple[str, ...]] = []
    piece: tuple[str, ...] = ()
    for word in title.words:
        if not word.is_pause:
            piece += word.phones
        if len(piece) >= PIECE:
            pieces.append(piece)
            piece = ()
    if pieces and piece:
        pieces[-1] += piece
    return pieces or ([piece] if piece else [])


def _starts(hits: Sequence[Hit], words: Sequence[_Word], lengths: Sequence[int], heard: Heard) -> tuple[int, ...]:
    """Return the best starts over the pauses."""
    edges = np.array([0, *(run.end for run in heard.silent if run.end < heard.frames), heard.frames])
    pauses = np.array([0, *(len(run) for run in heard.silent if run.end < heard.frames), 100])
    rate = heard.frames / max(sum(lengths) * 1.1, 1)
    values = np.array([_bonus(0, hits, words, edges, pauses)]).reshape(-1) if lengths else np.zeros(len(edges))
    backs: list[NDArray[np.intp]] = []
    for number in range(len(lengths)):
        own = _own(number, hits, words, edges)
        spans = edges[:, None] - edges[None, :]  # end, start
        misfit = LENGTH_COST * np.abs(np.log(np.maximum(spans, 1) / max(lengths[number] * rate, 1)))
        totals = np.where(spans >= SHORTEST, values - own - misfit, -1e9)
        backs.append(totals.argmax(axis=1))
        values = totals.max(axis=1) + own + _bonus(number + 1, hits, words, edges, pauses)
    at = int(values.argmax())
    chosen = [at]
    for back in reversed(backs):
        chosen.append(int(back[chosen[-1]]))
    return tuple(int(edges[place]) for place in chosen[::-1])


def _own(number: int, hits: Sequence[Hit], words: Sequence[_Word], edges: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return what the hits before each edge are worth to an article: its own, less the titles of others."""
    worth = np.zeros(len(edges))
    for hit in hits:
        word = words[hit.word]
        sign = 1.0 if word.article == number else -1.0 if word.title else 0.0
        worth[edges >= hit.end] += sign * hit.score
    return worth


def _bonus(
    number: int, hits: Sequence[Hit], words: Sequence[_Word], edges: NDArray[np.intp], pauses: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return what it is worth to an article to begin at each edge: the pause before, its title soon after."""
    best: dict[int, NDArray[np.float64]] = {}
    nearest = np.full(len(edges), float(TITLE_REACH))
    for hit in hits:
        word = words[hit.word]
        if word.article == number and word.title:
            distance = hit.start - edges
            near = (distance > -SLACK) & (distance < TITLE_REACH)
            best[hit.word] = np.maximum(best.get(hit.word, 0.0), near * hit.score)
            nearest = np.where(near, np.minimum(nearest, np.maximum(distance, 0)), nearest)
    title = sum(best.values(), np.zeros(len(edges)))
    return TITLE_WORTH * title + PAUSE_WORTH * np.minimum(pauses, 100) - DISTANCE_COST * nearest
