"""Titles that a sentence reads out, found by their sound: what was spoken in kana is shown as published.

Sentence and title are both turned into sound; the stretch of the sentence that is like a stretch of the title (local
alignment, Smith and Waterman 1981) is written as the title writes it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from slidecast.reading.heard import Heard, heard_in
from slidecast.reading.lexicon import Lexicon
from slidecast.reading.openjtalk import LONGEST_PIECE
from slidecast.reading.traced import Span

LEAST_SOUND = 9
"""Kana that have to agree: shorter stretches are found by chance, or are terms."""

ALIKE = 0.88
ALIKE_PART = 0.93
ALIKE_LATIN = 0.78  # a narrator's reading of English differs from ours
MOST_OF_TITLE = 0.6
LEAST_PAIRS = 6
SHARED_PAIRS = 0.4
LONGEST_COUNTED = 20
TRIED_ENDS = 8
REACH = 3  # kana before an alignment that a word may begin, if it is heard differently
MATCH, MISMATCH, GAP = 1.0, -1.0, -1.0
DIAGONAL, UP, LEFT = 1, 2, 3  # where a cell of the table came from
BRACKETS = dict(zip("「『【([“〈《", "」』】)]”〉》", strict=True))
HALF_WIDTH = str.maketrans("（）［］", "()[]")
MARK = r"[、。，．！？!?：:☆★♪|｜／/→「」『』（）【】［］()\[\]“”\u3000]|(?<=\s)[-–—](?=\s)"
MARKS = re.compile(MARK)
SEGMENT_START = re.compile(rf"^|(?:{MARK}|\s\s)\s*")
SEGMENT_END = re.compile(rf"\s*(?:{MARK}|\s\s|$)")
"""A title's segments may be read out alone."""

ENDS_QUOTE = re.compile(r"[^「『]*[」』]")
LATIN = re.compile(r"[A-Za-z]")
"""A title without it may itself be spelled as it sounds, and is gone through for terms."""

