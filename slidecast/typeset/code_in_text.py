"""Program code stands with the words around it: slides of code are joined to the prose that they belong to."""

from collections.abc import Iterable
from dataclasses import replace

from slidecast.model.bodies import Flow
from slidecast.model.deck import Slide, SlideKind

TEXT = (SlideKind.CONTENT, SlideKind.CODE)


def with_code(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Return the slides, code joined to the running text before and behind it of the same article."""
    joined: list[Slide] = []
    for slide in slides:
        if joined and _belong_together(joined[-1], slide):
            joined[-1] = _joined(joined[-1], slide)
        else:
            joined.append(slide)
    return tuple(joined)


def _belong_together(one: Slide, other: Slide) -> bool:
    if one.kind not in TEXT or other.kind not in TEXT or not _is_running(one) or not _is_running(other):
        return False
    same = (one.article, one.title, one.subhead) == (other.article, other.title, other.subhead)
    return same and (other.kind is SlideKind.CODE or one.kind is SlideKind.CODE)


def _is_running(slide: Slide) -> bool:
    """Return whether a slide is planned prose: in one column, without times of its own."""
    return isinstance(slide.body, Flow) and slide.body.split is None and slide.time is None


def _joined(one: Slide, other: Slide) -> Slide:
    """Return both as one slide; it stays one of code while more may join it."""
    assert isinstance(one.body, Flow)
    assert isinstance(other.body, Flow)
    offset = len(one.body.units)
    said = tuple(replace(u, unit=None if u.unit is None else u.unit + offset) for u in other.utterances)
    body = Flow(one.body.blocks + other.body.blocks, None, one.body.pictures + other.body.pictures)
    return replace(one, kind=other.kind, body=body, utterances=one.utterances + said)
