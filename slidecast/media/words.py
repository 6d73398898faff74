"""Word lists: one word a line, `#` begins a remark; such as assets/protected_words.txt."""

from collections.abc import Iterator
from pathlib import Path

from slidecast.errors import Diagnostic, Warn, shortened, unreadable
from slidecast.model.looks import LONGEST_WORD


def read_words(path: Path, warn: Warn) -> tuple[str, ...]:
    """Return the words of a list, each once, in order; a word may hold spaces.

    A line that is no word is a warning, and so is a file that is not text.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        warn(Diagnostic(str(path), f"no word of it counts: {unreadable(error)}"))
        return ()
    return tuple(dict.fromkeys(_words(path, lines, warn)))


def _words(path: Path, lines: list[str], warn: Warn) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        word = line.partition("#")[0].strip()
        fault = _fault(word)
        if fault:
            warn(Diagnostic(f"{path}:{number}", f"not a word: {shortened(word)!r}: {fault}; a line is one word"))
        elif word:
            yield word


def _fault(word: str) -> str:
    """Return what is wrong with a word; nothing where all is right."""
    if len(word) > LONGEST_WORD:
        return f"longer than {LONGEST_WORD} characters"
    stray = next((character for character in word if not character.isprintable()), "")
    return f"it holds {'a tab' if stray == chr(9) else f'U+{ord(stray):04X}'}" if stray else ""
