"""Times that the user gives: SRT, WebVTT, Whisper's JSON, HTK labels (.lab).

Each becomes tokens with times: characters of the text (of a .lab file phones), which `given_times` matches with the
utterances, so that the file may cut its sentences elsewhere or spell some of them otherwise.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from pathlib import Path

import pysubs2

from slidecast.align.encodings import decoded
from slidecast.errors import AlignmentError
from slidecast.model.narration import Phone
from slidecast.model.time import TimeRange, seconds

HUNDRED_NS = Fraction(1, 10_000_000)
LEAST_SHARE = 0.3  # of an utterance's characters that the file has to hold
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
        AlignmentError: it cannot be read, is of another kind, or holds no time.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        raise AlignmentError(f"the timing file cannot be read ({error.strerror})", str(path)) from error
    loader = {".srt": _subtitles, ".vtt": _subtitles, ".json": _whisper, ".lab": _labels}.get(path.suffix.lower())
    if loader is None:
        raise AlignmentError("not a timing file", str(path), "give .srt, .vtt, .json (Whisper) or .lab")
    try:
        timing = loader(path, text)
    except (ValueError, KeyError, TypeError, AttributeError, pysubs2.exceptions.Pysubs2Error) as error:
        raise AlignmentError(f"the timing file is broken ({error})", str(path)) from error
    if not timing.tokens:
        raise AlignmentError("the timing file holds no times", str(path))
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
    events = pysubs2.SSAFile.from_string(text, format_=path.suffix.lower().lstrip("."))
    spans = [(event.plaintext, _milliseconds(event.start, event.end)) for event in events if not event.is_comment]
    return TimingFile(path, tuple(token for words, span in spans for token in _spread(words, span)))


def _milliseconds(start: int, end: int) -> TimeRange:
    return TimeRange(Fraction(start, 1000), Fraction(max(end, start), 1000))


def _whisper(path: Path, text: str) -> TimingFile:
    """Return the words' times where the file has them, else the segments'."""
    content = json.loads(text)
    segments = content["segments"] if isinstance(content, dict) else content
    tokens: list[Token] = []
    for segment in segments:
        for piece in segment.get("words") or [segment]:
            start = seconds(float(piece["start"]))
            span = TimeRange(start, max(seconds(float(piece["end"])), start))
            tokens += _spread(piece.get("word", piece.get("text", "")), span)
    return TimingFile(path, tuple(tokens))


def _labels(path: Path, text: str) -> TimingFile:
    """Return phones: lines of start and end in units of 100 ns, and a phone or a full-context label."""
    phones: list[Phone] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        start, end, label = line.split()[:3]
        symbol = label.split("-", 1)[1].split("+", 1)[0] if "-" in label and "+" in label else label
        symbol = "pau" if symbol in SILENT_LABELS else symbol.lower() if symbol in set("AIUEO") else symbol
        phones.append(Phone(symbol, TimeRange(int(start) * HUNDRED_NS, max(int(end), int(start)) * HUNDRED_NS)))
    tokens = tuple(Token(phone.symbol, phone.range) for phone in phones if phone.symbol != "pau")
    return TimingFile(path, tokens, tuple(phones))
