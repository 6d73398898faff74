"""Which rows lead on to what follows them, so that no page ends with one: headings, and what serves as such in prose.

Posts write headings as `【背景と課題】`, as a bold line, as `2. 変更のポイント` or `① 開発者の役割は…`,
mostly without marking them as headings.
"""

import re

from slidecast.model.bodies import FlowKind
from slidecast.typeset.rows import LISTS, Row

LONGEST = 48  # characters of a line that serves as a heading
MARK = re.compile(
    r"(?:[①-⑳❶-❿■◆●▼▶◎☆★]|[0-9０-９]{1,2}\s*[.．)）、:：]|第.{1,3}[章節部]|[【\[［〈《〔].+[】\]］〉》〕]$)"
)
SENTENCE_ENDS = "。．.!?！？、」』"
COLONS = "：:"
COMMAS = "、，"


def leads(row: Row, following: Row) -> bool:
    """Return whether a row would be left hanging at the foot of a page."""
    if row.kind is FlowKind.HEADING:
        return True
    text = row.text.plain.strip()
    if row.kind is FlowKind.CODE or not text:
        return False
    if following.kind is FlowKind.CODE:
        return True
    if text[-1] in COLONS or (text[-1] in COMMAS and row.kind not in LISTS):
        return True
    if len(text) > LONGEST or text[-1] in SENTENCE_ENDS or _are_siblings(row, following):
        return False
    return row.kind in LISTS or _is_strong(row) or bool(MARK.match(text))


def _are_siblings(row: Row, following: Row) -> bool:
    """Return whether the next row is one of the same list or enumeration, and not what the point goes on with."""
    if row.kind in LISTS:
        return following.kind in LISTS and following.first and following.depth <= row.depth
    return bool(MARK.match(following.text.plain.strip())) or (_is_strong(row) and _is_strong(following))


def _is_strong(row: Row) -> bool:
    return all(span.strong or span.marked or not span.text.strip() for span in row.text.spans)
