"""Prose that invites it → slides of a kind of their own: cards, steps, figures, two sides. No word is added or lost.

A list whose points have short bold heads becomes cards, numbered steps a process, labels with figures a strip of
figures, `一つは… もう一つは…` or `甲Aは… 一方、甲Bは…` a comparison; a heading or short line right
before goes above it. What is too long for a glance stays prose.
"""

import re
from collections.abc import Callable, Iterator

from slidecast.model.deck import Slide
from slidecast.model.episode import Block, BlockKind
from slidecast.model.text import RichText
from slidecast.plan.flow import utterances_of
from slidecast.plan.listed import cards, figures, steps
from slidecast.plan.sentences import split_sentences
from slidecast.plan.shapes import Shape, ems
from slidecast.plan.sides import comparison

LEAD_ROOM = 30  # ems: one line below a title
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)
STEPS = re.compile("手順|ステップ|段階|流れ|プロセス|工程|順に|順番")
REMARK = re.compile("（[^（）]*）")


def slides_of_prose(blocks: tuple[Block, ...], title: str, prose: Callable[[tuple[Block, ...]], Slide]) -> list[Slide]:
    """Return the slides of a run of prose, in its order.

    Args:
        prose: makes the slide of what stays prose.
    """
    slides: list[Slide] = []
    pending: list[Block] = []
    for block in blocks:
        shape = shape_of(block, pending[-1] if pending else None)
        if shape is None or leaves_heading(pending, shape):
            pending.append(block)
            continue
        pending.extend(shape.before)
        lead = take_lead(pending)
        if pending:
            slides.append(prose(tuple(pending)))
        slides.extend(led(shape, lead, title))
        pending = list(shape.after)
    if pending:
        slides.append(prose(tuple(pending)))
    return slides


def shape_of(block: Block, before: Block | None) -> Shape | None:
    """Return the block as pages of the first kind that suits it; None where it is best left prose."""
    if block.kind is BlockKind.PARAGRAPH:
        return comparison(block)
    if block.kind not in LISTS or any(item.depth for item in block.items):
        return None
    steps_meant = bool(before and announces_steps(before)) and counts_from_one(block)
    return figures(block) or cards(block, steps_meant) or (steps(block) if steps_meant else None)


def announces_steps(block: Block) -> bool:
    """Return whether a block's last sentence, remarks in brackets aside, speaks of steps."""
    sentences = split_sentences(block.items[-1].text)
    return bool(sentences and STEPS.search(REMARK.sub("", sentences[-1].plain)))


def counts_from_one(block: Block) -> bool:
    return [item.ordinal for item in block.items] == list(range(1, len(block.items) + 1))


def leaves_heading(pending: list[Block], shape: Shape) -> bool:
    """Whether a heading that is too long for a line below the title would end the slide before."""
    return bool(pending) and not shape.before and pending[-1].kind is BlockKind.HEADING and not is_lead(pending[-1])


def take_lead(pending: list[Block]) -> RichText:
    """Take the heading or short line at the end of what is pending; a line keeps to its own heading."""
    if not pending or not is_lead(pending[-1]):
        return RichText()
    under_heading = len(pending) > 1 and pending[-2].kind is BlockKind.HEADING
    if under_heading and pending[-1].kind is not BlockKind.HEADING:
        return RichText()
    return pending.pop().items[0].text


def is_lead(block: Block) -> bool:
    text = block.items[0].text
    single = block.kind is BlockKind.HEADING or len(split_sentences(text)) == 1
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and single and ems(text) <= LEAD_ROOM


def led(shape: Shape, lead: RichText, title: str) -> Iterator[Slide]:
    """Yield the slides of a shape, the lead above the first and spoken before it."""
    for at, page in enumerate(shape.pages):
        above = lead if at == 0 else RichText()
        said = utterances_of(above) + page.utterances
        subhead = "".join(above.plain.splitlines())
        yield Slide(page.kind, title, page.body, said, subhead=subhead)
