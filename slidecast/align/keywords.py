"""The words to listen for in a retelling: titles in pieces, words that one article alone has, and announcements."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from slidecast.align.options import Group
from slidecast.reading import Lexicon, Reading, read

PIECE = 12  # phones of a title, at least, that are spotted together
LONG_WORD = 9  # phones: shorter words are found everywhere
MOST_WORDS = 16  # of an article

COUNTERS = tuple(noun + ending for noun in ("つ目", "本目", "番目") for ending in ("の", "は", "の記事"))
NOUNS = ("記事", "ニュース", "話題", "トピック", "お話")
HEADS = ("それじゃあ", "それでは", "続いて", "続きまして", "まずは", "最後に", "お次は")
NAMING = ("つ目の記事", "本目の記事", "番目の記事", "タイトルは", "という記事", "というニュース")
PARTING = ("今日紹介した", "今日の記事をおさらい", "おさらいする", "紹介した内容", "以上で", "いかがでしたか")
FAREWELLS = ("お便り", "感想やお便り", "メッセージ", "お別れの", "また次回", "次回の放送", "お相手は", "バイバイ")


class Role(Enum):
    """What a keyword tells: the title is read, the article is told, an article is announced; what leads over."""

    TITLE = auto()
    TEXT = auto()
    LEAD = auto()
    HEAD = auto()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word to listen for.

    Attributes:
        sections: numbers from 0 of the articles it speaks for; the number of articles is what follows the last.
        place: of a piece of a title, the phones of the title before it.
    """

    phones: tuple[str, ...]
    role: Role
    sections: frozenset[int]
    place: int = 0


def keywords_of(groups: Sequence[Group], readings: Sequence[Reading], titles: Sequence[Reading]) -> list[Keyword]:
    """Return the pieces of all titles, and for each article its longest words that no other one has."""
    owned = [_long_words(groups, readings, number + 1) for number in range(len(titles))]
    frequency = Counter(word for words in owned for word in words)
    found = [piece for number, title in enumerate(titles) for piece in _pieces(title, number)]
    for number, words in enumerate(owned):
        rare = sorted((word for word in words if frequency[word] == 1), key=lambda word: (-len(word), word))
        found += [Keyword(word, Role.TEXT, frozenset({number})) for word in rare[:MOST_WORDS]]
    return found


def announcements(articles: int) -> list[Keyword]:
    """Return what presenters say before an article, and when the last one is over."""
    found = [_keyword(text, Role.LEAD, sections) for text, sections in _announcements(articles) if sections]
    found += [_keyword(text, Role.HEAD, frozenset(range(articles))) for text in HEADS]
    return found + [_keyword(text, Role.TEXT, frozenset({articles})) for text in FAREWELLS]


def _keyword(text: str, role: Role, sections: frozenset[int]) -> Keyword:
    return Keyword(read(text, Lexicon()).phones, role, sections)


def _announcements(articles: int) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield announcements with the articles that they may announce."""
    for number in range(articles):
        yield from ((f"{number + 1}{counter}", frozenset({number})) for counter in COUNTERS)
    for noun in NOUNS:
        yield f"最初の{noun}", frozenset({0} if articles else ())
        yield f"最後の{noun}", frozenset({articles - 1} if articles else ())
        yield f"次の{noun}", frozenset(range(1, articles))
        yield f"続いての{noun}", frozenset(range(1, articles))
    yield from ((text, frozenset(range(articles))) for text in NAMING)
    yield from ((text, frozenset({articles})) for text in PARTING)


def _long_words(groups: Sequence[Group], readings: Sequence[Reading], article: int) -> set[tuple[str, ...]]:
    spoken = [r for g in groups if g.article == article for r in readings[g.first : g.last]]
    return {word.phones for reading in spoken for word in reading.words if len(word.phones) >= LONG_WORD}


def _pieces(title: Reading, number: int) -> list[Keyword]:
    """Return a title's phones cut between words into pieces of `PIECE` phones or more; the last may be longer."""
    pieces: list[tuple[str, ...]] = []
    piece: tuple[str, ...] = ()
    for word in title.words:
        piece += () if word.is_pause else word.phones
        if len(piece) >= PIECE:
            pieces.append(piece)
            piece = ()
    if piece and pieces:
        pieces[-1] += piece
    elif piece:
        pieces.append(piece)
    places = [sum(map(len, pieces[:at])) for at in range(len(pieces))]
    owner = frozenset({number})
    return [Keyword(phones, Role.TITLE, owner, place) for phones, place in zip(pieces, places, strict=True)]
