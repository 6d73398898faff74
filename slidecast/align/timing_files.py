"""Times that the user gives: SRT, WebVTT, Whisper's JSON, HTK labels (.lab).

Each becomes tokens with times: characters of the text (of a .lab file phones), which `given_times` matches with the
utterances, so that the file may cut its sentences elsewhere or spell some of them otherwise.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from math import inf
from pathlib import Path
from typing import Any
from warnings import catch_warnings

from slidecast.align.encodings import decoded
from slidecast.errors import AlignmentError, Place
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange, seconds

HUNDRED_NS = Fraction(1, 10_000_000)
LEAST_SHARE = 0.3  # of an utterance's characters that the file has to hold
LABEL = re.compile(r"\s*(\d+)\s+(\d+)\s+(\S+)")
LONGEST_TOLD = 60  # characters of what is wrong
HINTS = {
    ".srt": "a cue is a line such as 00:00:01,000 --> 00:00:02,500 with its text below",
    ".vtt": "a cue is a line such as 00:01.000 --> 00:02.500 with its text below",
    ".json": 'as Whisper writes it: {"segments": [{"start": 1.0, "end": 2.5, "text": "…"}, …]}',
    ".lab": "a line holds start and end in units of 100 ns, and a phone, as 10000000 12500000 a",
}
"""What each kind of file holds."""
SILENT_LABELS = {"sil", "pau", "silb", "sile", "sp", "#"}


@dataclass(frozen=True, slots=True)
class Token:
    """A character or phone with its time."""

    text: str
    range: TimeRange


@dataclass(frozen=True, slots=True)
class TimingFile:
    """The tokens of a file; `phones` where it holds phones, not text."""

    path: Path
    tokens: tuple[Token, ...]
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """The time of an utterance, None where the file lacks it, and the share of its tokens that the file holds."""

    range: TimeRange | None
    share: float


def load_timing(path: Path) -> TimingFile:
    """Return the times of a file, by its name's ending.

    Raises:
        AlignmentError: it cannot be read, is of another kind, has a part that is wrong, or holds no time.
    """
    ending = path.suffix.lower()
    if ending not in LOADERS:
        raise AlignmentError("not a timing file", str(path), "give .srt, .vtt, .json (Whisper) or .lab")
    try:
        timing = LOADERS[ending](path, decoded(path.read_bytes()))
    except OSError as error:
        raise AlignmentError(f"the timing file cannot be read ({error.strerror})", str(path)) from error
    if not timing.tokens:
        raise AlignmentError("the timing file holds no times", str(path), HINTS[ending])
    return timing


def given_times(texts: Sequence[Sequence[str]], timing: TimingFile) -> tuple[Given, ...]:
    """Return the time of each utterance, given its tokens (`characters` of its text, or phones for a .lab file).

    Raises:
        AlignmentError: the file is of another text.
    """
    owners = [(number, token) for number, text in enumerate(texts) for token in text]
    matcher = SequenceMatcher(None, [token.text for token in timing.tokens], [t for _, t in owners], autojunk=False)
    matched: list[list[TimeRange]] = [[] for _ in texts]
    for theirs, ours, size in matcher.get_matching_blocks():
        for step in range(size):
            matched[owners[ours + step][0]].append(timing.tokens[theirs + step].range)
    found = [_given(ranges, len(text)) for ranges, text in zip(matched, texts, strict=True)]
    share = sum(map(len, matched)) / max(len(owners), 1)
    if share < LEAST_SHARE:
        raise AlignmentError(
            f"the timing file is of another text: it holds {share:.0%} of the words, the limit is {LEAST_SHARE:.0%}",
            str(timing.path),
        )
    return tuple(found)


def characters(text: str) -> list[str]:
    """Return the letters and digits of a text, unified in width and case."""
    return [letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum()]


def _given(ranges: Sequence[TimeRange], length: int) -> Given:
    share = len(ranges) / max(length, 1)
    if not ranges or share < LEAST_SHARE:
        return Given(None, share)
    return Given(TimeRange(min(span.start for span in ranges), max(span.end for span in ranges)), share)


def _spread(text: str, span: TimeRange) -> Iterator[Token]:
    """Yield the characters of a text, sharing its time evenly."""
    letters = characters(text)
    for place, letter in enumerate(letters):
        start = span.start + span.duration * place / len(letters)
        yield Token(letter, TimeRange(start, span.start + span.duration * (place + 1) / len(letters)))


def _subtitles(path: Path, text: str) -> TimingFile:
    import pysubs2  # late: few give such a file

    try:
        with catch_warnings(action="ignore", category=UserWarning):  # a sentence that it lacks is told by the aligner
            events = pysubs2.SSAFile.from_string(text, format_=path.suffix.lower().lstrip("."))
    except (ValueError, pysubs2.exceptions.Pysubs2Error) as error:
        raise AlignmentError(f"the timing file is broken ({error})", str(path), HINTS[path.suffix.lower()]) from error
    spans = [(event.plaintext, _milliseconds(event.start, event.end)) for event in events if not event.is_comment]
    return TimingFile(path, tuple(token for words, span in spans for token in _spread(words, span)))


def _milliseconds(start: int, end: int) -> TimeRange:
    return TimeRange(Fraction(start, 1000), Fraction(max(end, start), 1000))


def _whisper(path: Path, text: str) -> TimingFile:
    """Return the words' times where the file has them, else the segments'."""
    content = _json(path, text)
    segments = content.get("segments") if isinstance(content, dict) else content
    if not isinstance(segments, list):
        raise AlignmentError("no list of segments", str(path), HINTS[".json"])
    tokens: list[Token] = []
    for number, segment in enumerate(segments, 1):
        words = segment.get("words") if isinstance(segment, dict) else None
        placed = [word for word in words or () if isinstance(word, dict) and {"start", "end"} <= word.keys()]
        for piece in placed or [segment]:  # WhisperX gives no times to words that it could not place
            tokens += _spread(*_piece(piece, path, number))
    return TimingFile(path, tuple(tokens))


def _json(path: Path, text: str) -> object:
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise AlignmentError(f"not JSON: {error.msg}", Place(str(path), error.lineno, error.colno)) from error
    except RecursionError as error:
        raise AlignmentError("not JSON that can be read: nested too deeply", str(path), HINTS[".json"]) from error
    return content


def _piece(piece: object, path: Path, number: int) -> tuple[str, TimeRange]:
    """Return the text and the time of a word or a segment of Whisper's.

    Raises:
        AlignmentError: it has no text, or a time that is no number of seconds from 0.
    """
    known: dict[str, Any] = piece if isinstance(piece, dict) else {}
    text = known.get("word", known.get("text"))
    moments = [known.get(key) for key in ("start", "end")]
    if not isinstance(text, str) or not all(isinstance(at, int | float) and 0 <= at < inf for at in moments):
        wrong = f"segment {number}: {shortened(repr(piece))}: a text with start and end in seconds is expected"
        raise AlignmentError(wrong, str(path), HINTS[".json"])
    start, end = (seconds(float(known[key])) for key in ("start", "end"))
    return text, TimeRange(start, max(end, start))


def _labels(path: Path, text: str) -> TimingFile:
    """Return phones: lines of start and end in units of 100 ns, and a phone or a full-context label."""
    lines = enumerate(text.split("\n"), 1)
    phones = tuple(_phone(line, Place(str(path), number)) for number, line in lines if line.strip())
    return TimingFile(
        path, tuple(Token(phone.symbol, phone.range) for phone in phones if phone.symbol != "pau"), phones
    )


def _phone(line: str, place: Place) -> Phone:
    match = LABEL.match(line)
    if not match:
        raise AlignmentError(f"{shortened(line)!r} is no label", place, HINTS[".lab"])
    start, end, label = int(match[1]), int(match[2]), match[3]
    symbol = label.split("-", 1)[1].split("+", 1)[0] if "-" in label and "+" in label else label
    symbol = "pau" if symbol in SILENT_LABELS else symbol.lower() if symbol in set("AIUEO") else symbol
    return Phone(symbol, TimeRange(start * HUNDRED_NS, max(end, start) * HUNDRED_NS))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else text[: LONGEST_TOLD - 1] + "…"


LOADERS: dict[str, Callable[[Path, str], TimingFile]] = {
    ".srt": _subtitles,
    ".vtt": _subtitles,
    ".json": _whisper,
    ".lab": _labels,
}
