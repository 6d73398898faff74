"""Text with its inline marks, as a reader sees it: no markup characters left in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from slidecast.model.clusters import clusters


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style.

    Attributes:
        text: the characters; a newline is a forced break.
        strong: bold in the source (`**x**`).
        marked: the deck's `[[x]]`: bold, in the theme's primary colour.
        code: inline code.
        figure: a number with its unit, which typesetting makes stand out; sources never say so.
        ruby: the reading, set small above the text; empty for none.
    """

    text: str
    strong: bool = False
    marked: bool = False
    code: bool = False
    figure: bool = False
    ruby: str = ""

    def part(self, start: int, end: int) -> "Span":
        """Return characters `start` up to `end` in the same style, with their share of the ruby.

        The shares of the parts that a span is cut into are the ruby again.
        """
        letters = clusters(self.ruby)
        first, last = (round(len(letters) * at / len(self.text)) if self.text else 0 for at in (start, end))
        return replace(self, text=self.text[start:end], ruby="".join(letters[first:last]))


@dataclass(frozen=True, slots=True)
class RichText:
    """Spans in reading order."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str) -> "RichText":
        return cls((Span(text),)) if text else cls()

    @classmethod
    def join(cls, texts: Iterable["RichText"], separator: str = "") -> "RichText":
        """Return the texts one after another; `separator` is unstyled."""
        spans: list[Span] = []
        for index, text in enumerate(texts):
            if index and separator:
                spans.append(Span(separator))
            spans.extend(text.spans)
        return cls(tuple(spans))

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def read(self) -> str:
        """The text as it is read out: a ruby in place of what it stands over."""
        return "".join(span.ruby or span.text for span in self.spans)

    def __len__(self) -> int:
        return sum(len(span.text) for span in self.spans)

    def __bool__(self) -> bool:
        return any(span.text for span in self.spans)

    def slice(self, start: int, end: int) -> "RichText":
        """Return characters `start` up to `end` of the plain text, with their styles."""
        pieces: list[Span] = []
        at = 0
        for span in self.spans:
            low, high = max(start - at, 0), min(end - at, len(span.text))
            if low < high:
                pieces.append(span.part(low, high))
            at += len(span.text)
        return RichText(tuple(pieces))

    def strip(self) -> "RichText":
        """Return the text without white space at either end."""
        plain = self.plain
        start = len(plain) - len(plain.lstrip())
        return self.slice(start, len(plain.rstrip()))

    def spelled(self, anew: str) -> "RichText":
        """Return the text spelled anew, what takes the place of characters in their style."""
        if anew == self.plain:
            return self
        pieces: list[RichText] = []
        for tag, low, high, start, end in SequenceMatcher(None, self.plain, anew, autojunk=False).get_opcodes():
            replaced = self.slice(low, high)
            if tag == "equal":
                pieces.append(replaced)
            elif start < end:
                beside = replaced or self.slice(max(low - 1, 0), low + 1)
                style = beside.spans[0] if beside else Span("")
                pieces.append(RichText((replace(style, text=anew[start:end]),)))
        return RichText.join(pieces)
