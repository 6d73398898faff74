"""Runs of katakana and figures, cut into the terms that they spell out: the cheapest way through the run."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from slidecast.reading.dictionary import HAS_KANA, LEAST_FUZZY, Dictionary, dictionary_of
from slidecast.reading.english import LETTERS
from slidecast.reading.lexicon import Lexicon
from slidecast.reading.openjtalk import parsed
from slidecast.reading.sounds import distance, traced_sound
from slidecast.reading.traced import Traced
from slidecast.reading.vocabulary import Term, Vocabulary

PART = r"(?:[ァ-ヺー・]+|\d+(?:\.\d+)*|[A-Za-z]+|(?<=[ァ-ヺー])てん(?=[ァ-ヺ]))"
RUN = re.compile(rf"{PART}(?:[ .-]?{PART})*")


EXACT = 1.0
UNSURE = 1.15  # inside of a run, below a word that the dictionary knows
FUZZY = 1.0  # and FUZZY_SHARE for each share of kana that differ
FUZZY_SHARE = 6.0
KNOWN_WORD = 1.2
WRITTEN_SO = 1.05
UNKNOWN = 2.0
UNKNOWN_KANA = 0.3
SCRAP = 2.0
LONGEST_SCRAP = 2  # kana: what is left of a word after cutting a term out of it
LETTERS_ONLY = 1.3
FIGURES = 0.6
FUZZINESS = 0.18
LEAST_UNSURE = 4
SHORTEST_WORD = 2

NAMES = {
    **{name: letter.upper() for letter, name in LETTERS.items()},
    "エイ": "A", "ジェイ": "J", "ケイ": "K", "エッチ": "H", "ヴィー": "V", "ティ": "T", "ディ": "D", "ズィー": "Z",
}  # fmt: skip
NAME = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))
SPELLED = re.compile(rf"(?:{NAME.pattern})+")
UNIT = re.compile(r"(?<=\d)(?:(ジー|ティー|エム|ケー|ペタ)?ビー)(?![ァ-ヺー])")
UNITS = {"ジー": "GB", "ティー": "TB", "エム": "MB", "ケー": "KB", "ペタ": "PB", None: "B"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a run's sound and how it is written; None where it stays as it is."""

    start: int
    end: int
    shown: str | None
    cost: float


