"""What shapes a piece of the film in; the key under which it is kept out, and why a piece is made anew.

Keys are digests of contents, never of names or times of files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import av

from slidecast.encode.coder import X264_PARAMETERS, Canvas
from slidecast.encode.segments import Segment
from slidecast.encode.settings import X264, Quality
from slidecast.encode.sound import BIT_RATE, CHUNK_PACKETS, WARM_UP_PACKETS, Chunk
from slidecast.media.contents import content_digest
from slidecast.model.picture import Painter

DIGEST_BYTES = 16


def digest_of(*values: object) -> str:
    """Return a digest of the values' representations."""
    return blake2b("\n".join(map(repr, values)).encode(), digest_size=DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Causes:
    """Everything that shapes a segment, by kind, each as a digest.

    Attributes:
        pictures: what the stills show: text, theme, fonts, art.
        moves: when stills change, mouth and eyes move, the bar steps.
        encoder: size, rate, quality, and the libraries at work.
        code: slidecast's own code that encodes.
    """

    pictures: str
    moves: str
    encoder: str
    code: str

    @property
    def key(self) -> str:
        return f"segment {self.pictures} {self.moves} {self.encoder} {self.code}"


def causes_of(segment: Segment, painter: Painter, encoder: tuple[Canvas, Quality, bool]) -> Causes:
    """Return what shapes a segment.

    Args:
        encoder: size and rate, quality, and whether every frame goes through the encoder.
    """
    canvas, quality, plain = encoder
    stills = list(dict.fromkeys(run.state.still for run in segment.runs))
    start = segment.frames.start
    moves = [
        (stills.index(run.state.still), run.frames.start - start, run.state.mouth, run.state.eyes, run.state.progress)
        for run in segment.runs
    ]
    return Causes(
        pictures=digest_of(*(painter.content_key(still) for still in stills)),
        moves=digest_of(len(segment.frames), moves),
        encoder=digest_of(canvas, plain, X264[quality], X264_PARAMETERS, _libraries()),
        code=code_digest(),
    )


def chunk_key(chunk: Chunk, narration: str, packets: int) -> str:
    """Return the key of a chunk of sound.

    Args:
        narration: the digest of its file.
        packets: of the whole sound; the last chunk ends with it.
    """
    shape = digest_of(chunk, packets, BIT_RATE, CHUNK_PACKETS, WARM_UP_PACKETS, _libraries(), code_digest())
    return f"sound {narration} {shape}"


@cache
def code_digest() -> str:
    """Return the digest of the code of this room."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest_of(*(content_digest(path) for path in files))


def _libraries() -> Sequence[object]:
    return sorted(av.library_versions.items())


def reason(new: Causes, made_before: Iterable[Causes]) -> str:
    """Return why a segment that is not in the cache has to be made, given those of the film's last encoding."""
    before = list(made_before)
    if not before:
        return "the film was not encoded before, or not with this cache"
    if new in before:
        return "its entry in the cache is gone or was damaged"
    if any((old.pictures, old.moves) == (new.pictures, new.moves) for old in before):
        return "slidecast's code changed" if all(old.code != new.code for old in before) else "size or quality changed"
    if any(old.moves == new.moves for old in before):
        return "what it shows changed: text, theme, fonts or art"
    if any(old.pictures == new.pictures for old in before):
        return "its timing changed"
    return "text and timing changed"
