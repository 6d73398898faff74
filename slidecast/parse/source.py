"""Bytes of a file → text that the parsers can rely on: decoded, line ends unified, nothing invisible left in it."""

import re
import unicodedata
from collections.abc import Callable

from slidecast.errors import Diagnostic, EpisodeError, Place, SlidecastError, Warn

GUESSES = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "utf-16": "UTF-16"}  # codec: what people call it
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # width 0, or turn the direction
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")
COMBINING = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")  # か + ゛, as macOS writes it
LINE_END = re.compile("\r\n|\r|\u2028|\u2029|\x85")


def decode_text(raw: bytes, path: str, error: type[SlidecastError] = EpisodeError) -> str:
    """Return the text of a UTF-8 file, without its byte order mark.

    Args:
        raw: the file's bytes.
        path: named in the error.
        error: what to raise: EpisodeError for a post, DeckError for a deck.

    Raises:
        SlidecastError: of the type `error`: the bytes are not UTF-8; names the first wrong byte, and the encoding
            that the file seems to be in.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        wrong = f"not UTF-8: byte 0x{raw[failure.start]:02x} at offset {failure.start}"
        place = Place(path, raw.count(b"\n", 0, failure.start) + 1)
        raise error(wrong, place, encoding_hint(raw)) from failure


def encoding_hint(raw: bytes) -> str:
    """Return advice on how to save the file, naming the encoding in which its bytes make sense."""
    for codec, name in GUESSES.items():
        if reads_as_japanese(raw, codec):
            return f"the file looks like {name}; save it as UTF-8"
    return "save the file as UTF-8"


def reads_as_japanese(raw: bytes, codec: str) -> bool:
    """Whether the bytes decode, and to text that holds kana."""
    if codec == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return False
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return codec == "utf-16" or bool(re.search("[ぁ-んァ-ヶ]", text))


def clean_text(text: str, path: str, warn: Warn) -> str:
    """Return a file's text with `\\n` line ends, composed kana, nothing invisible; no line is added or lost.

    A character that is dropped or replaced though it may have meant something is warned of, with its line.
    """
    return clean_string(text, lambda line: f"{path}:{line}", warn)


def clean_string(text: str, where: Callable[[int], str], warn: Warn) -> str:
    """Return a text cleaned as by `clean_text`; `where` names the place of a line of it, counted from 1."""
    text = LINE_END.sub("\n", text)
    for pattern, name, to in ((SURROGATE, "half of a surrogate pair", "\ufffd"), (CONTROL, "control character", "")):
        for match in pattern.finditer(text):
            place = where(text.count("\n", 0, match.start()) + 1)
            warn(Diagnostic(place, f"{name} U+{ord(match[0]):04X} was taken out"))
        text = pattern.sub(to, text)
    return COMBINING.sub(lambda match: unicodedata.normalize("NFC", match[0]), UNSEEN.sub("", text))
