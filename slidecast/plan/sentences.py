"""Running text → its sentences; joined again they are the text, character for character.

A sentence ends after 。！？ and the brackets that close right behind, after a Western full stop before a space and a
capital, and at a line's end. Nothing ends inside brackets, in a URL, in inline code, or in `3.5`, `Node.js`, `1. `.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from slidecast.model.text import RichText
from slidecast.plan.spoken import URL

OPENERS = "「『（(【《〈［〔｛“‘"
CLOSERS = "」』）)】》〉］〕｝”’"
NEVER_FIRST = CLOSERS + "。、！？，．"
LONGEST_NAME = 24  # characters before a mark that tell whether it belongs to a name, number or abbreviation
LONGEST_BRACKET = 120  # characters: quoted speech beyond this is split like any text

END = re.compile(
    rf"(?:[。！？!?]+|(?<![。！？!?.])\.(?=[{CLOSERS}\"']*(?:\s|$)))[。！？!?{re.escape(CLOSERS)}\"']*[^\S\n]*|\n+\s*"
)
NAMES_WITH_MARK = re.compile(r"(?:Yahoo|Yum|Jeopardy)!\s*$", re.IGNORECASE)
ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|cf|al|Fig|No|Vol|pp|approx|Inc|Ltd|Co|Corp|Jr|Sr"
    r"|U\.S|U\.K|a\.m|p\.m|Ph\.D)\.\s*$"
)
LIST_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[A-Za-z])\.\s*$")
# 「…？」と, …！って: the sentence goes on; but not before とても, ところ and other words that begin with と
GOES_ON = re.compile(r"[、，,]|と(?!ても|ころ|にかく|りあえず|ある|もに|はいえ|き|なり|く)|って|という")
HIRAGANA = re.compile("[ぁ-ん、，ー]")
WORD = re.compile(r"\w")


def split_sentences(text: RichText) -> tuple[RichText, ...]:
    """Return the sentences of a text, each with the white space after it.

    A piece without a word, as a lone emoji, belongs to the sentence before it (at the very start, to the one after).
    """
    bounds = [0]
    for end in (*ends(text), len(text)):
        if len(bounds) > 1 and not WORD.search(text.plain, bounds[-1], end):
            bounds[-1] = end
        elif WORD.search(text.plain, bounds[-1], end) or end == len(text):
            bounds.append(end)
    return tuple(text.slice(start, end) for start, end in pairwise(bounds) if end > start)


def ends(text: RichText) -> Iterator[int]:
    """Yield where each sentence but perhaps the last ends."""
    plain = text.plain
    unbroken = [*brackets(plain), *(match.span() for match in URL.finditer(plain)), *code(text)]
    closed = merged(sorted(unbroken))
    starts = [start for start, _ in closed]
    last = 0
    for match in END.finditer(plain):
        at = bisect_right(starts, match.start()) - 1
        inside = at >= 0 and match.start() < closed[at][1]
        closes = inside and match.end() >= closed[at][1] and match[0][0] != "\n"
        if inside and not closes:
            continue
        if is_end(plain, last, match, closes):
            last = match.end()
            yield last


def is_end(plain: str, last: int, match: re.Match[str], after_bracket: bool) -> bool:
    """Whether a mark ends the sentence that began at `last`."""
    mark, end = match[0], match.end()
    tail = max(last, match.start() - LONGEST_NAME)
    following = plain[end : end + 8]
    if following.lstrip()[:1] in tuple(NEVER_FIRST):
        return False
    if mark[0] == "\n":
        return not flows_on(plain[tail : match.start()], following[:1])
    if GOES_ON.match(following) or (after_bracket and not ends_speech(mark, following)):
        return False
    if mark[0] == ".":
        return is_full_stop(plain[tail:end], following)
    if mark[0] in "!?":
        return is_western_mark(plain[tail:end], mark, following)
    return True


def ends_speech(mark: str, following: str) -> bool:
    """Whether a mark in a bracket ends a sentence: in `「はい。」彼は`, not in `「はい。」と` or `『あ！』は`."""
    return mark[0] == "。" and not HIRAGANA.match(following)


def is_full_stop(sentence: str, following: str) -> bool:
    """Whether a Western full stop ends a sentence: not in `1. `, `e.g. ` or before a small letter."""
    if LIST_NUMBER.match(sentence) or ABBREVIATION.search(sentence):
        return False
    return not following or not following[0].islower()


def is_western_mark(sentence: str, mark: str, following: str) -> bool:
    """Whether an ASCII `!` or `?` ends a sentence: not in `Yahoo!ニュース` or `a?b`."""
    if NAMES_WITH_MARK.search(sentence):
        return False
    before = sentence[: -len(mark)][-1:]
    return not following or mark[-1:].isspace() or not (before.isascii() and before.isalnum())


def flows_on(line: str, following: str) -> bool:
    """Whether a line runs on in the next one: it stops at a comma, or in the middle of Western text."""
    line = line.rstrip()
    return line.endswith(("、", ",", "，")) or (line[-1:].isascii() and line[-1:].isalpha() and following.islower())


def brackets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of matched brackets on one line that are not too long."""
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(plain):
        if char == "\n":
            stack.clear()
        elif char in OPENERS:
            stack.append((CLOSERS[OPENERS.index(char)], at))
        elif char in CLOSERS:
            while stack:
                closer, start = stack.pop()
                if closer == char:
                    if at - start <= LONGEST_BRACKET:
                        yield start, at + 1
                    break


def code(text: RichText) -> Iterator[tuple[int, int]]:
    at = 0
    for span in text.spans:
        if span.code:
            yield at, at + len(span.text)
        at += len(span.text)


def merged(extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ascending extents with those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in extents:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
