"""An episode without a deck → the deck: opening, each article's section and content, closing.

Every sentence of every summary is shown on exactly one slide and spoken there once. What stays prose stands on one
slide a run: pagination, which knows the measure, makes screenfuls of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from slidecast.model.bodies import Agenda, Closing, Flow, Quotation, Section, Table
from slidecast.model.bodies import Picture as Image
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.episode import Article, Block, BlockKind, Episode, Link
from slidecast.model.spoken_lines import SpokenLines, fields_of
from slidecast.model.text import RichText
from slidecast.plan.flow import flow_blocks, flow_utterances, utterances_of
from slidecast.plan.kinds import slides_of_prose
from slidecast.plan.sentences import split_sentences
from slidecast.plan.spoken import on_one_line, spoken
from slidecast.plan.told import told


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What the user may decide.

    Attributes:
        plain: prose stays prose; else lists, comparisons, steps and figures become slides of their kinds.
        articles: numbers of the articles to show; None for all.
        credits: lines for the closing slide, as `VOICEVOX:ずんだもん`.
    """

    plain: bool = False
    articles: frozenset[int] | None = None
    credits: tuple[str, ...] = ()


def plan_deck(episode: Episode, lines: SpokenLines, options: PlanOptions | None = None) -> Deck:
    """Return the deck that shows and speaks an episode."""
    options = options or PlanOptions()
    wanted = [a for a in episode.articles if options.articles is None or a.number in options.articles]
    slides = [opening(episode, wanted, lines), *preface(episode, options.plain)]
    for article in wanted:
        slides.append(section(article, len(episode.articles), episode, lines))
        slides.extend(content(article, options.plain))
    slides.append(closing(episode, lines, options))
    titles = tuple(article.title for article in episode.articles)
    return Deck(tuple(slides), episode.programme, date_shown(episode), titles)


def opening(episode: Episode, articles: list[Article], lines: SpokenLines) -> Slide:
    """Return the first slide: greeting, and the titles as its points, each of which is spoken at its own section."""
    said = said_lines(lines.opening, episode)
    if articles:
        said += said_lines(lines.agenda, episode)
    items = tuple(RichText.of(article.title) for article in articles)
    return Slide(SlideKind.AGENDA, episode.programme, Agenda(items, date_shown(episode)), said)


def preface(episode: Episode, plain: bool) -> Iterator[Slide]:
    """Yield the slides of the post's own text, which stands before its articles."""
    title = episode.title if not episode.articles else episode.programme
    yield from slides_of(episode.blocks, title, episode.pictures, plain)


def section(article: Article, total: int, episode: Episode, lines: SpokenLines) -> Slide:
    """Return the head slide of an article; its title is spoken there."""
    said = said_lines(lines.section, episode, article)
    if not any("title" in fields_of(line) for line in lines.section):
        said += utterances_of(RichText.of(article.title))
    body = Section(article.number, total)
    return Slide(SlideKind.SECTION, article.title, body, said, article.number, url=article.url)


def content(article: Article, plain: bool) -> Iterator[Slide]:
    """Yield the slides of an article's summary."""
    for slide in slides_of(article.blocks, article.title, article.pictures, plain):
        yield replace(slide, article=article.number, url=article.url)


def slides_of(blocks: tuple[Block, ...], title: str, pictures: tuple[Link, ...], plain: bool) -> Iterator[Slide]:
    """Yield the slides of a text; its pictures go on the first slide of prose, else on one of their own."""
    images = tuple(Image(link.url, link.text) for link in pictures)
    for slide in slides_of_text(tuple(one for block in blocks for one in told(block)), title, plain):
        if images and isinstance(slide.body, Flow) and slide.kind is SlideKind.CONTENT:
            slide = replace(slide, body=replace(slide.body, pictures=images))
            images = ()
        yield slide
    if images:
        yield Slide(SlideKind.CONTENT, title, Flow((), pictures=images))


