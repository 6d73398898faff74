"""Two sides that a paragraph tells of → a comparison, headed by its own words; None where it tells of none."""

import re
from dataclasses import replace

from slidecast.model.bodies import Comparison
from slidecast.model.deck import SlideKind
from slidecast.model.episode import Block, Item
from slidecast.model.text import RichText
from slidecast.plan.sentences import split_sentences
from slidecast.plan.shapes import Screenful, Shape, ems, said_of

SIDE_ROOM = 54  # ems of text on a side, below a lead, measured with the default theme at 1920x1080
FIRST = re.compile(r"(?:一つ|1つ|１つ|ひとつ)(?:目)?は、?")
SECOND = re.compile(r"(?:もう(?:一つ|1つ|１つ|ひとつ)|(?:二つ|2つ|２つ|ふたつ)目)は、?")
TOPIC = re.compile(r"(?P<topic>[^、。「」（）\n]*?[^ぁ-ん、。「」（）\n])は、?")
OTHER = re.compile(rf"(?:一方で?|これに対して?|それに対して?)、?{TOPIC.pattern}")
TOPIC_ROOM = 14  # ems
WORD = re.compile(r"[A-Za-z]{2,}|[ァ-ヺー]{2,}|[一-鿿々]{2,}")
THIRD = re.compile(r"(?:そして|また|最後に)?、?(?:三つ|3つ|３つ|みっつ)目は")


def comparison(block: Block) -> Shape | None:
    """Return a paragraph's `一つは… もう一つは…`, or `甲Aは… 一方、甲Bは…`, as two sides headed by these words."""
    sentences = split_sentences(block.items[0].text)
    opened = [at for at in range(len(sentences) - 1) if openings(sentences[at].plain, sentences[at + 1].plain)]
    if len(opened) != 1:
        return None
    at = opened[0]
    heads = openings(sentences[at].plain, sentences[at + 1].plain)
    if sum(FIRST.match(sentence.plain) is not None for sentence in sentences) > 1 or any_third(sentences[at + 2 :]):
        return None
    left, right = (side_of(sentence, head) for sentence, head in zip(sentences[at:], heads, strict=False))
    if any(not 0 < ems(side[1]) <= SIDE_ROOM for side in (left, right)):
        return None
    body = Comparison(left[0], right[0], (left[1],), (right[1],))
    page = Screenful(SlideKind.COMPARE, body, said_of([sentences[at], sentences[at + 1]]))
    return Shape((page,), part(block, sentences[:at]), part(block, sentences[at + 2 :]))


def openings(first: str, second: str) -> tuple[str, ...]:
    """Return the words that open two sentences as sides of one thing; nothing where they are none."""
    counted = FIRST.match(first), SECOND.match(second)
    if counted[0] and counted[1]:
        return counted[0][0], counted[1][0]
    said = TOPIC.match(first), OTHER.match(second)
    if said[0] and said[1] and are_alike(said[0]["topic"], said[1]["topic"]):
        return said[0][0], said[1][0]
    return ()


def are_alike(one: str, other: str) -> bool:
    """Whether two topics are different things of one kind: they share a word and fit above a side."""
    shared = set(WORD.findall(one)) & set(WORD.findall(other))
    return one != other and bool(shared) and max(ems(RichText.of(topic)) for topic in (one, other)) <= TOPIC_ROOM


def any_third(sentences: tuple[RichText, ...]) -> bool:
    return any(THIRD.match(sentence.plain) for sentence in sentences)


def side_of(sentence: RichText, head: str) -> tuple[str, RichText]:
    """Return the words that open a side, and the rest of its sentence."""
    return head.rstrip("、"), sentence.slice(len(head), len(sentence)).strip()


def part(block: Block, sentences: tuple[RichText, ...]) -> tuple[Block, ...]:
    """Return some sentences of a paragraph as a paragraph; none if there are none."""
    text = RichText.join(sentences).strip()
    return (replace(block, items=(Item(text),)),) if text else ()
