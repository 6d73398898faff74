"""An alignment, kept between runs: a changed colour or a changed heading does not move the voice.

The key is everything that shapes it: the sound's content, what is spoken, the slides that hold it, readings,
the code and the libraries at work. Its warnings are kept with it, and told again.
"""

import hashlib
import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from slidecast.align import AlignOptions, align
from slidecast.errors import Diagnostic, Warn
from slidecast.media.cache import Cache
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
from slidecast.media.resources import PACKAGE, resource
from slidecast.model.alignment import Alignment
from slidecast.model.deck import Deck
from slidecast.model.narration import Narration, SoundSource
from slidecast.model.remember import Remember, anew
from slidecast.pipeline.kept import Kept

LIMIT_BYTES = 1 << 30  # an episode's takes some 200 KB, and what is heard of it a megabyte a minute
ROOMS = ("align", "reading", "media", "model")
"""Folders of the code that aligns."""

Told = tuple[Alignment, tuple[Diagnostic, ...], tuple[str, ...]]
"""An alignment, its warnings, and the shown texts that these quote."""


def aligned(deck: Deck, narration: Narration, options: AlignOptions, cache: Cache, warn: Warn) -> Alignment:
    """Return the alignment of a deck's utterances, from the cache if all that shapes it is as it was.

    Raises:
        NarrationError: the sound cannot be decoded.
        AlignmentError: text and sound do not belong together (unless `options.force`); a timing file is wrong.
    """
    key = _key(deck, narration, options)
    shown = tuple(utterance.shown for utterance in deck.utterances)
    kept = _kept(cache.get(key), shown)
    if kept is None:
        told: list[Diagnostic] = []
        remember = _remember(narration, options, cache)
        kept = align(deck.utterances, narration, replace(options, remember=remember), told.append), tuple(told), shown
        cache.put(key, pickle.dumps(kept))
        cache.trim_seldom()
    alignment, warnings, _ = kept
    for warning in warnings:
        warn(warning)
    return alignment


def _remember(narration: Narration, options: AlignOptions, cache: Cache) -> Remember:
    """Return what knows a finished sound, and what is spoken in it; a voice's own sound is another with every word."""
    if narration.source not in (SoundSource.FILE, SoundSource.POST):
        return anew
    digest = hashlib.blake2b(repr((options.lexicon, narration.duration, libraries())).encode(), digest_size=20)
    for piece in (content_digest(narration.path), *map(content_digest, _code())):
        digest.update(piece.encode())
    return Kept(cache, f"heard {digest.hexdigest()}")


def _kept(content: bytes | None, shown: tuple[str, ...]) -> Told | None:
    """Return what the cache gave; nothing where its warnings quote other texts."""
    kept: Told | None = pickle.loads(content) if content else None
    return kept if kept and (not kept[1] or kept[2] == shown) else None


def _key(deck: Deck, narration: Narration, options: AlignOptions) -> str:
    """Return what names an alignment: equal keys, equal times. Only a timing file looks at what is shown."""
    timing = content_digest(options.timing) if options.timing and options.timing.is_file() else ""
    spoken = [(one.spoken, one.own, one.shown if options.timing else "") for one in deck.utterances]
    digest = hashlib.blake2b(repr((spoken, narration, options, libraries())).encode(), digest_size=20)
    for piece in (content_digest(narration.path), timing, *map(content_digest, _code())):
        digest.update(piece.encode())
    return f"alignment {digest.hexdigest()}"


def _code() -> Iterable[Path]:
    yield from sorted(path for room in ROOMS for path in (PACKAGE / room).glob("*.py"))
    yield resource("assets", "phones.npz")
