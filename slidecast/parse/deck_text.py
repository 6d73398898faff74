"""Texts of a まじん式 deck: its marks become styles, its numbering goes where the slide numbers by itself."""

import re
from dataclasses import replace

from slidecast.model.text import RichText, Span
from slidecast.parse.ruby import rubied

MARKS = re.compile(r"\[\[(?P<marked>.+?)\]\]|\*\*(?P<strong>.+?)\*\*|`(?P<code>[!-_a-~][ -_a-~]*)`", re.DOTALL)
LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
NUMBERING = re.compile(
    r"\s*(?:[①-⑳❶-❿㉑-㊿]"
    r"|[（(]\d{1,2}[)）]"
    r"|\d{1,2}\s*(?:[.．]|[)）、:：])(?!\d)"
    r"|(?:STEP|PHASE|ステップ|フェーズ|手順)\s*[\d０-９一二三四五六七八九十]{1,2}(?![\d年月日個つ])\s*[:：.．、)）]?"
    r"|第[\d０-９一二三四五六七八九十]{1,3}(?:段階|ステップ|フェーズ)\s*[:：.．、)）]?"
    r"|[・•‣●◦▪]|[-–*]\s)[\s　]*",
    re.IGNORECASE,
)


def marked_text(text: str) -> RichText:
    """Return a deck's text with `[[x]]`, `**x**` and `` `x` `` as styles, and `{漢字|かんじ}` as ruby."""
    spans = styled(LINE_BREAK_TAG.sub("\n", text), Span(""))
    return RichText(tuple(one for span in spans for one in rubied(span)))


def styled(text: str, style: Span) -> list[Span]:
    """Return the spans of a text within marks of a given style; marks may nest."""
    spans: list[Span] = []
    at = 0
    for match in MARKS.finditer(text):
        spans.append(replace(style, text=text[at : match.start()]))
        if match["code"]:
            spans.append(replace(style, text=match["code"], code=True))
        elif match["marked"]:
            spans.extend(styled(match["marked"], replace(style, marked=True)))
        else:
            spans.extend(styled(match["strong"], replace(style, strong=True)))
        at = match.end()
    spans.append(replace(style, text=text[at:]))
    return [span for span in spans if span.text]


def without_numbering(text: RichText) -> RichText:
    """Return a step or agenda item without the `1.`, `①`, `STEP 1`, `第一段階` or bullet before its words."""
    match = NUMBERING.match(text.plain)
    return text.slice(match.end(), len(text)) if match and match.end() < len(text) else text
