"""What each break of a text costs a reader, by what it parts: relative prices, a gain behind a clause."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby, repeat

from slidecast.lines.characters import is_closing, is_space, is_wide, line_class
from slidecast.lines.compounds import PARTICLES, SUFFIXES, compound_parts, loanword_parts
from slidecast.lines.phrases import function_word_ends, leaning_offsets, quoted_offsets

CLAUSE_PRICE = -4.0  # behind what ends a clause or parts a title from its site: a gain
PHRASE_PRICE = 1.0
LEANING_PRICE = 3.5  # more, before a phrase that leans on the one before: 豆を茹でる/ことが, この/豆, 枝豆/（大豆）
LEANING_EVEN_PRICE = 1.2  # of lines that are to be equally long: 3.5 would make them uneven
SPACE_PRICE = 4.0  # between two Latin words: most are a name, Edamame/Pro
INNER_PRICE = 8.0  # inside a phrase, where another script begins a word: 生成AI/サービス, with a space or without
HYPHEN_PRICE = 12.0
COLONS = frozenset(":：―—─")  # and dashes: what they lead to may begin a line
DASHES = frozenset("―—─")
COMPOUND_PRICE = 14.0  # inside a compound: 評価/基盤, for most are of words of two kanji
TEARING_PRICE = 30.0  # and above: a word is torn, only where what holds together is longer than the measure
KANA_PRICE = 30.0  # among kana: 導入さ/れた
LOANWORD_PRICE = 32.0  # between the loanwords of a compound: データベース/システム
VERSION_PRICE = 31.0  # before a figure behind a Latin name: Gemini/2.5
PARTICLE_PRICE = 33.0  # before a particle: サービス/の
STEM_PRICE = 33.0  # between the verbs of a compound: 呼び/出し
TAIL_PRICE = 34.0  # before the kana or the suffix that belongs to a word: 向/け, 支援/する, クラウド/型
ODD_PRICE = 40.0  # between the two kanji of a word of a compound: 評/価基盤, inside a loanword: テ/キスト
QUOTED_PRICE = 6.0  # more, within a short text in brackets: 「Common/Pile」
DASH_PRICE = 16.0  # before a dash that has a space on either side
SEPARATORS = frozenset("-–—―·|/")
CLAUSE_ENDS = frozenset("。！？｜|：")

KANJI = "kanji"
FOR = ("向", "け")  # a suffix with kana of its own


@lru_cache(maxsize=2048)
def break_prices(cells: tuple[str, ...], phrases: tuple[int, ...], *, even: bool = False) -> tuple[float, ...]:
    """Return the price of a break before each cluster by what it parts; none has one where no phrases are wanted.

    Args:
        phrases: the clusters at which phrases begin, and last the number of clusters; empty where none are wanted.
        even: lines are to be equally long, so that what merely leans on the line before counts less.
    """
    if not phrases:
        return (0.0,) * len(cells)
    behind_spaces = (at + 1 for at in phrases[:-1] if is_space(cells[at]))  # the model's phrases begin with a space
    starts, text = frozenset((*phrases, *behind_spaces)), "".join(cells)
    offsets = tuple(accumulate(map(len, cells), initial=0))
    quoted, leaning = quoted_offsets(text), leaning_offsets(text, tuple(offsets[at] for at in phrases))
    leaning_price = LEANING_EVEN_PRICE if even else LEANING_PRICE
    if even:
        leaning |= function_word_ends(text)
    return tuple(
        break_price(cells, at, run, phrase=at in starts)
        + QUOTED_PRICE * (offset in quoted)
        + leaning_price * (offset in leaning)
        for at, (run, offset) in enumerate(zip(script_runs(cells), offsets, strict=False))
    )


def script_runs(cells: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretch of one script that each cluster stands in: where it starts and ends."""
    start = 0
    for _, group in groupby(cells, kind):
        length = len(tuple(group))
        yield from repeat((start, start + length), length)
        start += length


def break_price(cells: tuple[str, ...], at: int, run: tuple[int, int], *, phrase: bool) -> float:
    """Return the price of a break before a cluster by what it parts.

    Args:
        run: the stretch of one script that the cluster stands in.
        phrase: a phrase begins there.
    """
    if at == 0:
        return 0.0
    before, after = cells[at - 1], cells[at]
    if ends_clause(cells, at):
        return CLAUSE_PRICE
    if is_space(before):
        return space_price(cells, at, phrase=phrase)
    if is_closing(before):
        return 0.0
    if after in DASHES:
        return DASH_PRICE
    if phrase or before in COLONS:
        return PHRASE_PRICE
    if not is_wide(before) and not is_wide(after):
        return HYPHEN_PRICE
    return word_price(cells, at, run)