LONG_VOWEL = re.compile(r"[ーうっッぃぁぇぉァィゥェォ]*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stretch of a sentence's sound and one of a title's, and the share of kana on which they agree."""

    sentence: Span
    title: Span
    share: float


def with_titles(sentence: str, titles: tuple[str, ...], lexicon: Lexicon) -> list[tuple[str, bool]]:
    """Return the sentence in parts, each with whether it is a title's and hence final."""
    parts = [(sentence, False)]
    for title in titles:
        parts = [new for text, is_final in parts for new in _split(text, is_final, title, lexicon)]
    return parts


def _split(text: str, is_final: bool, title: str, lexicon: Lexicon) -> list[tuple[str, bool]]:
    if is_final or len(text) > LONGEST_PIECE or len(title) > LONGEST_PIECE:
        return [(text, is_final)]
    heard, wanted = heard_in(text, lexicon), heard_in(title, lexicon)
    found = _likeness(heard, wanted) if _shares_pairs(heard.sound, wanted.sound) else None
    if found is None:
        return [(text, False)]
    start, end = _characters(heard, found.sentence)
    shown = _bracketed(title, _characters(wanted, found.title), text, (start, end))
    if shown == text[start:end]:
        return [(text, False)]
    parts = ((text[:start], False), (shown, LATIN.search(shown) is not None), (text[end:], False))
    return [part for part in parts if part[0]]


def _shares_pairs(sentence: str, title: str) -> bool:
    """Say whether enough pairs of kana of the shorter are in the other: without, no alignment is worth its time."""
    first, second = _pairs(sentence), _pairs(title)
    shorter = min(len(first), len(second))
    return len(first & second) >= max(LEAST_PAIRS, SHARED_PAIRS * min(shorter, LONGEST_COUNTED))


@lru_cache(maxsize=4096)
def _pairs(sound: str) -> frozenset[str]:
    return frozenset(sound[index : index + 2] for index in range(len(sound) - 1))


def _likeness(sentence: Heard, title: Heard) -> Likeness | None:
    """Return the stretches that are most alike, None where nothing of the title is read out."""
    scores, steps = _table(sentence.sound, title.sound)
    least = LEAST_SOUND * ALIKE_LATIN - 2
    ends = ((scores[i][j], i, j) for i in sentence.starts for j in title.starts if i and j)
    for score, i, j in sorted(ends, reverse=True)[:TRIED_ENDS]:
        found = _traced_back(steps, (i, j), sentence, title) if score >= least else None
        if found:
            return found
    return None


def _table(first: str, second: str) -> tuple[list[list[float]], list[list[int]]]:
    """Return the scores of local alignments that end at each pair of places, and the steps that led there."""
    width = len(second) + 1
    scores = [[0.0] * width]
    steps = [[0] * width]
    for a in first:
        above, row, came = scores[-1], [0.0] * width, [0] * width
        for j, b in enumerate(second, 1):
            diagonal = above[j - 1] + (MATCH if a == b else MISMATCH)
            up, left = above[j] + GAP, row[j - 1] + GAP
            best = max(diagonal, up, left)
            if best > 0:
                row[j] = best
                came[j] = DIAGONAL if best == diagonal else UP if best == up else LEFT
        scores.append(row)
        steps.append(came)
    return scores, steps


def _traced_back(steps: list[list[int]], ends: Span, sentence: Heard, title: Heard) -> Likeness | None:
    """Return the longest alignment that ends at a pair of places and is a title's, or a part of one."""
    i, j = ends
    agreed, length = 0, 0
    found: Likeness | None = None
    while steps[i][j]:
        step = steps[i][j]
        agrees = step == DIAGONAL and sentence.sound[i - 1] == title.sound[j - 1]
        if not agrees and step != LEFT and i - 1 in sentence.particles:
            break
        agreed += agrees
        length += 1
        i, j = i - (step != LEFT), j - (step != UP)
        begins = _word_starts((i, j), sentence, title, reach=0 if steps[i][j] else REACH)
        if agreed >= LEAST_SOUND and begins:
            skipped = max(i - begins[0], j - begins[1])
            likeness = Likeness((begins[0], ends[0]), (begins[1], ends[1]), agreed / (length + skipped))
            found = likeness if _is_read_out(likeness, sentence, title) else found
    return found


def _word_starts(place: Span, sentence: Heard, title: Heard, reach: int) -> Span | None:
    """Return the nearest places at or before a pair at which words begin in both, None beyond the reach."""
    if place[0] in sentence.starts and place[1] in title.starts:
        return place
    steps = sorted(((back_i, back_j) for back_i in range(reach + 1) for back_j in range(reach + 1)), key=_unevenness)
    for back_i, back_j in steps:
        i, j = place[0] - back_i, place[1] - back_j
        if i in sentence.starts and j in title.starts:
            return i, j
    return None


def _unevenness(back: Span) -> tuple[bool, int]:
    return (back[0] == 0) != (back[1] == 0), sum(back)


def _is_read_out(likeness: Likeness, sentence: Heard, title: Heard) -> bool:
    """Say whether a stretch is most of a title, a whole segment of it, or sounds exactly like a part of it."""
    start, end = _characters(title, likeness.title)
    low, high = _characters(sentence, likeness.sentence)
    written, spoken = title.text[start:end], sentence.text[low:high]
    if ENDS_QUOTE.match(spoken) and not ENDS_QUOTE.match(written):
        return False  # the sentence names parts of it one by one: 「A」と「B」 for A and B
    same_marks = len(MARKS.findall(written)) == len(MARKS.findall(spoken))
    begins = start in {match.end() for match in SEGMENT_START.finditer(title.text)}
    ends = SEGMENT_END.match(title.text, end) is not None
    is_latin = sum(letter.isascii() for letter in written) > len(written) / 2
    if likeness.share == 1 and same_marks and not is_latin:
        return True
    is_most = likeness.title[1] - likeness.title[0] >= MOST_OF_TITLE * len(title.sound)
    if is_most and (begins if is_latin else same_marks or begins):
        return likeness.share >= (ALIKE_LATIN if is_latin else ALIKE)
    return begins and ends and same_marks and likeness.share >= (ALIKE if is_latin else ALIKE_PART)


def _characters(heard: Heard, stretch: Span) -> Span:
    """Return the characters of a stretch of sound, with the long vowel that it may end with."""
    start, end = heard.spans[stretch[0]][0], heard.spans[stretch[1] - 1][1]
    limit = heard.spans[stretch[1]][0] if stretch[1] < len(heard.spans) else len(heard.text)
    tail = LONG_VOWEL.match(heard.text, end, max(limit, end))
    return start, tail.end() if tail else end


def _bracketed(title: str, stretch: Span, text: str, place: Span) -> str:
    """Return a title's stretch with its brackets in pairs; one that the sentence has beside it is not repeated."""
    shown = title[slice(*stretch)]
    before, after = text[: place[0]].translate(HALF_WIDTH), text[place[1] :].translate(HALF_WIDTH)
    left, right = title[: stretch[0]][-1:], title[stretch[1] :][:1]
    for opening, closing in BRACKETS.items():
        opened = len(before) - len(before.rstrip(opening))
        closed = len(after) - len(after.lstrip(closing))
        folded = shown.translate(HALF_WIDTH)
        if folded.count(opening) < folded.count(closing) and opened <= closed:
            shown = left + shown if left.translate(HALF_WIDTH) == opening else _without(shown, closing)
        elif folded.count(opening) > folded.count(closing) and closed <= opened:
            shown = shown + right if right.translate(HALF_WIDTH) == closing else _without(shown, opening)
    return shown


def _without(text: str, bracket: str) -> str:
    """Return the text without the first of a bracket, of either width."""
    at = text.translate(HALF_WIDTH).index(bracket)
    return text[:at] + text[at + 1 :]
