"""Retold: where each article begins when the voice tells the text in its own words.

Titles, cut into short pieces, the words that only one article has, and words that announce are spotted in the
sound. Articles follow one another in order, so their starts are the best path over the pauses: an article gains by
its own words inside of it and by what opens it near its start, and loses by the titles of others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.chains import chains_of
from slidecast.align.closings import closings
from slidecast.align.guess import Length
from slidecast.align.heard import Heard
from slidecast.align.keywords import Keyword, Role, announcements, keywords_of
from slidecast.align.learning import hits_of_learnt
from slidecast.align.models import Scores, scores
from slidecast.align.openings import LONGEST_PAUSE, Edges, Worths, flow_of, leads_in, opening, unbeaten
from slidecast.align.options import Group
from slidecast.align.paced import pace
from slidecast.align.silence import Run, flags_of
from slidecast.align.spot import Hit, backwards, spot
from slidecast.align.tuning import Tuned
from slidecast.reading import Reading

FILLER = -4.0  # nats a frame: between speech that matches and speech that does not
LEAST = 60.0  # nats that a word has to beat the filler by: one decoy in 30 does, and half of the words spoken
LENGTH_COST = 15.0  # nats when an article takes e times the share of the sound that its text has
SLACK = 100  # frames: a title may begin before the pause that its article is taken to begin behind
RECALLED = 0.8  # what a word of the last article is worth to what follows it
SHORTEST = 300  # frames of an article


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


def find_articles(
    groups: Sequence[Group], readings: Sequence[Reading], titles: Sequence[Reading], voice: Tuned, heard: Heard
) -> Articles:
    """Return where the articles begin; models that learnt from the text's own words tell where, but not whether.

    Args:
        groups: the slides; those with an article number hold its utterances.
        readings: of all utterances.
        titles: of the articles, in order.
        voice: the sound's features, and models tuned to its voice.
    """
    words = keywords_of(groups, readings, titles)
    known = [*words, *announcements(len(titles))]
    phones = [word.phones for word in known]
    silent = flags_of(heard.silent, heard.frames)

    def hear(table: Scores, words: Sequence[tuple[str, ...]] = phones) -> list[Hit]:
        return spot(words, table, silent, FILLER, LEAST)

    lengths = [_morae(groups, readings, number + 1) for number in range(len(titles))]
    hits = hear(scores(voice.frames, voice.models), [*phones, *(backwards(word.phones) for word in words)])
    chance = len({hit.word for hit in hits if hit.word >= len(known)}) / max(len(words), 1)
    hits = [hit for hit in hits if hit.word < len(known)]
    starts = _starts(hits_of_learnt(voice, silent, phones, hits, hear), known, lengths, heard)
    return Articles(starts, tuple(_heard(number, hits, known, starts) for number in range(len(titles))), chance)


def _heard(number: int, hits: Sequence[Hit], words: Sequence[Keyword], starts: Sequence[int]) -> float:
    """Return the share of an article's own words that are heard inside of it."""
    own = {at for at, word in enumerate(words) if word.role in (Role.TITLE, Role.TEXT) and number in word.sections}
    inside = {hit.word for hit in hits if starts[number] - SLACK <= hit.start < starts[number + 1]}
    return len(inside & own) / max(len(own), 1)


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


def _starts(hits: Sequence[Hit], words: Sequence[Keyword], lengths: Sequence[int], heard: Heard) -> tuple[int, ...]:
    """Return the best starts over the pauses."""
    edges = _edges(heard)
    rate = heard.frames / max(sum(lengths) * 1.1, 1)
    spans = edges.at[:, None] - edges.at[None, :]  # end, start
    openings = _openings(hits, words, len(lengths), edges)
    values = openings[0]
    backs: list[NDArray[np.intp]] = []
    for number, length in enumerate(lengths):
        own = _own(number, hits, words, edges)
        misfit = LENGTH_COST * np.abs(np.log(np.maximum(spans, 1) / max(length * rate, 1)))
        totals = np.where(spans >= SHORTEST, values - own - misfit, -1e9)
        backs.append(totals.argmax(axis=1))
        values = totals.max(axis=1) + own + openings[number + 1]
    chosen = [int((values - _own(len(lengths), hits, words, edges)).argmax())]
    for back in reversed(backs):
        chosen.append(int(back[chosen[-1]]))
    return tuple(int(edges.at[place]) for place in chosen[::-1])


def _edges(heard: Heard) -> Edges:
    inner = [run for run in heard.silent if run.end < heard.frames]
    return Edges(
        np.array([0, *(run.end for run in inner), heard.frames]),
        np.array([0, *map(len, inner), LONGEST_PAUSE]),
        np.array([0, *closings(heard.levels, inner), 0]),
    )


def _openings(hits: Sequence[Hit], words: Sequence[Keyword], articles: int, edges: Edges) -> list[Worths]:
    """Return what it is worth to each article, and to what follows the last, to begin at each edge."""
    chains = chains_of(hits, words)
    likely, flow = unbeaten(hits, words), flow_of(hits, words, edges)
    openings = []
    for number in range(articles + 1):
        own = [hit for hit in likely if number in words[hit.word].sections]
        titles = [chain for chain in chains if chain.section == number]
        openings.append(opening(titles, leads_in(own, words, chains, flow), edges))
    return openings


def _own(number: int, hits: Sequence[Hit], words: Sequence[Keyword], edges: Edges) -> Worths:
    """Return what the hits before each edge are worth to a section: its own, less the titles of others.

    What follows the last article may name all of them again.
    """
    is_last = all(number >= max(word.sections) for word in words)
    worth = np.zeros(len(edges.at))
    for hit in hits:
        word = words[hit.word]
        if word.role in (Role.TITLE, Role.TEXT):
            recalled = RECALLED if is_last and number - 1 in word.sections else 0.0
            sign = 1.0 if number in word.sections else recalled or -float(word.role is Role.TITLE and not is_last)
            worth[edges.at >= hit.end] += sign * hit.score
    return worth
