"""Slides that do not fit become several: where running text is cut so that every page is a screenful.

Sentences stay whole, utterances follow their units, pages are balanced, no heading stands alone at a foot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby, pairwise

from slidecast.model.bodies import Closing, Flow, FlowBlock, FlowKind, RawMedia, Section
from slidecast.model.deck import Deck, Slide
from slidecast.model.metrics import FontMetrics
from slidecast.model.remember import Remember, anew
from slidecast.model.theme import Theme
from slidecast.typeset.code_in_text import with_code
from slidecast.typeset.design import Size, design_of
from slidecast.typeset.flow import body_area, page_area
from slidecast.typeset.items import Area
from slidecast.typeset.leads import leads
from slidecast.typeset.leftover import without_leftover
from slidecast.typeset.masters import master_for
from slidecast.typeset.overlong import without_overlong
from slidecast.typeset.parts import in_parts
from slidecast.typeset.pictured import parted, picture_pages, strip_fits, without_bare_frames, without_frames
from slidecast.typeset.plain import plain_slide
from slidecast.typeset.rows import Row, SetRow, rows_of, set_rows, stack_height
from slidecast.typeset.setting import Setter, sizes
from slidecast.typeset.shares import shared_utterances
from slidecast.typeset.sizing import canvas_of

PAGE_COST = 1.0
SLACK_COST = 0.7  # of an empty page; grows with the square, so that pages fill evenly
MID_BLOCK_COST = 0.12  # a cut between the sentences of one paragraph
SHRINK_COST = 0.4  # of setting a whole slide at the floor instead of the wanted size
INFEASIBLE = 1_000.0
PORTRAIT_LINES = 1.6  # of the limit: a narrower measure makes more lines of the same words
UNNUMBERED = (Section, RawMedia)


def paginate(deck: Deck, theme: Theme, size: Size, metrics: FontMetrics, remember: Remember = anew) -> Deck:
    """Return the deck with every slide of running text cut into as many as it takes, and pages numbered.

    Args:
        remember: is told what shapes the pages of each slide, but for theme, size and metrics.
    """
    setter = Setter(design_of(theme, canvas_of(size)), metrics, deck.protected)
    slides: list[Slide] = []
    for slide in with_code(deck.slides):
        alone = replace(deck, slides=(slide,), articles=("",) * len(deck.articles))
        slides += remember(("pages", alone), partial(_pages_alone, setter, alone))
    return replace(deck, slides=tuple(_numbered(slides)))


def _pages_alone(setter: Setter, deck: Deck) -> tuple[Slide, ...]:
    """Return the pages of a deck's only slide."""
    return tuple(page for part in without_leftover(setter, deck.slides[0]) for page in pages_of(setter, part, deck))


def pages_of(setter: Setter, slide: Slide, deck: Deck) -> tuple[Slide, ...]:
    """Return the slide itself, or the pages that it takes; what its master cannot hold becomes running text."""
    if isinstance(slide.body, Closing):
        return _closing_pages(setter, slide)
    roomier = without_bare_frames(slide)
    if roomier is not slide and not _holds_pictures(setter, slide, deck):
        return pages_of(setter, roomier, deck)
    if _wants_apart(setter, slide, deck):
        apart = (without_frames(slide), *picture_pages(slide))
        return tuple(page for part in apart for page in pages_of(setter, part, deck))
    if isinstance(slide.body, Flow) and slide.body.split and master_for(setter, slide, deck):
        return (slide,)
    if not isinstance(slide.body, Flow):
        whole = in_parts(setter, slide, deck)
        if whole:
            return whole
    plain = plain_slide(slide)
    return _flow_pages(setter, plain) if isinstance(plain.body, Flow) and plain.body.units else (slide,)


