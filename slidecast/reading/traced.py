"""Text that remembers which characters of its source each of its own characters came from."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Span = tuple[int, int]
"""Characters of the source: from the first up to, not including, the second."""

Replacement = str | Callable[[re.Match[str]], str | None]
"""What stands in a match's place; a function that gives None leaves the match as it is."""

CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe0e\ufe0f]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Traced:
    """Rewritten text; `spans` has the source of each of its characters, ascending."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def normalised(cls, source: str) -> "Traced":
        """Return the source in NFKC, a base character and its marks as one."""
        text, spans = [], []
        for cluster in CLUSTER.finditer(source):
            composed = unicodedata.normalize("NFKC", cluster.group())
            text.append(composed)
            spans.extend([cluster.span()] * len(composed))
        return cls("".join(text), tuple(spans))

    def sub(self, pattern: re.Pattern[str], replace: Replacement) -> "Traced":
        """Return the text with each match replaced."""
        text: list[str] = []
        spans: list[Span] = []
        at = 0
        for match in pattern.finditer(self.text):
            new = replace if isinstance(replace, str) else replace(match)
            if new is None:
                continue
            start, end = match.span()
            text += [self.text[at:start], new]
            spans += self.spans[at:start] + (self.span(start, end),) * len(new)
            at = end
        return Traced("".join([*text, self.text[at:]]), (*spans, *self.spans[at:]))

    def span(self, start: int, end: int) -> Span:
        """Return the source of the characters `start` up to `end`, of which there is at least one."""
        return self.spans[start][0], self.spans[end - 1][1]

    def slice(self, start: int, end: int) -> "Traced":
        return Traced(self.text[start:end], self.spans[start:end])
