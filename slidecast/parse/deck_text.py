"""Texts of a まじん式 deck: its marks become styles, its numbering goes where the slide numbers by itself."""

import re
from dataclasses import replace
from html import unescape

from slidecast.model.text import RichText, Span
from slidecast.parse.deck_blocks import CELL_GAP, without_blocks
from slidecast.parse.deck_markup import Tell, without_markup
from slidecast.parse.ruby import rubied
from slidecast.parse.source import CONTROL, UNSEEN

MARKS = re.compile(
    r"\[\[(?P<marked>.+?)\]\]|\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`"
    r"|<(?P<tag>b|strong|mark|code|th|h[1-6])(?:\s[^<>]*)?>(?P<within>.*?)</(?P=tag)\s*>(?P<gap>\s*(?=<th\b))?",
    re.DOTALL | re.IGNORECASE,
)
MARKUP = re.compile(r"[<*~`#|\[]|\n\s*[-+] ")  # one of the signs that HTML and Markdown begin with
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
NUMBERING = re.compile(
    r"\s*(?:[①-⑳❶-❿㉑-㊿]"
    r"|[（(]\d{1,2}[)）]"
    r"|\d{1,2}\s*(?:[.．]|[)）、:：])(?!\d)"
    r"|(?:STEP|PHASE|ステップ|フェーズ|手順)\s*[\d０-９一二三四五六七八九十]{1,2}(?![\d年月日個つ])\s*[:：.．、)）]?"
    r"|第[\d０-９一二三四五六七八九十]{1,3}(?:段階|ステップ|フェーズ)\s*[:：.．、)）]?"
    r"|[・•‣●◦▪]|[-–*]\s)[\s　]*",
    re.IGNORECASE,
)


def marked_text(text: str, tell: Tell) -> RichText:
    """Return a deck's text with its marks as styles, `{漢字|かんじ}` as ruby, HTML and Markdown as they read.

    Marks are `[[x]]`, `**x**`, `` `x` ``, and HTML's for these; `tell` hears what of the text is not shown.
    """
    if MARKUP.search(text):
        text = without_markup(without_blocks(text), tell)
    spans = styled(text, Span(""))
    return RichText(tuple(one for span in spans for one in rubied(span))).strip()


def styled(text: str, style: Span) -> list[Span]:
    """Return the spans of a text within marks of a given style; marks may nest."""
    spans: list[Span] = []
    at = 0
    for match in MARKS.finditer(text):
        spans.append(plain(text[at : match.start()], style))
        spans.extend(within_mark(match, style))
        at = match.end()
    spans.append(plain(text[at:], style))
    return [span for span in spans if span.text]


def within_mark(match: re.Match[str], style: Span) -> list[Span]:
    """Return the spans of what a mark encloses, and what parts an element from the next."""
    if match["code"]:
        return [replace(style, text=match["code"], code=True)]
    if match["marked"]:
        return styled(match["marked"], replace(style, marked=True))
    if match["strong"]:
        return styled(match["strong"], replace(style, strong=True))
    name = match["tag"].lower()
    inner = (
        replace(style, marked=True) if name == "mark" else replace(style, code=name == "code", strong=name != "code")
    )
    behind = "\n" if name[0] == "h" else CELL_GAP if match["gap"] is not None else ""
    return [*styled(match["within"], inner), replace(style, text=behind)]


def plain(text: str, style: Span) -> Span:
    """Return a text without marks in a style; HTML's entities as the characters that they stand for."""
    seen = ENTITY.sub(lambda match: CONTROL.sub("", UNSEEN.sub("", unescape(match[0]))), text)
    return replace(style, text=seen)


def without_numbering(text: RichText) -> RichText:
    """Return a step or agenda item without the `1.`, `①`, `STEP 1`, `第一段階` or bullet before its words."""
    match = NUMBERING.match(text.plain)
    return text.slice(match.end(), len(text)) if match and match.end() < len(text) else text
