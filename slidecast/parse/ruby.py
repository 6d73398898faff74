"""Ruby in a source → spans with a reading: `{漢字|かんじ}`, and HTML's `<ruby>漢字<rt>かんじ</rt></ruby>`.

The short notation (of DenDenMarkdown) is taken only where the reading is kana and the base one line without braces:
no code or template looks like that. Readings letter by letter, `{漢字|かん|じ}`, stand each over its own. Aozora's
`｜漢字《かんじ》` is not taken: ｜ parts titles and 《》 encloses names in posts.
"""

import re
from dataclasses import replace

from slidecast.model.clusters import clusters
from slidecast.model.text import RichText, Span

KANA = "[ぁ-ゖァ-ヺー・゛゜]+"
NOTATION = re.compile(rf"\{{(?P<base>[^{{}}|\n]{{1,30}})\|(?P<readings>{KANA}(?:\|{KANA})*)\}}")
TAGS = ("ruby", "rb", "rt", "rp", "rtc")


def rubied(span: Span) -> tuple[Span, ...]:
    """Return a span with its short notation resolved: the words with their readings, and what stands between."""
    if span.code:
        return (span,)
    spans: list[Span] = []
    at = 0
    for match in NOTATION.finditer(span.text):
        spans.append(replace(span, text=span.text[at : match.start()]))
        spans.extend(_annotated(span, match["base"], match["readings"].split("|")))
        at = match.end()
    spans.append(replace(span, text=span.text[at:]))
    return tuple(one for one in spans if one.text)


def _annotated(span: Span, base: str, readings: list[str]) -> tuple[Span, ...]:
    letters = clusters(base)
    if len(readings) > 1 and len(letters) == len(readings):
        return tuple(replace(span, text=a, ruby=b) for a, b in zip(letters, readings, strict=True))
    return (replace(span, text=base, ruby="".join(readings)),)


def under(spans: list[Span], reading: str) -> list[Span]:
    """Return the spans under one reading, each with its share of it."""
    whole = Span("".join(span.text for span in spans), ruby=" ".join(reading.split()))
    shared: list[Span] = []
    at = 0
    for span in spans:
        shared.append(replace(span, ruby=whole.part(at, at + len(span.text)).ruby))
        at += len(span.text)
    return shared


def as_notation(base: str, reading: str) -> str:
    """Return a word with its reading as text: the short notation where it can stand, else the reading in brackets."""
    short = f"{{{base}|{reading}}}"
    return short if NOTATION.fullmatch(short) else f"{base}（{reading}）" if reading else base


def with_ruby(text: str) -> RichText:
    """Return a text with its short notation resolved."""
    return RichText(rubied(Span(text)))
