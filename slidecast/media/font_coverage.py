"""Coverage: which font file draws which grapheme cluster, read from the fonts' cmap tables."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from slidecast.errors import ThemeError
from slidecast.media.font_advances import Advances, advances_of
from slidecast.media.font_tables import FontTables, NotAFontError, read_tables
from slidecast.model.clusters import clusters

EMOJI = "Twemoji.ttf"
FALLBACKS = (
    "MPLUSRounded1c-Medium.ttf",
    "ZenMaruGothic-Bold.ttf",
    "BIZUDPGothic-Regular.ttf",
    "JetBrainsMono-Medium.ttf",
    "NotoSansSymbols2-Regular.ttf",
)
SUBSTITUTE = "〓"  # geta: what a printer sets for a type that is missing
EMOJI_SELECTOR, TEXT_SELECTOR = "\ufe0f", "\ufe0e"
LOOK_ALIKES = {
    "\u00a0": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2043": "-",
    "\u2015": "—",
    "\u2212": "−",
    "\u301c": "～",
    "\uff5e": "〜",
    "\u2236": ":",
    "\u2027": "・",
    "\u202f": " ",
    "\u205f": " ",
    "\t": " ",
}
"""What may be drawn where no font has the character itself: the same look."""

_EMOJI_BY_NATURE = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""Emoji_Presentation=Yes below U+1F000 (UTS #51)."""

_JOINERS = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\u2061\u2062\u2063\u2064\ufeff")


@dataclass(frozen=True, slots=True)
class FontRun:
    """Clusters in a row that one font file draws.

    Attributes:
        text: as given.
        drawn: what is handed to the font: the text, a look-alike, or the substitute; empty for invisible characters.
        start: offset of the run's first character in the text that was cut.
        colour: drawn in the font's own colours (emoji).
        covered: False where the substitute is drawn.
    """

    text: str
    drawn: str
    file: str
    start: int
    colour: bool = False
    covered: bool = True


@dataclass(frozen=True, slots=True)
class _Choice:
    """How one cluster is drawn."""

    file: str
    drawn: str
    covered: bool = True


class Coverage:
    """Knows the code points of font files, and chooses the file for each cluster.

    Attributes:
        read_tables: reads a font file.
    """

    def __init__(self, folder: Path) -> None:
        self.read_tables: Callable[[Path], FontTables] = read_tables
        self._folder = folder
        self._fallbacks = tuple(name for name in FALLBACKS if (folder / name).exists())
        self._emoji = (EMOJI,) if (folder / EMOJI).exists() else ()
        self._code_points: dict[str, frozenset[int]] = {}
        self._advances: dict[str, Advances] = {}
        self._choices: dict[tuple[str, ...], dict[str, _Choice]] = {}

    def path(self, file: str) -> Path:
        """Return where a font file lies: an absolute path stays, a name is in the folder."""
        return self._folder / file

    def code_points(self, file: str) -> frozenset[int]:
        """Return the code points that a font file has.

        Raises:
            ThemeError: no such file, or not a font.
        """
        if file not in self._code_points:
            self._code_points[file] = self._read_code_points(self.path(file))
        return self._code_points[file]

    def advances(self, file: str) -> Advances:
        """Return the advances of a font file's simple characters."""
        if file not in self._advances:
            self._advances[file] = advances_of(self.read_tables(self.path(file)))
        return self._advances[file]

    def file_of(self, cluster: str, files: tuple[str, ...]) -> str:
        """Return the file that draws a cluster."""
        return self._choice(cluster, files).file

    def runs(self, text: str, files: tuple[str, ...]) -> tuple[FontRun, ...]:
        """Return `text` cut into runs of one file each; joined texts are `text`."""
        choices = [(cluster, self._choice(cluster, files)) for cluster in clusters(text)]
        runs, start = [], 0
        for (file, covered), group in groupby(choices, key=lambda pair: (pair[1].file, pair[1].covered)):
            members = list(group)
            piece = "".join(cluster for cluster, _ in members)
            drawn = "".join(choice.drawn for _, choice in members)
            runs.append(FontRun(piece, drawn, file, start, file == EMOJI, covered))
            start += len(piece)
        return tuple(runs)

    def uncovered(self, text: str, files: tuple[str, ...]) -> tuple[str, ...]:
        """Return the clusters that are drawn as the substitute, each once, in order."""
        missing = (cluster for cluster in clusters(text) if not self._choice(cluster, files).covered)
        return tuple(dict.fromkeys(missing))

    def _read_code_points(self, path: Path) -> frozenset[int]:
        """Return the code points of a font file's best cmap.

        Raises:
            ThemeError: no such file, or not a font.
        """
        try:
            return frozenset(self.read_tables(path).advance_units)
        except FileNotFoundError as error:
            raise ThemeError(
                "font file not found", str(path), "name a file in fonts/, or give the path of a .ttf or .otf file"
            ) from error
        except (NotAFontError, OSError) as error:
            raise ThemeError(
                f"not a font that can be read ({error})",
                str(path),
                "TrueType and OpenType files (.ttf, .otf, .ttc) are read",
            ) from error

    def _choice(self, cluster: str, files: tuple[str, ...]) -> _Choice:
        known = self._choices.setdefault(files, {})
        if cluster not in known:
            known[cluster] = self._choose(cluster, files)
        return known[cluster]

    def _choose(self, cluster: str, files: tuple[str, ...]) -> _Choice:
        stack = self._stack(cluster, files)
        for drawn in drawable_forms(cluster):
            needed = {ord(c) for c in drawn if not is_invisible(c)}
            if not needed:
                return _Choice(files[0], "")
            for file in stack:
                if needed <= self.code_points(file):
                    return _Choice(file, self._fitting(drawn, file))
        return _Choice(files[0], SUBSTITUTE, covered=False)

    def _stack(self, cluster: str, files: tuple[str, ...]) -> tuple[str, ...]:
        """Return the files to try, in order, the emoji font first where the cluster is an emoji by nature."""
        letters = files + self._fallbacks
        return self._emoji + letters if is_emoji(cluster) else letters + self._emoji

    def _fitting(self, drawn: str, file: str) -> str:
        """Return `drawn` without the invisible characters that the file has no glyph for."""
        known = self.code_points(file)
        return "".join(c for c in drawn if ord(c) in known or not is_invisible(c))


def drawable_forms(cluster: str) -> Iterator[str]:
    """Yield the cluster as it may be drawn, best first: composed, as written, alike, compatible."""
    yield from dict.fromkeys(
        (
            unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster,
            cluster,
            LOOK_ALIKES.get(cluster, " " if cluster.isspace() else cluster),
            unicodedata.normalize("NFKC", cluster),
        )
    )


def is_emoji(cluster: str) -> bool:
    """Tell whether a cluster is shown as an emoji unless asked otherwise (UTS #51)."""
    if TEXT_SELECTOR in cluster:
        return False
    selected = EMOJI_SELECTOR in cluster or "\u20e3" in cluster
    return selected or cluster[0] in _EMOJI_BY_NATURE or 0x1F000 <= ord(cluster[0]) <= 0x1FAFF


def is_invisible(character: str) -> bool:
    """Tell whether a character has no look of its own: controls, joiners, variation selectors, tags."""
    if character == "\t":
        return False
    return (
        character in _JOINERS
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0000" <= character <= "\U000e01ef"
        or unicodedata.category(character) == "Cc"
    )
