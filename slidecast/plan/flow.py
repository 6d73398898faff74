"""A summary's blocks → running text, split into sentences, each a unit that can be set off while it is spoken."""

from slidecast.model.bodies import FlowBlock, FlowKind
from slidecast.model.deck import Utterance
from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText
from slidecast.plan.sentences import split_sentences
from slidecast.plan.spoken import on_one_line, spoken

KINDS = {
    BlockKind.PARAGRAPH: FlowKind.PARAGRAPH,
    BlockKind.HEADING: FlowKind.HEADING,
    BlockKind.QUOTE: FlowKind.QUOTE,
    BlockKind.CODE: FlowKind.CODE,
    BlockKind.TABLE: FlowKind.ROW,
}
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)


def flow_blocks(block: Block) -> tuple[FlowBlock, ...]:
    """Return a block as running text, one flow block for each of its items."""
    return tuple(flow_block(block, item) for item in block.items)


def flow_block(block: Block, item: Item) -> FlowBlock:
    if block.kind is BlockKind.CODE:
        return FlowBlock(FlowKind.CODE, code_lines(item.text))
    if block.kind in LISTS:
        kind = FlowKind.BULLET if item.ordinal is None else FlowKind.NUMBER
        return FlowBlock(kind, split_sentences(item.text), item.depth, item.ordinal)
    if block.kind is BlockKind.HEADING:
        return FlowBlock(FlowKind.HEADING, (item.text,), item.depth)
    return FlowBlock(KINDS[block.kind], split_sentences(item.text))


def code_lines(text: RichText) -> tuple[RichText, ...]:
    """Return the lines of a code block, newlines included."""
    return tuple(RichText.of(line) for line in text.plain.splitlines(keepends=True))


def flow_utterances(blocks: tuple[FlowBlock, ...]) -> tuple[Utterance, ...]:
    """Return one utterance for each sentence, in order.

    Code is shown, not spoken: its lines count as units but have no utterance. Neither has a sentence without a word
    that could be spoken, as a bare URL.
    """
    units = ((block.kind, sentence) for block in blocks for sentence in block.sentences)
    return tuple(
        said
        for unit, (kind, sentence) in enumerate(units)
        if kind is not FlowKind.CODE
        for said in utterances_of(sentence, unit)
    )


def utterances_of(text: RichText, unit: int | None = None) -> tuple[Utterance, ...]:
    """Return the utterance of a text, or none if nothing in it can be spoken."""
    words = spoken(text.read)
    return (Utterance(words, on_one_line(text.plain), unit),) if words else ()
