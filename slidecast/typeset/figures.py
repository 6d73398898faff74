"""Numbers with their units, marked in text so that they stand out: 約332億, 1.5倍, 98 %, 2,000ドル."""

import re
from dataclasses import replace

from slidecast.model.text import RichText, Span

# Units of quantity. Dates (年月日), versions (GPT-5.6) and ordinals are no figures that a viewer compares.
UNITS = (
    "%|％|パーセント|ポイント|倍|割|兆|億|万|千|円|ドル|ユーロ|元|人|名|社|件|個|台|冊|枚|回|種類|言語|[かカヶ]国語?|都市|"
    "時間|分間|分|秒間|秒|ミリ秒|週間|か月|カ月|ヶ月|年間|日間|度|℃|"
    "トークン|パラメータ|パラメーター|ワット|ギガ|メガ|テラ|キロ|メートル|グラム|トン|"
    "ms|fps|dB|[KMGT]B|[kMGT]?Hz|[kMG]?W|[kcm]?m|kg|px|pt"
)
MAGNITUDES = "兆|億|万|千|百|キロ|メガ|ギガ|テラ"  # a unit may follow them
FIGURE = re.compile(
    rf"(?<![A-Za-z0-9.\-_/#第])(?:約|およそ|最大|最小|合計|計|平均)?[+\-−±]?[0-9０-９][0-9０-９,，.．]*"
    rf"(?:[ ]?(?:{MAGNITUDES})[0-9０-９,，.．]*)*(?:[ ]?(?:{UNITS}))?(?<![0-9０-９,，.．])(?![A-Za-z0-9])"
)


def with_figures(text: RichText) -> RichText:
    """Return the text with its figures marked; code and `[[marked]]` words stay as they are."""
    bounds = [match.span() for match in FIGURE.finditer(text.plain)]
    spans: list[Span] = []
    at = 0
    for start, end in [*bounds, (len(text), len(text))]:
        spans.extend(text.slice(at, start).spans)
        spans.extend(_marked(span) for span in text.slice(start, end).spans)
        at = end
    return RichText(tuple(spans))


def _marked(span: Span) -> Span:
    return span if span.code or span.marked else replace(span, figure=True)
