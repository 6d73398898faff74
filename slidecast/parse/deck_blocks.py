"""Markdown's blocks in a deck's texts → lines: tables row by row, bold headings, lists with ・, code without fences."""

import re

FENCE = re.compile(r"\s*(?:```|~~~)[\w+-]*\s*")
RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>\S.*?)(?:\s+#+)?\s*")
BULLET = re.compile(r"(?P<indent>\s*)[-*+]\s+(?=\S)")
CODE = re.compile(r"(\s*)([^\s`](?:[^`]*[^\s`])?)\s*")  # what `deck_text` sets as code between backticks
CELL_GAP = "　"
LEAST_LIST = 2  # lines; one alone may be a minus


def without_blocks(text: str) -> str:
    """Return a text whose blocks are lines of words."""
    lines = without_fences(text.split("\n"))
    lines = without_tables(lines)
    lines = [f"**{title['title']}**" if (title := HEADING.fullmatch(line)) else line for line in lines]
    if sum(bool(BULLET.match(line)) for line in lines) >= LEAST_LIST:
        lines = [BULLET.sub(r"\g<indent>・", line, count=1) if BULLET.match(line) else line for line in lines]
    return "\n".join(lines)


def without_fences(lines: list[str]) -> list[str]:
    """Return the lines without pairs of fences, what stands between them as code."""
    shown: list[str] = []
    fenced = [at for at, line in enumerate(lines) if FENCE.fullmatch(line)]
    edges = set(fenced[: len(fenced) // 2 * 2])
    inside = False
    for at, line in enumerate(lines):
        if at in edges:
            inside = not inside
        else:
            shown.append(CODE.sub(r"\1`\2`", line) if inside and CODE.fullmatch(line) else line)
    return shown


def without_tables(lines: list[str]) -> list[str]:
    """Return the lines with those of tables as their cells, the rule under the head left out."""
    shown: list[str] = []
    table = False
    for at, line in enumerate(lines):
        heads = at + 1 < len(lines) and "|" in line and bool(RULE.fullmatch(lines[at + 1]))
        rules = table and bool(RULE.fullmatch(line))
        table = "|" in line and (table or heads)
        if not rules:
            shown.append(cells(line) if table else line)
    return shown


def cells(row: str) -> str:
    """Return the cells of a row side by side."""
    return CELL_GAP.join(filter(None, (cell.strip() for cell in row.strip().strip("|").split("|"))))
