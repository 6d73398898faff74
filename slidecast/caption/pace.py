"""How long text takes to say, by its letters alone: moras a character, on the average of Japanese news."""

from fractions import Fraction

_SILENT_KANA = frozenset("ゃゅょぁぃぅぇぉャュョァィゥェォ")  # one mora together with the kana before
_PAUSES = {
    "。": Fraction(4),
    "、": Fraction(2),
    "！": Fraction(4),
    "？": Fraction(4),
    ",": Fraction(1),
    ".": Fraction(1),
}
KANJI = Fraction(9, 5)  # 1.8 moras a kanji
FIGURE = Fraction(2)
LETTER = Fraction(1)


def reading_weight(text: str) -> Fraction:
    """Return how long a text takes to say, in moras; pauses at punctuation included."""
    return sum((_weight(character) for character in text), Fraction(0))


def _weight(character: str) -> Fraction:
    if character in _PAUSES:
        return _PAUSES[character]
    if character in _SILENT_KANA:
        return Fraction(0)
    if "ぁ" <= character <= "ヿ":
        return Fraction(1)
    if character.isdigit():
        return FIGURE
    if "㐀" <= character <= "鿿" or character == "々":
        return KANJI
    return LETTER if character.isalpha() else Fraction(0)
