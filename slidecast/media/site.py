"""The podcast's site on disk: where the sound, deck, script and segments of a post lie."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from slidecast.media.named import is_file, is_there
from slidecast.media.segments import has_segments

AUDIO_FOLDER = "audio"


@dataclass(frozen=True, slots=True)
class EpisodeFiles:
    """What belongs to a post; None for what is not on disk.

    Attributes:
        url: the sound's address where the post names one, else empty.
        audio: the narration.
        segments: the folder of the narration's parts.
        deck: the slides, `.json`.
        script: the spoken sentences, `.txt`.
    """

    url: str = ""
    audio: Path | None = None
    segments: Path | None = None
    deck: Path | None = None
    script: Path | None = None


def find_files(post: Path, reference: str) -> EpisodeFiles:
    """Return the files of a post whose `audio_file_path` is `reference` (a site-absolute path, a URL, or empty).

    Deck, script and segments lie beside the sound under its stem, or the post's, even where the sound itself is absent.
    """
    root = site_root(post)
    named = PurePosixPath(audio_name(reference))
    stems = [stem for stem in (named.stem, post.stem) if stem]
    folder = (_inside(root, named.parent) or root / AUDIO_FOLDER) if root else post.parent
    folders = [_on_disk(folder, stem) for stem in stems]
    return EpisodeFiles(
        url=reference if is_url(reference) else "",
        audio=_file(_inside(root or post.parent, named)) if named.name else None,
        segments=next((path for path in folders if path and path.is_dir() and has_segments(path)), None),
        deck=_beside(folder, stems, ".json"),
        script=_beside(folder, stems, ".txt"),
    )


def find_beside(audio: Path, suffix: str) -> Path | None:
    """Return the file of the same stem beside a sound file, such as its deck (`.json`) or script (`.txt`)."""
    return _beside(audio.parent, [audio.stem], suffix)


def site_root(post: Path) -> Path | None:
    """Return the nearest parent folder of the post that has `audio/`, None where there is none."""
    return next((parent for parent in post.absolute().parents if (parent / AUDIO_FOLDER).is_dir()), None)


def is_url(reference: str) -> bool:
    """Return whether a reference is meant as an address in the web, whether or not it is a sound one."""
    return reference.lower().startswith(("http://", "https://"))


def path_of(url: str) -> str:
    """Return the path of an address, percent signs decoded; empty where it is no address."""
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def audio_name(reference: str) -> str:
    """Return the path below the site's root: of a URL its last part in `audio/`, of a path the path."""
    path = path_of(reference) if is_url(reference) else reference
    if not path:
        return ""
    return f"{AUDIO_FOLDER}/{PurePosixPath(path).name}" if is_url(reference) else path.lstrip("/")


def _beside(folder: Path, stems: list[str], suffix: str) -> Path | None:
    found = (_file(_on_disk(folder, stem + suffix)) for stem in stems)
    return next((path for path in found if path), None)


def _inside(root: Path, name: PurePosixPath) -> Path | None:
    """Return what lies at a path below the root, percent signs decoded where need be; never outside of it."""
    for spelling in (str(name), unquote(str(name))):
        path: Path | None = root
        for part in PurePosixPath(spelling).parts:
            path = _on_disk(path, part) if path and part != ".." else None
        if path and path != root:
            return path
    return None


def _on_disk(folder: Path, name: str) -> Path | None:
    """Return the entry of a folder by its name, composed or decomposed (が may be か and a mark on disk)."""
    exact = folder / name
    if is_there(exact):
        return exact
    wanted = unicodedata.normalize("NFC", name)
    entries = folder.iterdir() if folder.is_dir() else ()
    return next((entry for entry in entries if unicodedata.normalize("NFC", entry.name) == wanted), None)


def _file(path: Path | None) -> Path | None:
    return path if path and is_file(path) else None