def slides_of_text(blocks: tuple[Block, ...], title: str, plain: bool) -> Iterator[Slide]:
    """Yield the slides of each run of prose, code block, quotation and table."""

    def prose(run: tuple[Block, ...]) -> Slide:
        flow = tuple(part for block in run for part in flow_blocks(block))
        return Slide(SlideKind.CONTENT, title, Flow(flow), flow_utterances(flow))

    for kind, group in groupby(blocks, key=slide_kind):
        run = tuple(group)
        if kind is not SlideKind.CONTENT:
            yield from (MAKERS[kind](block, title) for block in run)
        elif plain:
            yield prose(run)
        else:
            yield from slides_of_prose(run, title, prose)


def slide_kind(block: Block) -> SlideKind:
    return ALONE.get(block.kind, SlideKind.CONTENT)


def code_slide(block: Block, title: str) -> Slide:
    return Slide(SlideKind.CODE, title, Flow(flow_blocks(block)))


def quote_slide(block: Block, title: str) -> Slide:
    """Return a quotation; it is one unit, its sentences are spoken one by one."""
    text = RichText.join((item.text for item in block.items), "\n")
    said = tuple(one for sentence in split_sentences(text) for one in utterances_of(sentence, 0))
    return Slide(SlideKind.QUOTE, title, Quotation(text), said)


def table_slide(block: Block, title: str) -> Slide:
    """Return a table; its head is spoken first, then each row is a unit."""
    rows = [cells(item.text) for item in block.items]
    width = max(len(row) for row in rows)
    full = tuple(row + (RichText(),) * (width - len(row)) for row in rows)
    said = row_utterance(full[0], None)
    for unit, row in enumerate(full[1:]):
        said += row_utterance(row, unit)
    return Slide(SlideKind.TABLE, title, Table(full[0], full[1:]), said)


def cells(row: RichText) -> tuple[RichText, ...]:
    """Return the cells of a row, which tabs divide."""
    found: list[RichText] = []
    start = 0
    for cell in row.plain.split("\t"):
        found.append(row.slice(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(found)


def row_utterance(row: tuple[RichText, ...], unit: int | None) -> tuple[Utterance, ...]:
    """Return what is said of a table's row: its cells with a pause between."""
    said = "、".join(words for cell in row if (words := spoken(cell.read)))
    shown = "　".join(cell.plain for cell in row if cell.plain.strip())
    return (Utterance(said, on_one_line(shown), unit),) if said else ()


ALONE = {BlockKind.CODE: SlideKind.CODE, BlockKind.QUOTE: SlideKind.QUOTE, BlockKind.TABLE: SlideKind.TABLE}
MAKERS = {SlideKind.CODE: code_slide, SlideKind.QUOTE: quote_slide, SlideKind.TABLE: table_slide}


def closing(episode: Episode, lines: SpokenLines, options: PlanOptions) -> Slide:
    """Return the last slide: announcement, letters form, credits, farewell."""
    announcement = split_sentences(RichText.of(episode.information))
    said = said_lines(lines.announcement, episode) if announcement else ()
    for unit, sentence in enumerate(announcement):
        said += utterances_of(sentence, unit)
    if episode.form:
        said += said_lines(lines.form, episode)
    said += said_lines(lines.closing, episode)
    label, url = (episode.form.text, episode.form.url) if episode.form else ("", "")
    body = Closing(announcement, label, url, (*options.credits, *episode.remarks))
    return Slide(SlideKind.CLOSING, episode.programme, body, said)


def said_lines(lines: tuple[str, ...], episode: Episode, article: Article | None = None) -> tuple[Utterance, ...]:
    """Return the presenter's own lines with their fields filled in."""
    values = fields(episode, article)
    usable = (line for line in lines if episode.date or "date_spoken" not in fields_of(line))
    said = (one for line in usable for one in utterances_of(RichText.of(line.format_map(values))))
    return tuple(replace(one, own=True) for one in said)


def fields(episode: Episode, article: Article | None) -> dict[str, str]:
    """Return the values of the fields of SpokenLines."""
    number = article.number if article else 0
    return {
        "programme": episode.programme,
        "date_spoken": f"{episode.date.month}月{episode.date.day}日" if episode.date else "",
        "count": str(len(episode.articles)),
        "number": str(number),
        "ordinal": f"{number}つ目" if number < 10 else f"{number}個目",
        "title": article.title if article else "",
    }


def date_shown(episode: Episode) -> str:
    return f"{episode.date:%Y.%m.%d}" if episode.date else ""
