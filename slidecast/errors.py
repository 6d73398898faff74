"""What can go wrong, cut by who can put it right, and the place where it went wrong."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: line and column count from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, self.line, self.column if self.line else None]
        return ":".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A warning: something was put right or left out, and the user may want to know."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Warn = Callable[[Diagnostic], None]


def shortened(text: str, limit: int = 40) -> str:
    """Return a text short enough to stand in a message: `limit` characters, and … for the rest."""
    return text if len(text) <= limit else f"{text[:limit]}…"


def unreadable(error: OSError | UnicodeDecodeError) -> str:
    """Return why a text file cannot be read, and what to do."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"not UTF-8: byte 0x{error.object[error.start]:02x} in line {line}; save it as UTF-8"
    return (error.strerror or str(error)).lower()


class SlidecastError(Exception):
    """A failure told to a person: where, what is wrong and the limit, what to do."""

    def __init__(self, message: str, place: Place | str = "", hint: str = "") -> None:
        self.message = message
        self.place = str(place)
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n  hint: {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Pickle by the three parts, so that errors cross process borders whole."""
        return type(self), (self.message, self.place, self.hint)


class UsageError(SlidecastError):
    """The command line asks for what does not exist; the caller can put it right."""


class EpisodeError(SlidecastError):
    """The post cannot be read; its author can put it right."""


class DeckError(SlidecastError):
    """The deck cannot be read; its maker can put it right."""


class ThemeError(SlidecastError):
    """The theme cannot be used; the designer can put it right."""


class NarrationError(SlidecastError):
    """The sound or the voice cannot be had; the operator can put it right."""


class AlignmentError(SlidecastError):
    """Text and sound do not belong together, or a timing file is wrong."""


class EncodeError(SlidecastError):
    """The film cannot be written; the operator can put it right."""


class DownloadError(SlidecastError):
    """An address cannot be fetched; the operator, or the author who wrote it, can put it right."""


class MediaError(SlidecastError):
    """A film or still cannot be shown; who made the deck can put it right."""