def ends_clause(cells: tuple[str, ...], at: int) -> bool:
    """Return whether a clause, or one of the parts of a title, ends before a cluster, with a space behind it or not."""
    last = at - 1 - is_space(cells[at - 1])
    return last > 0 and (cells[last] in CLAUSE_ENDS or parts_off(cells, last) or cells[last:at] == (":", " "))


def space_price(cells: tuple[str, ...], at: int, *, phrase: bool) -> float:
    """Return the price of a break behind a space: `Chinchilla の` minds it as much as `サービスの` does."""
    if parts_off(cells, at):
        return DASH_PRICE
    if cells[at].isdecimal() and ends_name(cells, at - 1):
        return VERSION_PRICE
    if phrase:
        return PHRASE_PRICE
    if not is_wide(cells[at]):
        return SPACE_PRICE
    if cells[at - 1] != " " or at < 2 or is_wide(cells[at - 2]):
        return 0.0
    return PARTICLE_PRICE if is_particle(cells, at) else INNER_PRICE


def ends_name(cells: tuple[str, ...], end: int) -> bool:
    """Return whether a Latin word with a capital, or a figure behind one, ends before a cluster: Gemma, Gemma 3.1."""
    start = end
    while start and cells[start - 1].isascii() and not is_space(cells[start - 1]):
        start -= 1
    word = "".join(cells[start:end])
    return word != word.lower() or (word.replace(".", "").isdecimal() and start > 1 and ends_name(cells, start - 1))


def parts_off(cells: tuple[str, ...], at: int) -> bool:
    """Return whether a dash or point with a space on either side stands at `at`: it ends a line, and begins none."""
    spaced = 0 < at < len(cells) - 1 and is_space(cells[at - 1]) and is_space(cells[at + 1])
    return spaced and cells[at] in SEPARATORS


def word_price(cells: tuple[str, ...], at: int, run: tuple[int, int]) -> float:
    """Return the price of a break inside a phrase; see `break_price`."""
    before, after = kind(cells[at - 1]), kind(cells[at])
    if before != after:
        if after == "hiragana":
            return tail_price(cells, at)
        if joins_suffix(cells, at):
            return TAIL_PRICE
        return STEM_PRICE if joins_verbs(cells, at) else INNER_PRICE
    if after == "hiragana":
        return KANA_PRICE
    start, end = run
    if after == "katakana":
        return LOANWORD_PRICE if at - start in loanword_parts("".join(cells[start:end])) else ODD_PRICE
    if after == KANJI:
        parts = compound_parts("".join(cells[start:end]), "".join(cells[end : end + 1]))
        return COMPOUND_PRICE if at - start in parts else ODD_PRICE
    return COMPOUND_PRICE


def tail_price(cells: tuple[str, ...], at: int) -> float:
    """Return the price of a break before the first kana after a word: of a particle that stands alone, or not."""
    return PARTICLE_PRICE if is_particle(cells, at) else TAIL_PRICE


def is_particle(cells: tuple[str, ...], at: int) -> bool:
    alone = at + 1 == len(cells) or kind(cells[at + 1]) != "hiragana"
    return alone and cells[at] in PARTICLES


def joins_suffix(cells: tuple[str, ...], at: int) -> bool:
    """Return whether a kanji that begins no word stands alone behind another script: 農家/向け, データ/則."""
    following = cells[at + 1] if at + 1 < len(cells) else ""
    alone = not following or kind(following) != KANJI
    inflected = bool(following) and kind(following) == "hiragana" and following not in PARTICLES  # データを見/る
    suffix = not inflected or cells[at] in SUFFIXES or cells[at : at + 2] == FOR
    return kind(cells[at]) == KANJI and suffix and alone and kind(cells[at - 1]) != "hiragana"


def joins_verbs(cells: tuple[str, ...], at: int) -> bool:
    """Return whether one kana, and no particle, stands between two kanji: 読み/込み, 切り/替え; but 農家向け/豆."""
    middle, before = cells[at - 1], kind(cells[at - 2]) if at > 1 else ""
    stem = kind(middle) == "hiragana" and middle not in PARTICLES and cells[at - 2 : at] != FOR
    return stem and before == kind(cells[at]) == KANJI


def kind(cluster: str) -> str:
    """Return the script of a cluster, as far as compounds go."""
    if "ぁ" <= cluster <= "ゟ":
        return "hiragana"
    if "゠" <= cluster <= "ヿ" and cluster != "・":
        return "katakana"
    if "一" <= cluster <= "鿿" or cluster == "々":
        return KANJI
    return line_class(cluster).name
