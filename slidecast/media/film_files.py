"""Film files: what they hold, and where a deck's film or still lies on this machine."""

import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from slidecast.errors import MediaError
from slidecast.media.content_kind import HEAD_BYTES, ContentKind, content_suffix, describe
from slidecast.media.images import MOST_PIXELS
from slidecast.media.named import is_file
from slidecast.media.site import path_of

if TYPE_CHECKING:
    from av.container import InputContainer

LONGEST_S = 600  # an opening is not the episode
MICROSECONDS = 1_000_000  # a container's length is in: FFmpeg's AV_TIME_BASE
FORMATS = "mov,mp4,matroska,webm,avi,mpegts"
"""What may be opened; playlists, which name further files and addresses, are not among them."""


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """A film's frame as shown, pixels; its length in seconds and frames a second."""

    width: int
    height: int
    length: Fraction
    fps: Fraction
    has_sound: bool


def film_facts(path: Path) -> FilmFacts:
    """Return what a film file holds.

    Raises:
        MediaError: it is no film, too long, its frames are too large, or it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not content_suffix(head, ContentKind.FILM):
        raise MediaError(f"no film but {describe(head)}", str(path), "name an mp4, mov, mkv or webm file")
    import av  # late: few decks show films

    try:
        with av.open(f"file:{path.absolute()}", options={"format_whitelist": FORMATS}) as container:
            return _checked(_facts(container), path)
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise MediaError(f"cannot be read as a film ({error})", str(path), "name a film that plays") from error


def _facts(container: "InputContainer") -> FilmFacts:
    if not container.streams.video:
        raise ValueError("it holds no pictures")
    stream = container.streams.video[0]
    length = Fraction(container.duration or 0, MICROSECONDS)
    if stream.duration and stream.time_base:
        length = stream.duration * stream.time_base
    frame = next(container.decode(stream))
    turned = round(frame.rotation) % 180 != 0
    width, height = (frame.height, frame.width) if turned else (frame.width, frame.height)
    return FilmFacts(width, height, length, stream.average_rate or Fraction(30), bool(container.streams.audio))


def _checked(facts: FilmFacts, path: Path) -> FilmFacts:
    if not 0 < facts.length <= LONGEST_S:
        length = f"{float(facts.length):.1f} s long"
        raise MediaError(f"{length}; up to {LONGEST_S} s are shown", str(path), "name a shorter film")
    if facts.width * facts.height > MOST_PIXELS:
        size = f"{facts.width}x{facts.height} pixels"
        raise MediaError(f"{size} are more than {MOST_PIXELS / 1e6:g} million", str(path), "name a smaller film")
    return facts


def find_beside_deck(url: str, deck: Path) -> Path | None:
    """Return the file that a deck means: a path within its folder; of a `file:` address the file of that name there.

    Nothing outside of the deck's folder is opened: a deck comes from elsewhere, and so do its addresses.
    """
    is_address = url.lower().startswith("file:")
    named = PurePosixPath(path_of(url)).name if is_address else unquote(url).replace("\\", "/")
    for form in ("NFC", "NFD"):
        path = deck.absolute().parent / unicodedata.normalize(form, named)
        if named and is_file(path) and path.resolve().is_relative_to(deck.absolute().parent.resolve()):
            return path.resolve()
    return None
