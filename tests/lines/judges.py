"""Independent judges of line breaks: ICU's strict Japanese rules, and the lists of ECMA-376."""

import icu

AFTER_FORBIDDEN = "$([{£¥‘“〈《「『【〔〝＄（［｛｢￡￥"
BEFORE_FORBIDDEN = "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠"
"""ECMA-376 part 1, 17.15.1.58 (noLineBreaksAfter) and 17.15.1.59 (noLineBreaksBefore), Japanese."""


def icu_opportunities(text: str) -> set[int]:
    """Return the offsets at which ICU allows a line to begin in strict Japanese setting."""
    iterator = icu.BreakIterator.createLineInstance(icu.Locale("ja@lb=strict"))
    whole = icu.UnicodeString(text)
    iterator.setText(whole)
    return {whole.countChar32(0, boundary) for boundary in iterator}


def listed_break(text: str, at: int) -> bool:
    """Tell whether ECMA-376's lists forbid a line to begin at an offset; spaces at the break do not count."""
    before, after = text[:at].rstrip(" "), text[at:].lstrip(" ")
    return bool(before and after) and (before[-1] in AFTER_FORBIDDEN or after[0] in BEFORE_FORBIDDEN)
