"""What a file is, by its first bytes: names and headers of servers are not to be trusted."""

import re
from enum import StrEnum


class ContentKind(StrEnum):
    SOUND = "sound"
    PICTURE = "picture"
    FILM = "film"


HEAD_BYTES = 1024

SIGNATURES: tuple[tuple[re.Pattern[bytes], str, ContentKind], ...] = (
    (re.compile(rb"ID3"), ".mp3", ContentKind.SOUND),
    (re.compile(rb"\xff[\xf1\xf9]"), ".aac", ContentKind.SOUND),
    (re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa\xfb]"), ".mp3", ContentKind.SOUND),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), ".wav", ContentKind.SOUND),
    (re.compile(rb"OggS"), ".ogg", ContentKind.SOUND),
    (re.compile(rb"fLaC"), ".flac", ContentKind.SOUND),
    (re.compile(rb"....ftypM4[AB]", re.DOTALL), ".m4a", ContentKind.SOUND),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png", ContentKind.PICTURE),
    (re.compile(rb"\xff\xd8\xff"), ".jpg", ContentKind.PICTURE),
    (re.compile(rb"GIF8[79]a"), ".gif", ContentKind.PICTURE),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp", ContentKind.PICTURE),
    (re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL), ".bmp", ContentKind.PICTURE),
    (re.compile(rb"\x00\x00\x01\x00"), ".ico", ContentKind.PICTURE),
    (re.compile(rb"....ftyp(?:avif|avis)", re.DOTALL), ".avif", ContentKind.PICTURE),
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg.*?)?<svg\b",
                re.DOTALL | re.IGNORECASE), ".svg", ContentKind.PICTURE),
    (re.compile(rb"....ftyp", re.DOTALL), ".mp4", ContentKind.FILM),
    (re.compile(rb"\x1a\x45\xdf\xa3"), ".mkv", ContentKind.FILM),
)  # fmt: skip
"""Tried in order: what the file begins with, the suffix to give it, its kind."""

SUFFIXES = tuple(dict.fromkeys(suffix for _, suffix, _ in SIGNATURES))
SOUND_IN_FILM = (".mp4", ".mkv")  # a podcast's sound may well come as the sound of a film


def content_suffix(head: bytes, kind: ContentKind) -> str | None:
    """Return the suffix that fits a file's first bytes, None where they are not of the wanted kind."""
    for signature, suffix, found in SIGNATURES:
        if signature.match(head):
            fits = found is kind or (kind is ContentKind.SOUND and suffix in SOUND_IN_FILM)
            return suffix if fits else None
    return None


def describe(head: bytes) -> str:
    """Return in words what a file is that is not what was wanted."""
    for signature, suffix, found in SIGNATURES:
        if signature.match(head):
            return f"a {found.value} ({suffix})"
    if re.match(rb"\s*<(?:!doctype html|html|head|body)", head, re.IGNORECASE):
        return "a web page"
    return "an empty file" if not head else "a file of no known kind"
