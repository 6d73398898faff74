"""Shown text → what the voice says: no URL, no emoji, no marks that only the eye needs; the words stay as they are.

Readings are the voice's affair; brackets are read. Full-width letters, figures and unit signs (`ＡＩ`, `㎏`, `①`) take
their plain forms (NFKC), punctuation keeps its Japanese form.
"""

import re
import unicodedata

NOT_URL = r"\s\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\u3040-\u30ff\u4e00-\u9fff"
URL = re.compile(rf"(?:https?://|www\.)(?:\([^(){NOT_URL}]*\)|[^(){NOT_URL}])+")
SOURCE = re.compile(r"^\s*引用元\s*(?:URL)?\s*[:：]?\s*", re.MULTILINE)
EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\u231a\u231b\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"
)
SIGNS = re.compile("[※◆◇■□●○▼▽▲△★☆♪♡♥►▶•◦‣〓™®©℠]")
EMPTY_BRACKETS = re.compile(r"[（(「『【\[［〈《]\s*[)）」』】\]］〉》]")
COMPATIBILITY = re.compile(
    "[\u2100-\u218f\u2460-\u24ff\u3200-\u33ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]+"
)
WORD = re.compile(r"[^\W_]")


def spoken(shown: str) -> str:
    """Return what to say for a shown text; empty when it holds nothing that can be said."""
    text = URL.sub("", on_one_line(SOURCE.sub("", shown)))
    text = EMOJI.sub(" ", SIGNS.sub("", text))
    text = COMPATIBILITY.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    while EMPTY_BRACKETS.search(text):
        text = EMPTY_BRACKETS.sub("", text)
    text = " ".join(text.split())
    return text if WORD.search(text) else ""


def on_one_line(text: str) -> str:
    """Return a text without line breaks: a blank in their place between Western words, nothing in Japanese."""
    lines = [line.strip() for line in text.replace("\t", "　").split("\n") if line.strip()]
    joined = ""
    for line in lines:
        western = joined[-1:].isascii() and line[:1].isascii()
        joined += f" {line}" if joined and western else line
    return joined