def with_terms(text: str, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """Return the text with what is spelled out in kana written as the vocabulary writes it."""
    dictionary = dictionary_of(vocabulary, lexicon)

    def written(match: re.Match[str]) -> str:
        return _written(match[0], dictionary, vocabulary) if HAS_KANA.search(match[0]) else match[0]

    return RUN.sub(written, text)


def _written(run: str, dictionary: Dictionary, vocabulary: Vocabulary) -> str:
    sound = traced_sound(run)
    if not sound.text:
        return run
    pieces = _cheapest(sound, run, dictionary, vocabulary)
    return _joined(run, sound, pieces)


def _joined(run: str, sound: Traced, pieces: Iterable[Piece]) -> str:
    """Return the run with its pieces written anew; what lies between them stays."""
    text, at = "", 0
    for piece in pieces:
        start, _ = sound.span(piece.start, piece.end)
        end = sound.spans[piece.end][0] if piece.end < len(sound.text) else len(run)
        original = run[start:end]
        text += run[at:start]
        if piece.shown is None:
            text += original
        else:
            gap = original[len(original.rstrip(" ")) :]
            needs_space = re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", piece.shown)
            text += (" " if needs_space else "") + piece.shown + gap
        at = end
    return text + run[at:]


def _cheapest(sound: Traced, run: str, dictionary: Dictionary, vocabulary: Vocabulary) -> list[Piece]:
    """Return the pieces that together cost least."""
    length = len(sound.text)
    firm = [*_exact(sound.text, dictionary), *_spelled(sound, run)]
    edges = sorted(
        {0, length, *(edge for piece in firm for edge in (piece.start, piece.end)), *_figure_edges(sound.text)}
    )
    pieces = firm + list(_between(sound, run, edges, vocabulary))
    if not any(piece.start == 0 and piece.end == length for piece in firm):
        pieces += _alike(sound.text, edges, dictionary)
    best: list[tuple[float, Piece | None]] = [(0.0, None), *([(float("inf"), None)] * length)]
    for piece in sorted(pieces, key=lambda piece: piece.start):
        cost = best[piece.start][0] + piece.cost
        if cost < best[piece.end][0]:
            best[piece.end] = (cost, piece)
    return _path(best)


def _path(best: list[tuple[float, Piece | None]]) -> list[Piece]:
    path: list[Piece] = []
    at = len(best) - 1
    while (piece := best[at][1]) is not None:
        path.append(piece)
        at = piece.start
    return path[::-1]


def _exact(text: str, dictionary: Dictionary) -> Iterator[Piece]:
    longest = max(map(len, dictionary.exact), default=0)
    for start in range(len(text)):
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            term = dictionary.exact.get(text[start:end])
            if term and _may_cut(text, start) and _may_cut(text, end):
                is_whole = (start, end) == (0, len(text))
                if term.is_sure or is_whole:
                    yield Piece(start, end, term.shown, EXACT)
                elif end - start >= LEAST_UNSURE:
                    yield Piece(start, end, term.shown, UNSURE)


def _may_cut(text: str, at: int) -> bool:
    """Say whether no figure goes on across a place."""
    return not (0 < at < len(text) and text[at - 1] in "0123456789." and text[at] in "0123456789.")


def _spelled(sound: Traced, run: str) -> Iterator[Piece]:
    """Yield letters' names in a row: three, or two that are the whole run and no word; and units behind figures."""
    for match in SPELLED.finditer(run):
        letters = "".join(NAMES[name] for name in NAME.findall(match[0]))
        is_word = parsed(match[0]).morphemes[0].end == len(match[0]) and parsed(match[0]).morphemes[0].is_known
        if len(letters) > 2 or (len(letters) == 2 and match[0] == run and not is_word):
            yield Piece(*_sound_range(sound, *match.span()), letters, LETTERS_ONLY)
    for match in UNIT.finditer(run):
        yield Piece(*_sound_range(sound, *match.span()), UNITS[match[1]], EXACT)


def _sound_range(sound: Traced, start: int, end: int) -> tuple[int, int]:
    inside = [index for index, span in enumerate(sound.spans) if start <= span[0] < end]
    return inside[0], inside[-1] + 1


def _figure_edges(text: str) -> Iterator[int]:
    for match in re.finditer(r"[\d.]+", text):
        yield from match.span()


def _between(sound: Traced, run: str, edges: list[int], vocabulary: Vocabulary) -> Iterator[Piece]:
    """Yield what stays as it is between the edges: figures, words, names that nobody knows."""
    for index, start in enumerate(edges):
        for end in edges[index + 1 :]:
            written = run[sound.spans[start][0] : sound.spans[end - 1][1]]
            yield Piece(start, end, None, _cost_unchanged(written, vocabulary.kana))


@lru_cache(maxsize=8192)
def _cost_unchanged(written: str, kana: frozenset[str]) -> float:
    if re.fullmatch(r"[\d.]+", written):
        return FIGURES
    if written in kana:
        return WRITTEN_SO
    morphemes = parsed(written).morphemes
    known = all(m.is_known and m.end - m.start >= SHORTEST_WORD and m.pos == "名詞" for m in morphemes)
    scrap = SCRAP if len(written) <= LONGEST_SCRAP else 0.0
    return KNOWN_WORD * len(morphemes) if known else UNKNOWN + UNKNOWN_KANA * len(written) + scrap


def _alike(text: str, edges: list[int], dictionary: Dictionary) -> Iterator[Piece]:
    """Yield terms that sound almost like a stretch between two edges."""
    for index, start in enumerate(edges):
        for end in edges[index + 1 :]:
            stretch = text[start:end]
            if len(stretch) >= LEAST_FUZZY and not stretch.replace(".", "").isdigit():
                found = _most_alike(stretch, dictionary.fuzzy)
                if found:
                    yield Piece(start, end, found[0], FUZZY + FUZZY_SHARE * found[1])


def _most_alike(stretch: str, terms: Iterable[tuple[str, frozenset[str], Term]]) -> tuple[str, float] | None:
    """Return the term that differs least and the share of its kana that differ, if any is near enough."""
    kana = set(stretch)
    figures = re.findall(r"\d[\d.]*", stretch)
    best: tuple[str, float] | None = None
    for sound, its_kana, term in terms:
        limit = int(max(len(sound), len(stretch)) * FUZZINESS)
        if abs(len(sound) - len(stretch)) > limit or len(its_kana - kana) > limit or len(kana - its_kana) > limit:
            continue
        share = distance(sound, stretch, limit) / max(len(sound), len(stretch))
        if share <= FUZZINESS and (best is None or share < best[1]) and re.findall(r"\d[\d.]*", sound) == figures:
            best = (term.shown, share)
    return best
