"""Which slides of a deck tell which article: sections number what follows them; a recap at the end tells none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from slidecast.model.bodies import Section
from slidecast.model.deck import Slide, SlideKind

RECAP = re.compile(
    r"(本日|今日|きょう|今週)[^。]*(ニュース|記事|話題|トピック|まとめ|放送|お伝え|紹介)"
    r"|おさらい|オサライ|振り返り|ふりかえり|エンディング|オープニング|お便り|おたより|お知らせ|番組への"
)
"""In a title, or in the line below it: all articles again, or the programme's own affairs."""
APART = (SlideKind.CLOSING, SlideKind.AGENDA, SlideKind.TITLE)


def number_articles(slides: tuple[Slide, ...]) -> Iterator[Slide]:
    """Yield the slides with their article's number and address; a recap's have none, its section no number."""
    sections = [at for at, slide in enumerate(slides) if slide.kind is SlideKind.SECTION]
    stories = list(_stories(slides, sections)) or sections
    end = _end_of_articles(slides, stories)
    number, url = 0, ""
    for at, slide in enumerate(slides):
        if slide.kind is SlideKind.SECTION and isinstance(slide.body, Section):
            number, url = (number + 1, slide.url) if at in stories else (0, "")
            slide = _numbered(slide, slide.body, number, len(stories))
        told = at < end and slide.kind not in APART and number
        yield replace(slide, article=number, url=slide.url or url) if told else slide


def _stories(slides: tuple[Slide, ...], sections: list[int]) -> Iterator[int]:
    """Yield the sections that open an article: all but recaps, which have no address or that of one before."""
    known = {""}
    for at in sections:
        if not (_recaps(slides[at]) and slides[at].url in known):
            yield at
        known.add(slides[at].url)


def _numbered(slide: Slide, body: Section, number: int, total: int) -> Slide:
    """Return a section with its own number, else the counted one, of how many."""
    if not number:
        return replace(slide, url="", body=replace(body, number=0, total=0))
    shown = body.number or number
    return replace(slide, body=replace(body, number=shown, total=max(total, shown)))


def _end_of_articles(slides: tuple[Slide, ...], stories: list[int]) -> int:
    """Return the place of the first slide of the recap that ends the deck, behind the last article's head."""
    end = len(slides)
    while end and stories and end - 1 > stories[-1]:
        if slides[end - 1].kind not in APART and not _recaps(slides[end - 1]):
            break
        end -= 1
    return end


def _recaps(slide: Slide) -> bool:
    return bool(RECAP.search(slide.title) or RECAP.search(slide.subhead))
