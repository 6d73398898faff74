"""Has anything changed? A stamp of every input by content, kept beside the outputs' own digests.

Reading and hashing all inputs takes a few tens of milliseconds, so that an unchanged episode is told
before anything heavy is imported.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from slidecast import __version__
from slidecast.media.beside import written_beside
from slidecast.media.contents import content_digest
from slidecast.media.libraries import libraries
from slidecast.media.resources import PACKAGE, resource
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import Material
from slidecast.pipeline.outputs import MP4, output_of
from slidecast.pipeline.sound import Sound


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an episode is made of.

    Attributes:
        material: what was read.
        sound: where its sound comes from.
        digest: of all that shapes the outputs.
    """

    material: Material
    sound: Sound
    digest: str


def inputs_of(job: Job, material: Material, sound: Sound) -> Inputs:
    """Return material and sound, and the digest of options, files, theme, fonts, art, code, libraries."""
    digest = hashlib.blake2b(digest_size=20)
    told = replace(job, jobs=1, force=False, explain_cache=False, cache=Path())
    voice = sound.voice.key if sound.voice else ""
    digest.update(repr((__version__, asdict(told), voice, sys.version_info[:2], libraries())).encode())
    files = sound.files
    found = (files.audio, files.segments, files.deck, files.script, *asdict(job.sources).values())
    media = _media_of(material.deck, files.deck) if material.deck and files.deck else ()
    folders = (PACKAGE, resource("fonts"), resource("assets"), *map(Path, material.theme.folders))
    for path in _files(
        [job.episode, *(path for path in found if path), *media, *folders, *material.readings, *material.word_lists]
    ):
        digest.update(f"{path}\0{content_digest(path)}".encode())
    return Inputs(material, sound, digest.hexdigest())


def _media_of(deck: Deck, path: Path) -> Iterable[Path]:
    """Return the films and stills of a deck that lie on this machine."""
    if not any(isinstance(slide.body, RawMedia) for slide in deck.slides):
        return ()
    from slidecast.pipeline.raw_media import local_media  # late: few decks have any, and it imports what decodes

    return local_media(deck, path)


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that the paths name or hold, by name, without caches."""
    files: set[Path] = set()
    for path in paths:
        inside = [path] if path.is_file() else path.rglob("*") if path.is_dir() else []
        files.update(file for file in inside if file.is_file() and "__pycache__" not in file.parts)
    return sorted(files)


def is_unchanged(job: Job, inputs: Inputs) -> bool:
    """Tell whether the outputs stand there just as they were made from these very inputs."""
    try:
        stamp = json.loads(job.stamp.read_text("utf-8"))
        outputs: dict[str, str] = stamp["outputs"]
        return bool(stamp["inputs"] == inputs.digest and outputs) and all(
            content_digest(job.folder / name) == digest for name, digest in outputs.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def write_stamp(job: Job, inputs: Inputs, outputs: Iterable[Path], film: str) -> None:
    """Remember what the outputs were made from; a cache that cannot be written to costs only time.

    Args:
        film: the digest of the MP4 among them, which takes its time and is known.
    """
    digests = {path.name: film if path == output_of(job, MP4) else content_digest(path) for path in outputs}
    stamp = {"inputs": inputs.digest, "outputs": digests}
    path = job.stamp
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(path) as unfinished:
            unfinished.write_text(json.dumps(stamp), "utf-8")
    except OSError:
        return
