"""The lexicon: words whose reading is known, from tab-separated files of surface and kana."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from slidecast.errors import Diagnostic, Warn, shortened, unreadable

LATIN = re.compile(r"[A-Za-z]")
KANA = re.compile(r"[ァ-ヺー、・]+")
SOUNDING = re.compile(r"[ァ-ヺ]")
LONGEST_WORD = 100  # characters; a longer one is a line that lost its end
HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surfaces and their readings in katakana; of equal surfaces the last decides."""

    entries: tuple[tuple[str, str], ...] = ()

    def reading(self, word: str) -> str | None:
        """Return the kana of a word, None where the lexicon has none.

        A Latin word is found in any case, but a capitalised abbreviation (`IT`, `US`) never by an entry in
        small letters (`it`, `us`).
        """
        exact, folded = _index(self)
        if word in exact:
            return exact[word]
        surface, kana = folded.get(word.casefold(), ("", None))
        return None if word.isupper() and surface.islower() else kana

    def exact(self, word: str) -> str | None:
        """Return the kana of a word that the lexicon has in just these letters."""
        return _index(self)[0].get(word)


@lru_cache(maxsize=16)
def _index(lexicon: Lexicon) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    exact = dict(lexicon.entries)
    return exact, {surface.casefold(): (surface, kana) for surface, kana in exact.items()}


@lru_cache(maxsize=16)
def surface_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds the lexicon's surfaces in a text, the longest first, never inside of a Latin word."""
    surfaces = sorted(dict(lexicon.entries), key=len, reverse=True)
    latin = [surface for surface in surfaces if LATIN.match(surface[0])]
    others = [surface for surface in surfaces if not LATIN.match(surface[0])]
    choices = [rf"(?<![a-z])(?:{_closed(latin)})"] * bool(latin) + [_closed(others)] * bool(others)
    return re.compile("|".join(choices) or r"(?!)", re.IGNORECASE)


def _closed(surfaces: list[str]) -> str:
    """Return the pattern of surfaces, in their order, closed against letters where they end with one.

    Neighbours share what closes them: `re` takes half a second to compile it once for each.
    """
    groups = itertools.groupby(surfaces, key=lambda surface: bool(LATIN.match(surface[-1])))
    return "|".join(f"(?:{'|'.join(map(_spaced, group))})" + r"(?![a-z])" * closed for closed, group in groups)


def _spaced(surface: str) -> str:
    return re.escape(surface).replace(r"\ ", r"[ -]?")


def load_lexicon(paths: Iterable[Path], warn: Warn) -> Lexicon:
    """Return the lexicon of the files that exist, later ones first in rank.

    A line is `surface<TAB>kana`; empty lines and remarks (`# `, or `#` and no tab) are skipped; any other is a
    warning, and so is a file that is not text.
    """
    entries: dict[str, str] = {}
    for path in paths:
        if path.is_file():
            entries.update(_entries(path, warn))
    return Lexicon(tuple(entries.items()))


def _entries(path: Path, warn: Warn) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        warn(Diagnostic(str(path), f"no reading of it counts: {unreadable(error)}"))
        return
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("# ") or (line.startswith("#") and "\t" not in line):
            continue
        surface, _, kana = (part.strip() for part in line.partition("\t"))
        kana = kana.translate(HIRAGANA_TO_KATAKANA)
        fault = _fault(surface, kana)
        if fault:
            warn(
                Diagnostic(
                    f"{path}:{number}", f"not a reading: {shortened(line)!r}: {fault}; a line is: word, tab, kana"
                )
            )
        else:
            yield surface, kana


def _fault(surface: str, kana: str) -> str:
    """Return what is wrong with a reading; nothing where all is right."""
    if not surface or not kana:
        return f"no {'word' if kana else 'kana'}"
    if len(surface) > LONGEST_WORD or len(kana) > LONGEST_WORD:
        return f"longer than {LONGEST_WORD} characters"
    stray = KANA.sub("", kana)
    if stray:
        return f"{stray[0]!r} is no kana"
    return "" if SOUNDING.search(kana) else "nothing of it sounds"
