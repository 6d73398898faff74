"""Scripts of the characters of a run, as libraqm resolves them: a shaper kerns no pair across two scripts.

A sign that all scripts share takes that of the character before, at the start that of the first with one; a closing
bracket takes the script of the opening one (after UAX #24, 5.1 and 5.2).
"""

import unicodedata
from functools import lru_cache

COMMON = ""
BRACKETS = "()<>[]{}«»‘’“”‹›〈〉《》「」『』【】〔〕〖〗〘〙〚〛"
OPENING, CLOSING = BRACKETS[::2], BRACKETS[1::2]
_NAMES = {
    "LATIN": "Latin",
    "FULLWIDTH LATIN": "Latin",
    "CJK UNIFIED": "Han",
    "IDEOGRAPHIC ITERATION": "Han",
    "IDEOGRAPHIC NUMBER": "Han",
    "HANGZHOU": "Han",
    "HIRAGANA LETTER": "Hiragana",
    "HIRAGANA ITERATION": "Hiragana",
    "HIRAGANA VOICED": "Hiragana",
    "HIRAGANA DIGRAPH": "Hiragana",
    "KATAKANA LETTER": "Katakana",
    "KATAKANA ITERATION": "Katakana",
    "KATAKANA VOICED": "Katakana",
    "KATAKANA DIGRAPH": "Katakana",
}
"""By how the names of a script's letters begin."""


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """Return the script of a simple character; `COMMON` for one that all share."""
    if character in "ªº":
        return "Latin"
    name = unicodedata.name(character, "")
    return next((script for start, script in _NAMES.items() if name.startswith(start)), COMMON)


def resolved_scripts(text: str) -> list[str]:
    """Return the script that each of a run's simple characters is set in."""
    scripts = [script_of(character) for character in text]
    opened: list[tuple[str, str]] = []
    last = COMMON
    for at, character in enumerate(text):
        if scripts[at]:
            last = scripts[at]
        elif at and character in OPENING:  # libraqm forgets a bracket that begins the run
            opened.append((CLOSING[OPENING.index(character)], last))
        elif at and character in CLOSING:
            last = _opener(opened, character, last)
        scripts[at] = last
    for at in range(len(scripts) - 2, -1, -1):
        scripts[at] = scripts[at] or scripts[at + 1]
    return scripts


def _opener(opened: list[tuple[str, str]], closing: str, last: str) -> str:
    """Return the script of the bracket that one closes, forgetting those left open inside; `last` if there is none."""
    while opened and opened[-1][0] != closing:
        opened.pop()
    return opened.pop()[1] if opened else last
