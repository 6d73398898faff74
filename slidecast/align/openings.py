"""What speaks for an article's beginning at each pause.

The title soon after it, words that announce it, and how the voice ends before it: how long it rests, how low it sank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.chains import Chain
from slidecast.align.keywords import Keyword, Role
from slidecast.align.spot import Hit, apart

TITLE_REACH = 1_500  # frames: a title is read within 15 s of its article's start
LEAD_REACH = 600  # frames from a start to words that announce the article
SLACK = 30  # frames: words may seem to begin before the pause that they follow
TITLE_WORTH = 2.0
LEAD_WORTH = 1.0

HALF_HEARD = 7.5  # nats a phone: of announcements that are spoken 95 % score more, of those that are not, half
FIRST = 60  # frames after a pause in which a word that leads over begins, as 最後に does in そして最後に
LEAD_IN = 28  # phones: from a word that leads over to the announcement, as in "それじゃあ、さっそく1つ目"
NEARLY = 0.9  # of the score of another word at the same place, as 最後の and 最初の may have: either may be said
IDLE_COST = 0.15  # nats a frame that something else is said before the first word that opens an article
ANNOUNCED = 200  # frames before a title that an announcement may take of which nothing is heard
UNHEARD_COST = 0.05  # nats a frame of them
DISTANCE_COST = 0.1  # nats a frame between announcement and title
PAUSE_WORTH = 0.3  # nats a frame of pause before an article
LONGEST_PAUSE = 40  # frames: a longer one between sentences tells no more
CLOSED_WORTH = 20.0  # nats of a pause that surely ends a sentence, and as many against one that surely does not
Worths = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Edges:
    """Where an article may begin.

    Attributes:
        at: the ends of pauses, and both ends of the sound, in frames.
        pauses: how many frames long they are.
        closings: how surely each ends a sentence, from -1 to 1.
    """

    at: NDArray[np.intp]
    pauses: NDArray[np.intp]
    closings: Worths


@dataclass(frozen=True, slots=True)
class Flow:
    """How a voice speaks: the frames it takes for a phone in the median word heard; where it begins after a pause."""

    phone: float
    begins: NDArray[np.intp]

    def leads(self, word: Hit, to: int) -> bool:
        """Return whether a word may lead over to what is said from a frame on: soon before, and first after a pause."""
        since = word.start - self.begins
        return 0 < to - word.start <= LEAD_IN * self.phone and bool(np.any((since >= -SLACK) & (since < FIRST)))


def unbeaten(hits: Sequence[Hit], keywords: Sequence[Keyword]) -> list[Hit]:
    """Return the hits of words that announce or lead over which no other such word at their place clearly beats."""
    said = [hit for hit in hits if _is_lead(hit, keywords[hit.word])]
    return apart(said, NEARLY)


def leads_in(hits: Sequence[Hit], keywords: Sequence[Keyword], chains: Sequence[Chain], flow: Flow) -> list[Hit]:
    """Return of the hits of a section those that announce it, of those that overlap the best, by time.

    Words that only lead over ("now then") count after a pause, where an announcement or a title soon follows them.
    """
    said = apart([hit for hit in hits if _is_lead(hit, keywords[hit.word])])
    firsts = [lead.start for lead in said if keywords[lead.word].role is Role.LEAD]
    firsts += [chain.start for chain in chains]
    return [
        lead
        for lead in said
        if keywords[lead.word].role is Role.LEAD or any(flow.leads(lead, first) for first in firsts)
    ]


def flow_of(hits: Sequence[Hit], keywords: Sequence[Keyword], edges: Edges) -> Flow:
    """Return how the voice speaks, by the words heard and its pauses."""
    rates = [(hit.end - hit.start) / len(keywords[hit.word].phones) for hit in hits]
    return Flow(float(np.median(rates)) if rates else 0.0, edges.at)


def _is_lead(hit: Hit, keyword: Keyword) -> bool:
    """Return whether words that lead over are said, not only some of their sounds."""
    return keyword.role in (Role.LEAD, Role.HEAD) and hit.score >= HALF_HEARD * len(keyword.phones)


def opening(chains: Sequence[Chain], leads: Sequence[Hit], edges: Edges) -> Worths:
    """Return what it is worth to a section to begin at each edge.

    Args:
        chains: the readings of its title.
        leads: the words that announce it.
    """
    worth = PAUSE_WORTH * np.minimum(edges.pauses, LONGEST_PAUSE) + CLOSED_WORTH * edges.closings
    for place, edge in enumerate(edges.at):
        near = [chain for chain in chains if -SLACK <= chain.start - edge < TITLE_REACH]
        said = [lead for lead in leads if -SLACK <= lead.start - edge < TITLE_REACH]
        options = [_announced(int(edge), said), *(_titled(int(edge), chain, said) for chain in near)]
        worth[place] += max(options)
    return np.asarray(worth, np.float64)


def _announced(edge: int, leads: Sequence[Hit]) -> float:
    """Return what words that announce are worth without any title."""
    near = [lead for lead in leads if lead.start - edge < LEAD_REACH]
    options = (said - _apart_cost(first, near[-1].start) - _idle(first - edge) for first, said in _said(near))
    return max((0.0, *options))


def _titled(edge: int, chain: Chain, leads: Sequence[Hit]) -> float:
    """Return what a title is worth, with the words before it that announce it."""
    begins = chain.start - chain.unheard
    before = [lead for lead in leads if lead.end <= chain.start + SLACK]
    options = (said - _apart_cost(first, begins) - _idle(first - edge) for first, said in _said(before))
    return TITLE_WORTH * chain.score + max((-_unannounced(begins - edge), *options))


def _said(leads: Sequence[Hit]) -> Iterator[tuple[int, float]]:
    """Yield where each word begins that may be the first to announce, and what it and those after it are worth."""
    for number, lead in enumerate(leads):
        yield lead.start, LEAD_WORTH * sum(later.score for later in leads[number:])


def _apart_cost(first: int, begins: int) -> float:
    """Return what it costs that words which announce stand so far before what they announce."""
    return DISTANCE_COST * max(begins - first, 0)


def _idle(frames: int) -> float:
    """Return what it costs that so much is said before the first word that opens an article."""
    return IDLE_COST * max(frames - SLACK, 0)


def _unannounced(frames: int) -> float:
    """Return what it costs that a title begins so long after an edge (below 0: before it), and no word announces it."""
    return UNHEARD_COST * min(max(frames - SLACK, 0), ANNOUNCED) + _idle(abs(frames) - ANNOUNCED * (frames > 0))
