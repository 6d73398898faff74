"""The particles は and へ where a text for the voice spells them as they sound, わ and え.

Each place is decided by MeCab: the particle stands if the sentence with it is likelier than the sentence as it is.
"""

import re
from dataclasses import dataclass

from slidecast.reading.lexicon import HIRAGANA_TO_KATAKANA
from slidecast.reading.openjtalk import LONGEST_PIECE, Morpheme, cut_pieces, parsed

FIRST_PERSONS = (("あーし", "あたし"),)
"""Words that the dictionary lacks, each with one of its own of the same length; read in its place."""

CALL = re.compile(r"(?<=[わは])ね(?=[、。！？!?])")
"""A call for agreement behind the particle, which else makes a verb of both (跳ね)."""

WELCOME = re.compile(r"(?<=[^、。！？!?\s])え(?=ようこそ)")

GRAMMAR_IN_KATAKANA = re.compile(r"(?<=[ぁ-ゖ一-鿿])[ンノニヲハガデ][ァ-ヺ]{2,}[ニノハガヲデ](?=[ぁ-ゖ一-鿿、])")
GRAMMAR = ("助詞", "助動詞", "連体詞", "副詞")
KATAKANA_TO_HIRAGANA = {katakana: hiragana for hiragana, katakana in HIRAGANA_TO_KATAKANA.items()}

NO_PARTICLE = re.compile(r"(?<=に)わ(?=た[らりるれっ])")
"""わたる, which the dictionary takes for a particle and たる."""

FINAL = re.compile(r"基本形|命令")
DEMONSTRATIVE_ENDS = ("では", "こんにちは", "こんばんは", "または", "あるいは", "もしくは", "とは", "には", "ては")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A particle as it is written, and as it sounds.

    Attributes:
        detail: what the dictionary says of it.
        allowance: what the particle may cost more, in MeCab's units: for the voice わ is the rule, え the exception.
        whole_words: words of the dictionary that end with it.
    """

    sound: str
    written: str
    detail: str
    allowance: int
    whole_words: tuple[str, ...]


SPELLINGS = (
    Spelling("わ", "は", "係助詞", 1500, DEMONSTRATIVE_ENDS),
    Spelling("え", "へ", "格助詞", -1500, ()),
)


def with_particles(spoken: str) -> str:
    """Return the text with its particles spelled as they are written; its length stays."""
    return "".join(_piece(spoken[start:end]) for start, end in cut_pieces(spoken, LONGEST_PIECE))


def _piece(text: str) -> str:
    text = GRAMMAR_IN_KATAKANA.sub(lambda match: _in_hiragana(match, text), text)
    text = WELCOME.sub("へ", text)
    for spelling in SPELLINGS:
        for match in re.finditer(spelling.sound, text):
            if not NO_PARTICLE.match(text, match.start()):
                text = _decided(text, match.start(), spelling)
    return text


def _in_hiragana(match: re.Match[str], text: str) -> str:
    """Return katakana in hiragana where that makes it grammar: こンナフウニ, 上ノヨウニ."""
    kana = match[0].translate(KATAKANA_TO_HIRAGANA)
    before, after = match.span()
    found = [m for m in parsed(text[:before] + kana + text[after:]).morphemes if m.end > before and m.start < after]
    return kana if all(m.is_known and (m.pos in GRAMMAR or m.detail in ("非自立", "接尾")) for m in found) else match[0]


def _decided(text: str, at: int, spelling: Spelling) -> str:
    """Return the text with the particle at one place, or as it was."""
    other = text[:at] + spelling.written + text[at + 1 :]
    before, after = parsed(_readable(text)), parsed(_readable(other))
    if after.cost >= before.cost + spelling.allowance:
        return text
    for index, morpheme in enumerate(after.morphemes):
        if morpheme.start <= at < morpheme.end:
            left = after.morphemes[index - 1] if index else None
            return other if _is_particle(morpheme, left, spelling) else text
    return text


def _readable(text: str) -> str:
    for word, stand_in in FIRST_PERSONS:
        text = text.replace(word, stand_in)
    return CALL.sub("、", text)


def _is_particle(morpheme: Morpheme, left: Morpheme | None, spelling: Spelling) -> bool:
    if morpheme.surface.endswith(spelling.whole_words or "\0"):
        return True
    if morpheme.surface != spelling.written or morpheme.detail != spelling.detail or left is None:
        return False
    ends_sentence = left.pos in ("助動詞", "動詞", "形容詞") and FINAL.search(left.form) is not None
    return not ends_sentence and (spelling.written == "は" or _is_place(left))


def _is_place(left: Morpheme) -> bool:
    """Say whether へ can follow: a noun, a closing bracket, a word that the dictionary lacks."""
    return left.pos == "名詞" or left.detail == "括弧閉" or not left.is_known