def _wants_apart(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether the pictures are to have pages of their own: beside the text one of them would not fit."""
    bare = without_frames(slide)
    if bare is slide:
        return False
    if not _strip_fits(setter, slide):
        return True
    return not _fits_one(setter, slide, deck) and (_fits_one(setter, bare, deck) or isinstance(slide.body, Section))


def _holds_pictures(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether the slide's text and pictures have room on one page."""
    return _strip_fits(setter, slide) and _fits_one(setter, slide, deck)


def _strip_fits(setter: Setter, slide: Slide) -> bool:
    """Return whether the pictures fit their strip; a section's own master tells whether they fit its card."""
    strip = parted(setter, slide.body, page_area(setter, slide))[1]
    return isinstance(slide.body, Section) or strip_fits(setter, slide.body, strip)


def _fits_one(setter: Setter, slide: Slide, deck: Deck) -> bool:
    """Return whether a slide's own master, or running text, holds it on one page."""
    if isinstance(slide.body, Flow) and not (slide.body.split and master_for(setter, slide, deck)):
        return len(_flow_pages(setter, slide)) == 1
    return master_for(setter, slide, deck) is not None


def _closing_pages(setter: Setter, slide: Slide) -> tuple[Slide, ...]:
    """Return the closing slide, what it announces on pages before it."""
    assert isinstance(slide.body, Closing)
    if not slide.body.announcement:
        return (slide,)
    count = max((at for at, u in enumerate(slide.utterances, 1) if u.unit is not None), default=0)
    said, rest = slide.utterances[:count], slide.utterances[count:]
    title = setter.design.theme.closing.heading
    news = plain_slide(replace(slide, utterances=said, title=title))
    last = replace(slide, body=replace(slide.body, announcement=()), utterances=rest)
    return (*_flow_pages(setter, news), last)


def _flow_pages(setter: Setter, slide: Slide) -> tuple[Slide, ...]:
    slide = without_overlong(setter, slide, _inner_area(setter, slide))
    assert isinstance(slide.body, Flow)
    rows = rows_of(slide.body)
    cuts = _best_cuts(setter, rows, _inner_area(setter, slide))
    if len(cuts) == 2:
        return (slide,)
    extents = tuple(pairwise(cuts))
    shares = shared_utterances(slide.utterances, extents)
    return tuple(
        replace(slide, body=_slice(slide.body, start, end), utterances=share)
        for (start, end), share in zip(extents, shares, strict=True)
    )


def _inner_area(setter: Setter, slide: Slide) -> Area:
    margins = setter.design.theme.card.margins
    return body_area(setter, slide).inset(margins.x, margins.y)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a slide is cut (0, ..., number of rows) and what that costs."""

    cuts: tuple[int, ...]
    cost: float


def _best_cuts(setter: Setter, rows: tuple[Row, ...], inner: Area) -> tuple[int, ...]:
    """Return the cheapest cuts over the sizes between wanted and floor."""
    look = setter.design.theme.flow.text
    span = max(look.size - look.floor, 1)
    plans = []
    for size_px in _coarse(tuple(sizes(setter, look))):
        plan = _plan_at(setter, set_rows(setter, rows, size_px, inner.width), inner.height)
        shrink = SHRINK_COST * ((look.size - size_px) / span) ** 2
        plans.append(replace(plan, cost=plan.cost + shrink))
    return min(plans, key=lambda plan: plan.cost).cuts


def _coarse(all_sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the largest, the two around the middle, and the smallest size."""
    third = len(all_sizes) // 3
    return tuple(dict.fromkeys((all_sizes[0], all_sizes[third], all_sizes[2 * third], all_sizes[-1])))


def _plan_at(setter: Setter, rows: tuple[SetRow, ...], height: int) -> _Plan:
    """Return the cheapest cuts at one size, by dynamic programming over the row that begins a page."""
    best = [_Plan((0,), 0.0)]
    for end in range(1, len(rows) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            fill = stack_height(setter, rows[start:end]) / height
            if fill > 1 and end - start > 1:
                break
            cost = best[start].cost + _page_cost(setter, rows, start, end, fill)
            options.append(_Plan((*best[start].cuts, end), cost))
        best.append(min(options, key=lambda plan: plan.cost))
    return best[-1]


def _page_cost(setter: Setter, rows: Sequence[SetRow], start: int, end: int, fill: float) -> float:
    flow = setter.design.theme.flow
    page = rows[start:end]
    prose = [row for row in page if row.row.kind is not FlowKind.CODE]
    cost = PAGE_COST + SLACK_COST * max(1 - fill, 0) ** 2
    if end - start > 1 and sum(len(row.row.text) for row in prose) > flow.character_limit:
        cost += INFEASIBLE
    limit = flow.line_limit * (PORTRAIT_LINES if setter.design.portrait else 1)
    if end - start > 1 and sum(len(row.setting.lines) for row in prose) > limit:
        cost += INFEASIBLE
    if fill > 1:
        cost += INFEASIBLE
    if end < len(rows):
        cost += INFEASIBLE * leads(page[-1].row, rows[end].row)
        cost += MID_BLOCK_COST * (not page[-1].row.last)
    return cost


def _slice(flow: Flow, start: int, end: int) -> Flow:
    """Return the units from `start` up to `end` as running text of their own."""
    blocks: list[FlowBlock] = []
    starts = accumulate((len(block.sentences) for block in flow.blocks), initial=0)
    for at, block in zip(starts, flow.blocks, strict=False):
        low, high = max(start - at, 0), min(end - at, len(block.sentences))
        if low < high:
            continued = block.continued or low > 0
            blocks.append(replace(block, sentences=block.sentences[low:high], continued=continued))
    return Flow(tuple(blocks), pictures=flow.pictures)


def _numbered(slides: Iterable[Slide]) -> Iterable[Slide]:
    """Yield the slides with page and pages of each article; its section slide counts as none."""
    for article, group in groupby(slides, lambda slide: slide.article):
        members = list(group)
        total = sum(not isinstance(slide.body, UNNUMBERED) for slide in members)
        number = 0
        for slide in members:
            if article is None or total < 2 or isinstance(slide.body, UNNUMBERED):
                yield slide
            else:
                number += 1
                yield replace(slide, page=number, pages=total)
