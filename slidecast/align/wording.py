"""What presenters say to lead over: words that announce an article, that sum up, that bid farewell."""

import re
import unicodedata

ORDINALS = re.compile(r"([0-9０-９一二三四五六七八九十]+|ひと|ふた|みっ|よっ|いつ)(つ目|つめ|本目|番目|個目|件目)")
LEADING = re.compile(
    r"(最初|次|つぎ|続い|つづい|最後)[^。]{0,8}(記事|きじ|話題|ニュース|トピック|テーマ|お話)"
    r"|(つ目|つめ|本目|番目|個目|件目)の(記事|きじ|話題|ニュース|トピック|テーマ|お話)"
)
ANNOUNCING = re.compile(rf"{LEADING.pattern}|タイトル[はわ]|(記事|話題|ニュース|トピック)[はわ]、?[「『]")
RECAP = re.compile(
    r"おさらい|(振り返|ふりかえ)(り(ま|$|[。、！の])|って|る(の|よ|ね|わ|$|[。！]))|エンディング|いかがでした"
    r"|(紹介|お伝え|お届け|お送り)(いた)?し(た|てきた|ました|てきました|てまいりました)"
)
CLOSING = re.compile(
    r"お別れ|おわかれ|お便り|おたより|感想|メッセージ|フォーム|また(明日|来週|次回|ね|会)|次回|番組|ばかり|バイバイ"
    r"|どの(お?(話|はなし)|話題|わだい|記事|きじ|ニュース|トピック)も"
    r"|(これで|ここまで|このへん|この辺|このあたり|以上(です|なのだ|でした|でござ|になり|となり))"
)
NUMERALS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {
    "ひと": 1,
    "ふた": 2,
    "みっ": 3,
    "よっ": 4,
    "いつ": 5,
}


def is_announcing(line: str) -> bool:
    """Return whether a line announces an article, as one of a number or by naming its kind."""
    return bool(ORDINALS.search(line) or ANNOUNCING.search(line))


def is_leading(line: str) -> bool:
    """Return whether a line leads over to an article."""
    return bool(LEADING.search(line))


def ordinal(line: str) -> int | None:
    """Return the number that a line counts, None where it counts none; 0 where it cannot be read."""
    found = ORDINALS.search(line)
    if not found:
        return None
    plain = unicodedata.normalize("NFKC", found[1])
    return int(plain) if plain.isdecimal() else NUMERALS.get(plain, 0)


def sums_up(line: str) -> bool:
    """Return whether a line begins to name all articles again."""
    return bool(RECAP.search(line))


def bids_farewell(line: str) -> bool:
    """Return whether a line is one of those at the end of a programme."""
    return bool(CLOSING.search(line))
