"""A script: what the voice says, one sentence a line; its lines take the place of the deck's own sentences.

The script retells the articles in other words. Its lines stand in the order of the deck, so the best assignment is
a monotone path over lines and slides: a line scores on a slide by what their readings have in common, the spoken
title far more than the rest, and every slide wants at least one line.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from slidecast.align.encodings import decoded, lost_characters
from slidecast.errors import AlignmentError, Diagnostic, Warn
from slidecast.model.deck import Deck, Slide, Utterance
from slidecast.reading import Lexicon, read

MOST_LOST = 0.5  # of the characters: what holds more that cannot be read is no text
GRAM = 4  # phones: two morae, mostly
TITLE_WEIGHT = 2.0  # of the characteristic sounds of the title where its article opens
BACKGROUND = 10  # % of the lines that are less like a slide: what any line has in common with it, more with a long text
PART_OF_TITLE = 0.25  # of its sounds: a line that says as much begins the title, the next one may go on
SLIDE_WEIGHT = 0.5  # of a slide's own text beside its article's: retelling keeps to the article, less to the slide
LIKE = 0.3  # share of a unit's sounds that a line has to repeat to mean it
RAREST = 3.0  # weight of a gram that no slide has
EMPTY_SLIDE = 0.15  # cost of a slide without a line
UNEVEN = 0.2  # cost of a line at the other end of an article from the slide, by its place in the text

ORDINALS = re.compile(r"([0-9０-９一二三四五六七八九十]+|ひと|ふた|みっ|よっ|いつ)(つ目|つめ|本目|番目|個目|件目)")
LEADING = re.compile(
    r"(最初|次|つぎ|続い|つづい|最後)[^。]{0,8}(記事|きじ|話題|ニュース|トピック|テーマ|お話)"
    r"|(つ目|つめ|本目|番目|個目|件目)の(記事|きじ|話題|ニュース|トピック|テーマ|お話)"
)
ANNOUNCING = re.compile(rf"{LEADING.pattern}|タイトル[はわ]|(記事|話題|ニュース|トピック)[はわ]、?[「『]")
RECAP = re.compile(
    r"おさらい|振り返|ふりかえ|エンディング|いかがでした"
    r"|(紹介|お伝え|お届け|お送り)(いた)?し(た|てきた|ました|てきました|てまいりました)"
)
CLOSING = re.compile(
    r"お別れ|おわかれ|お便り|おたより|感想|メッセージ|フォーム|また(明日|来週|次回|ね|会)|次回|番組|ばかり|バイバイ"
)
NUMERALS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {
    "ひと": 1,
    "ふた": 2,
    "みっ": 3,
    "よっ": 4,
    "いつ": 5,
}
ANNOUNCED, ORDINAL, FAREWELL = 0.8, 1.5, 0.5  # what such words are worth on the slide that they suit
SUMMED_UP = 0.8  # what the slides behind the articles gain on every line from a recap, which names them all again
PASSED_OVER = 0.5  # cost of a line that leads over to an article but does not open one
UNANNOUNCED = 1.0  # cost of an article that opens without such words where others have them

Grams = Counter[tuple[str, ...]]
Matrix = NDArray[np.float64]


def read_script(path: Path, warn: Warn) -> tuple[str, ...]:
    """Return the lines of a script, without empty ones.

    Raises:
        AlignmentError: it cannot be read, is no text or holds no line.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise AlignmentError(f"the script cannot be read ({error.strerror})", str(path)) from error
    lost = lost_characters(text)
    if lost > MOST_LOST * len(text):
        raise AlignmentError("the script is no text", str(path), "write one spoken sentence a line, in UTF-8")
    if lost:
        warn(Diagnostic(str(path), "the script is not UTF-8, Shift JIS or EUC; some characters are lost"))
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    if not lines:
        raise AlignmentError("the script holds no line", str(path), "write one spoken sentence a line, or remove it")
    return lines


def with_script(deck: Deck, lines: Sequence[str], lexicon: Lexicon) -> Deck:
    """Return the deck with a script's lines as its utterances, each on the slide whose text it retells."""
    slides = assign(deck, lines, lexicon)
    return replace(
        deck,
        slides=tuple(
            replace(
                slide,
                utterances=tuple(
                    _utterances(slide, [li for li, at in zip(lines, slides, strict=True) if at == n], lexicon)
                ),
            )
            for n, slide in enumerate(deck.slides)
        ),
    )


