"""Line-breaking classes of characters, after Unicode's UAX #14 with JLREQ's strictness for Japanese.

The names are UAX #14's: OP opening, CL closing, NS non-starter, EX exclamation, AL letter, NU figure, ID
ideograph (kana and kanji), and so on.
"""

import unicodedata
from enum import Enum, auto
from functools import lru_cache


class LineClass(Enum):
    """UAX #14's classes, those that Japanese and European text needs."""

    SP = auto()  # space
    ZW = auto()  # zero width space: break here
    GL = auto()  # glue: no break on either side
    OP = auto()
    CL = auto()
    CP = auto()  # closing parenthesis of Latin text
    QU = auto()  # ambiguous quotation marks
    EX = auto()
    IS = auto()  # infix separators . , : ;
    SY = auto()  # slash
    NS = auto()
    CJ = auto()  # small kana and ー: non-starters when strict
    IN = auto()  # inseparable … ‥
    PR = auto()  # before a figure: ¥ $ №
    PO = auto()  # after a figure: % ℃
    NU = auto()
    AL = auto()
    ID = auto()
    HY = auto()  # hyphen-minus
    BA = auto()  # break after
    BB = auto()  # break before
    B2 = auto()  # — with a break on either side, but not between two
    CB = auto()


_TABLE: dict[LineClass, str] = {
    LineClass.SP: " \t",
    LineClass.ZW: "\u200b",
    LineClass.GL: "\u00a0\u202f\u2007\u2011\u2060\ufeff\u034f\u200d\u180e",
    LineClass.OP: "¡¿‚„⟦⟨⟪⟬⟮⦅⸘⸨",
    LineClass.CL: "、。，．｡､",
    LineClass.CP: ")]",
    LineClass.QU: "\"'‘’“”‹›«»‛‟❛❜❝❞",
    LineClass.EX: "!?！？",
    LineClass.IS: ",.:;;",
    LineClass.SY: "/",
    LineClass.NS: "々〻ゝゞヽヾ゛゜・：；‼⁇⁈⁉゠〜･ﾞﾟ‽",
    LineClass.CJ: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーｧｨｩｪｫｬｭｮｯｰ",
    LineClass.IN: "․‥…⋯︙",
    LineClass.PR: "$£¤¥+\\±№−∓€₩₿₽₹＄￡￥￦",
    LineClass.PO: "%¢°‰‱′″‴‵‶‷℃℉₧％￠",
    LineClass.HY: "-",
    LineClass.BA: "\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u00ad‐‒–|֊†‡‧",
    LineClass.BB: "´ˈˌ",
    LineClass.B2: "—⸺⸻",
    LineClass.CB: "￼",
}
_EXPLICIT = {character: name for name, characters in _TABLE.items() for character in characters}
_BY_CATEGORY = {"Nd": LineClass.NU, "Ps": LineClass.OP, "Pe": LineClass.CL, "Zs": LineClass.BA, "Sc": LineClass.PR}


@lru_cache(maxsize=16_384)
def line_class(cluster: str) -> LineClass:
    """Return the class of a cluster: that of its first character."""
    character = cluster[0]
    if character in _EXPLICIT:
        return _EXPLICIT[character]
    wide = is_wide(character)
    category = unicodedata.category(character)
    if category == "Nd" and wide:
        return LineClass.ID
    return _BY_CATEGORY.get(category, LineClass.ID if wide else LineClass.AL)


@lru_cache(maxsize=16_384)
def is_wide(cluster: str) -> bool:
    """Tell whether a cluster is full-width by nature (East Asian Width W, F or H, emoji)."""
    return unicodedata.east_asian_width(cluster[0]) in "WFH" or "\ufe0f" in cluster or "\u20e3" in cluster


_OPENING = frozenset("「『（［｛〈《【〔〖〘〚〝｟")
_CLOSING = frozenset("」』）］｝〉》】〕〗〙〛〟｠、。，．")
_MIDDLE = frozenset("・：；")
_HANGING = frozenset("、。，．")


def is_opening(cluster: str) -> bool:
    """Tell whether the left half of a full-width cluster is blank (JLREQ cl-01)."""
    return cluster in _OPENING


def is_closing(cluster: str) -> bool:
    """Tell whether the right half of a full-width cluster is blank (JLREQ cl-02, cl-06, cl-07)."""
    return cluster in _CLOSING


def is_middle(cluster: str) -> bool:
    """Tell whether a full-width cluster has a quarter em of blank on either side (JLREQ cl-05)."""
    return cluster in _MIDDLE


def may_hang(cluster: str) -> bool:
    return cluster in _HANGING


@lru_cache(maxsize=16_384)
def is_japanese(cluster: str) -> bool:
    """Tell whether a cluster is a kana or kanji: what a gap sets off from Latin letters (JLREQ 3.2.3)."""
    character = cluster[0]
    if not is_wide(character):
        return False
    if unicodedata.category(character) == "Lo":
        return True
    return character in "々〆〇ーヽヾゝゞ〻"


def is_kana(cluster: str) -> bool:
    """Tell whether a cluster is a letter of hiragana or katakana."""
    return "ぁ" <= cluster[0] <= "ゖ" or "ァ" <= cluster[0] <= "ヺ" or cluster[0] == "ー"


@lru_cache(maxsize=16_384)
def is_latin(cluster: str) -> bool:
    """Tell whether a cluster is a letter or figure of a European script."""
    character = cluster[0]
    return not is_wide(character) and character.isalnum() and unicodedata.category(character) != "No"


def is_space(cluster: str) -> bool:
    """Tell whether a cluster vanishes at a break: spaces, ideographic ones included."""
    return cluster in (" ", "\t", "\u3000") or "\u2000" <= cluster <= "\u200b" or cluster == "\u205f"
