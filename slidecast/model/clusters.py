"""Grapheme clusters: the smallest pieces of text that are drawn, measured and broken whole.

The part of Unicode's UAX #29 that Japanese text and emoji need: a base with its marks, variation selectors,
skin tones and tags; sequences joined by ZWJ; pairs of regional indicators (flags); carriage return + newline.
The half-width marks ﾞ ﾟ stand alone: they take room of their own.
"""

import re
from functools import lru_cache

_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_PICTOGRAPH = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_CLUSTER = re.compile(
    f"\r\n|{_FLAG}{_FLAG}[{_EXTEND}]*|.[{_EXTEND}]*(?:\u200d{_PICTOGRAPH}[{_EXTEND}]*)*\u200d*", re.DOTALL
)
_COMPOUND = re.compile(f"[{_EXTEND}\u200d\r]|{_FLAG}")


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """Return the grapheme clusters of `text`; joined they are the text."""
    if not _COMPOUND.search(text):
        return tuple(text)
    return tuple(_CLUSTER.findall(text))