def assign(deck: Deck, lines: Sequence[str], lexicon: Lexicon) -> tuple[int, ...]:
    """Return for each line the index of its slide, ascending."""
    if not deck.slides:
        return (0,) * len(lines)
    spoken = [_grams(line, lexicon) for line in lines]
    likeness, titles = _likeness(deck, spoken, lexicon)
    likeness -= np.percentile(likeness, BACKGROUND, axis=0) if len(lines) else 0.0
    return _cheapest_path(
        likeness + _cues(deck, lines), _entries(deck, lines) - TITLE_WEIGHT * _read_out(lines, titles)
    )


def _utterances(slide: Slide, lines: Sequence[str], lexicon: Lexicon) -> Iterator[Utterance]:
    """Yield a slide's lines as utterances, each with the unit it retells where one is clearly meant."""
    units = [_grams(unit, lexicon) for unit in slide.body.units]
    for line in lines:
        grams = _grams(line, lexicon)
        scores = [sum((grams & unit).values()) / max(unit.total(), 1) for unit in units]
        best = int(np.argmax(scores)) if scores else 0
        yield Utterance(line, line, best if scores and scores[best] > LIKE else None)


def _likeness(deck: Deck, spoken: Sequence[Grams], lexicon: Lexicon) -> tuple[Matrix, Matrix]:
    """Return how much each line retells each slide, 0 to about 1, and how much of its article's title it says.

    The second is 0 but on slides that open an article. Both have the shape (lines, slides).
    """
    texts = [_text_of(slide) for slide in deck.slides]
    own = [_grams(text, lexicon) for text in texts]
    titles = [_title(deck, number, lexicon) for number in range(len(own))]
    rare = _rareness([*own, *titles])
    whole = [_article(deck, number, own) for number in range(len(own))]
    likeness, said = np.zeros((2, len(spoken), len(own)))
    for line, grams in enumerate(spoken):
        for slide in range(len(own)):
            likeness[line, slide] = _shared(grams, whole[slide], rare) + SLIDE_WEIGHT * _shared(grams, own[slide], rare)
            said[line, slide] = _covered(grams, titles[slide], rare)
    return likeness, said


def _read_out(lines: Sequence[str], titles: Matrix) -> Matrix:
    """Return how much of the title is read out where each line is the first on a slide, 0 to 1.

    A line that announces leads up to the title, and a title may take several lines.
    """
    read_out = titles.copy()
    for line in range(len(lines) - 2, -1, -1):
        leads_up = (titles[line] > PART_OF_TITLE) | _is_announcing(lines[line])
        read_out[line] = np.minimum(titles[line] + np.where(leads_up, read_out[line + 1], 0.0), 1.0)
    return read_out


def _cues(deck: Deck, lines: Sequence[str]) -> Matrix:
    """Return what words of farewell are worth behind the last article, and of leading over inside one.

    Shape (lines, slides).
    """
    worth = np.zeros((len(lines), len(deck.slides)))
    behind = 1 + max((number for number, slide in enumerate(deck.slides) if slide.article is not None), default=-1)
    for line in range(len(lines) // 2, len(lines)):
        worth[line, behind:] = FAREWELL * bool(CLOSING.search(lines[line]))
    recap = next((line for line in range(len(lines) * 3 // 5, len(lines)) if RECAP.search(lines[line])), len(lines))
    worth[recap:, behind:] += SUMMED_UP
    told = [slide.article is not None for slide in deck.slides]
    return worth - PASSED_OVER * np.outer([bool(LEADING.search(line)) for line in lines], told)


def _entries(deck: Deck, lines: Sequence[str]) -> Matrix:
    """Return what it costs a line to be the first on a slide, shape (lines, slides); below 0 where it announces it.

    Where a script announces its articles, no other line opens one.
    """
    costs = np.zeros((len(lines), len(deck.slides)))
    openers = [number for number in range(len(deck.slides)) if _opens(deck, number)]
    announced = [_is_announcing(line) for line in lines]
    usual = UNANNOUNCED if 2 * sum(announced) >= len(openers) else 0.0
    for line, text in enumerate(lines):
        for number in openers:
            led = PASSED_OVER * bool(LEADING.search(text))
            costs[line, number] = usual - _announces(text, deck.slides[number].article, usual) - led
    return costs


def _is_announcing(line: str) -> bool:
    return bool(ORDINALS.search(line) or ANNOUNCING.search(line))


def _announces(line: str, article: int | None, usual: float) -> float:
    """Return what a line is worth that announces this article, more where it counts it rightly."""
    ordinal = ORDINALS.search(line)
    if ordinal:
        return ORDINAL + usual if _number(ordinal[1]) == article else 0.0
    return ANNOUNCED + usual if ANNOUNCING.search(line) else 0.0


def _opens(deck: Deck, number: int) -> bool:
    """Return whether a slide is the first of its article."""
    article = deck.slides[number].article
    return article is not None and (number == 0 or deck.slides[number - 1].article != article)


def _number(word: str) -> int | None:
    """Return the number that an ordinal names."""
    plain = unicodedata.normalize("NFKC", word)
    return int(plain) if plain.isdecimal() else NUMERALS.get(plain)


def _text_of(slide: Slide) -> str:
    return "。".join([slide.title, *slide.body.units, *(utterance.spoken for utterance in slide.utterances)])


def _title(deck: Deck, number: int, lexicon: Lexicon) -> Grams:
    """Return the sounds of an article's title on the slide that opens it; nothing for other slides."""
    article = deck.slides[number].article
    return _grams(deck.articles[article - 1], lexicon) if article and _opens(deck, number) else Counter()


def _article(deck: Deck, number: int, own: Sequence[Grams]) -> Grams:
    """Return the sounds of all slides of a slide's article, or of the slide alone."""
    article = deck.slides[number].article
    if article is None:
        return own[number]
    return sum((own[n] for n, slide in enumerate(deck.slides) if slide.article == article), Counter())


def _grams(text: str, lexicon: Lexicon) -> Grams:
    phones = [phone for phone in read(text, lexicon).phones if phone != "pau"]
    return Counter(tuple(phones[at : at + GRAM]) for at in range(len(phones) - GRAM + 1))


def _rareness(documents: Sequence[Grams]) -> dict[tuple[str, ...], float]:
    """Return the inverse document frequency of every gram, 0 for those found everywhere."""
    seen = Counter(gram for document in documents for gram in document)
    return {gram: log((len(documents) + 1) / count) for gram, count in seen.items()}


def _shared(grams: Grams, text: Grams, rare: dict[tuple[str, ...], float]) -> float:
    """Return the share of a line's sounds that a text has too, rare sounds counting more."""
    total = sum(count * rare.get(gram, RAREST) for gram, count in grams.items())
    return sum(count * rare.get(gram, RAREST) for gram, count in grams.items() if gram in text) / max(total, 1e-9)


def _covered(grams: Grams, title: Grams, rare: dict[tuple[str, ...], float]) -> float:
    """Return the share of a title's sounds that a line repeats."""
    return _shared(title, grams, rare) if title else 0.0


def _cheapest_path(likeness: Matrix, entries: Matrix) -> tuple[int, ...]:
    """Return the slide of each line: ascending, the likeness greatest, few slides without a line."""
    lines, slides = likeness.shape
    if not lines:
        return ()
    places = (np.arange(lines) + 0.5)[:, None] / lines - (np.arange(slides) + 0.5)[None, :] / slides
    gains = likeness - UNEVEN * np.abs(places)
    best = gains[0] - entries[0] - EMPTY_SLIDE * np.arange(slides)
    back = np.zeros((lines, slides), np.intp)
    jumps = np.subtract.outer(np.arange(slides), np.arange(slides))  # to, from
    costs = np.where(jumps >= 0, EMPTY_SLIDE * np.maximum(jumps - 1, 0), np.inf)
    for line in range(1, lines):
        totals = best[None, :] - costs - np.where(jumps > 0, entries[line][:, None], 0.0)
        back[line] = totals.argmax(axis=1)
        best = totals.max(axis=1) + gains[line]
    path = [int((best - EMPTY_SLIDE * (slides - 1 - np.arange(slides))).argmax())]
    for line in range(lines - 1, 0, -1):
        path.append(int(back[line, path[-1]]))
    return tuple(path[::-1])
