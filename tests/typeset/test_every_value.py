"""Every value of a theme has an effect: each is changed, and something that is seen or said must differ.

What a value acts on is looked for among pages of every kind, with little and with very much text (which reaches floors
and limits), scenes, subtitles and the spoken lines, in both orientations.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from slidecast.model.bodies import (
    Agenda,
    Closing,
    Comparison,
    Figure,
    Figures,
    Flow,
    FlowBlock,
    FlowKind,
    RawMedia,
    Section,
)
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.model.looks import Meaning, Ornament, Part, Path, Surface, meaning_of
from slidecast.model.page import Shape
from slidecast.model.text import RichText, Span
from slidecast.model.theme import Theme
from slidecast.parse.deck import read_deck
from slidecast.typeset import lay_out, lay_out_cue, lay_out_scene, paginate
from tests.typeset.pages import CASES, FULL_HD, SQUARES, gallery, theme

PORTRAIT = (1080, 1920)
LIKE_TEXT = ("title", "subhead", "text", "desc", "q", "a", "label", "centerText", "author", "points", "steps", "items",
             "leftItems", "rightItems", "leftTitle", "rightTitle")  # fmt: skip
ELSEWHERE = {
    "name": "filled in when read (tests/parse/test_theme.py)",
    "folders": "filled in when read (tests/parse/test_theme.py)",
    "title": "for the list of themes (tests/cli)",
    "description": "for the list of themes (tests/cli)",
    "actors": "chooses the theme (tests/typeset/test_themes.py)",
    "programmes": "chooses the theme (tests/typeset/test_themes.py)",
    "character.folder": "names the art's files (tests/media, tests/draw/test_character.py)",
    "voice": "is heard, not seen (tests/voice/test_choose.py, test_voicevox.py)",
    "spoken": "is planned, not laid out (tests/plan/test_spoken.py)",
    "composition.protected": "is joined with the episode's words when planned (tests/pipeline/test_protected.py)",
}
"""Values that act elsewhere, and which tests hold them there."""
ON_DISCS = "figures on a disc: one line, always at its size"
LABEL = "a label of one line, always at its size, left out where there is no room"
IDLE = {
    "agenda.number.floor": ON_DISCS,
    "agenda.number.leading": ON_DISCS,
    "entries.number.floor": ON_DISCS,
    "entries.number.leading": ON_DISCS,
    "section.number.floor": ON_DISCS,
    "section.total.floor": LABEL,
    "section.total.leading": LABEL,
    "section.hint_text.floor": LABEL,
    "flow.bullet.number.floor": ON_DISCS,
    "tags.page.leading": LABEL,
    "tags.programme.floor": LABEL,
    "tags.programme.leading": LABEL,
}
"""Values that a group has for being like others, and that cannot act where they stand."""


@cache
def dressed() -> Theme:
    """Return the default theme with an outline and a shadow on every surface, so that their colours show."""
    look: Theme = with_dress(theme())
    return look


def with_dress(part: Any) -> Any:  # noqa: ANN401 (a part of any type comes back as that type)
    if isinstance(part, Surface):
        return part.model_copy(update={"outline_width": 3, "shadow_blur": 8})
    return part.model_copy(update={key: with_dress(value) for key, value in part if isinstance(value, Part)})


def leaves(part: Part, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value below a part; a list's members one by one, ornaments as they are."""
    for key, value in part:
        here = (*path, key)
        if isinstance(value, Part):
            yield from leaves(value, here)
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield from ((*here, index) for index in range(len(value)))
        else:
            yield here


def changed(part: Any, path: Path, others: Callable[[Part, str, Any], list[Any]]) -> list[Any]:  # noqa: ANN401
    """Return a part with the value at `path` changed, once for each of the others that stand in its place."""
    key, *rest = path
    value = getattr(part, str(key))
    if rest and isinstance(value, Part):
        return [part.model_copy(update={key: one}) for one in changed(value, tuple(rest), others)]
    if rest:
        at = int(rest[0])
        lists = [(*value[:at], one, *value[at + 1 :]) for one in others(part, str(key), value[at])]
        return [part.model_copy(update={key: one}) for one in lists]
    return [part.model_copy(update={key: one}) for one in others(part, str(key), value)]


def others_for(part: Part, key: str, value: Any) -> list[Any]:  # noqa: ANN401
    """Return values that stand for all others: a larger one, a smaller one, another choice."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value * 2 + 9, value // 2]
    if isinstance(value, float):
        return [value * 0.6 + 0.07, value * 1.4 + 0.2]
    if isinstance(value, Shape):
        return [Shape.STAR, Shape.MOON]
    if meaning_of(type(part), key) is Meaning.COLOUR:
        return ["#1234567f", "#fedcba"]
    if isinstance(value, str):
        roles = {"font": ["figure", "code"], "reveal": ["spoken"]}
        return roles.get(key, [f"{value}豆"])
    return [value[1:]] if value and isinstance(value[0], Ornament) else [(*value, "Other.ttf")]


def stuffed(value: Any, key: str = "") -> Any:  # noqa: ANN401
    """Return a deck's JSON with every text many times as long."""
    if isinstance(value, dict):
        return {name: stuffed(member, name) for name, member in value.items()}
    if isinstance(value, list):
        return [stuffed(member, key) for member in value]
    return value * 7 if isinstance(value, str) and key in LIKE_TEXT else value


def own_slides() -> tuple[Slide, ...]:
    """Return slides of posts, which decks have not: code, quotations, numbers, ruby, announcements, letters."""
    strong = RichText((Span("豆は"), Span("三粒", strong=True), Span("入り、"), Span("百円", marked=True)))
    blocks = [
        FlowBlock(FlowKind.HEADING, (RichText.of("見出し"),)),
        FlowBlock(FlowKind.PARAGRAPH, (strong, RichText.of("価格は20%下がった。"))),
        FlowBlock(FlowKind.PARAGRAPH, (RichText.of("次の段落。"),)),
        FlowBlock(FlowKind.NUMBER, (RichText.of("一番目"),), ordinal=1),
        FlowBlock(FlowKind.BULLET, (RichText.of("点"),)),
        FlowBlock(FlowKind.BULLET, (RichText.of("下の点"),), depth=1),
    ]
    bodies: list[tuple[SlideKind, Any]] = [
        (SlideKind.CONTENT, Flow(tuple(blocks))),
        (SlideKind.CONTENT, Flow(tuple(replace(block, sentences=block.sentences * 5) for block in blocks))),
        (SlideKind.CONTENT, Flow((FlowBlock(FlowKind.PARAGRAPH, (RichText.of("豆" * 50 + "。"),) * 12),))),
        (SlideKind.CONTENT, Flow((FlowBlock(FlowKind.PARAGRAPH, (RichText.of("短い文。"),) * 30),))),
        (
            SlideKind.CONTENT,
            Flow((FlowBlock(FlowKind.PARAGRAPH, (RichText.of("きゃ" * 40), RichText.of("あ" + "きゃ" * 40))),)),
        ),
        (SlideKind.COMPARE, Comparison("前", "後", (RichText.of("豆が三粒"),))),
        (SlideKind.KPI, Figures((Figure(RichText.of("豆"), ("3粒",), "前と同じ"),))),
        (SlideKind.STATS_COMPARE, Comparison("前", "後", figures=(Figure(RichText.of("豆"), ("3粒", "4粒")),) * 3)),
        (SlideKind.RAW_MEDIA, RawMedia("opening.png", is_film=False, digest="there")),
        (SlideKind.CODE, Flow((FlowBlock(FlowKind.CODE, (RichText.of("boil(beans)\n"), RichText.of("eat()\n"))),))),
        (SlideKind.CODE, Flow((FlowBlock(FlowKind.CODE, (RichText.of("boil(beans, salt) " * 9 + "\n"),) * 9),))),
        (SlideKind.AGENDA, Agenda(())),
        (SlideKind.AGENDA, Agenda((RichText.of("とても長い記事の題名が続く" * 3),) * 5)),
        (SlideKind.SECTION, Section(0, 0)),
        (SlideKind.SECTION, Section(2, 3)),
        (SlideKind.CLOSING, Closing((), "お便り", "https://example.org/letters", ("声：枝豆", "絵：枝豆"))),
        (SlideKind.CLOSING, Closing((RichText.of("お知らせの文がここに来る。"),), "", "", ())),
        (
            SlideKind.CLOSING,
            Closing((), "お便りはこちらの長い長い名前の窓口へ" * 3, "https://example.org", ("声" * 60,) * 2),
        ),
    ]
    url = "https://news.example.org/" + "beans/" * 9
    short = [Slide(kind, f"題{at}", body, (), 1, url=url) for at, (kind, body) in enumerate(bodies)]
    long = [replace(slide, title=f"長い題名がどこまでも続いていく話{slide.title}" * 5) for slide in short]
    return tuple(replace(slide, page=1, pages=2) for slide in [*short, *long])


@cache
def decks() -> tuple[Deck, ...]:
    text = json.dumps(stuffed(json.loads((CASES / "gallery.json").read_text("utf-8"))))
    crowded = read_deck(text, "crowded.json", lambda _: None)
    own = Deck(own_slides(), "枝豆放送局", "2025.09.18", ("一つ目の話題", "二つ目"))
    return own, gallery(), crowded


View = Callable[[Theme], object]


@cache
def views(*, upright: bool = False) -> list[View]:
    """Return what is looked at, the cheap ones first; pages of upright films where asked for."""
    chapters = (Fraction(0), Fraction(1, 2))
    found: list[View] = [
        lambda look: lay_out_scene(look, FULL_HD, "art", chapters, 100),
        lambda look: lay_out_scene(look, PORTRAIT, "art", chapters, 100),
        lambda look: lay_out_cue(("豆の話",), look, FULL_HD, SQUARES),
        lambda look: lay_out_cue(("豆の話" * 9,), look, FULL_HD, SQUARES),
        lambda look: lay_out_cue(("豆の話" * 90,), look, FULL_HD, SQUARES),
        lambda look: lay_out_cue(("豆の話",), look, PORTRAIT, SQUARES),
        lambda look: lay_out_cue(("豆の話" * 12,), look, PORTRAIT, SQUARES),
    ]
    size = PORTRAIT if upright else FULL_HD
    for deck in decks():
        paged = paginate(deck, dressed(), size, SQUARES)
        kinds = {(slide.kind, type(slide.body), slide.title): at for at, slide in enumerate(paged.slides)}
        found.extend(page_view(paged, at, size) for at in kinds.values())
        found.append(lambda look, deck=deck: paginate(deck, look, size, SQUARES).slides)  # type: ignore[misc]
    return found


def page_view(deck: Deck, at: int, size: tuple[int, int]) -> View:
    return lambda look: lay_out(deck.slides[at], at, deck, look, size, SQUARES, 0)


class Looking:
    """Looks for an effect of one value after another; what the last one acted on is looked at first."""

    def __init__(self, views: list[View]) -> None:
        self.known = [(view, view(dressed())) for view in views]

    def acts(self, path: Path) -> bool:
        looks = changed(dressed(), path, others_for)
        for at, (view, before) in enumerate(self.known):
            if any(view(look) != before for look in looks):
                self.known.insert(0, self.known.pop(at))
                return True
        return False


def is_elsewhere(path: Path) -> bool:
    dotted = ".".join(map(str, path))
    return any(dotted == known or dotted.startswith(f"{known}.") for known in (*ELSEWHERE, *IDLE))


def groups() -> list[str]:
    return sorted({str(path[0]) for path in leaves(Theme()) if not is_elsewhere(path)})


@pytest.mark.slow
@pytest.mark.parametrize("group", groups())
def test_every_value_has_an_effect(group: str) -> None:
    looking = Looking(views(upright=group == "portrait"))
    paths = [path for path in leaves(dressed()) if path[0] == group and not is_elsewhere(path)]
    idle = [".".join(map(str, path)) for path in paths if not looking.acts(path)]
    assert idle == []


def test_what_acts_elsewhere_is_a_value() -> None:
    there = {".".join(map(str, path[:length])) for path in leaves(Theme()) for length in (1, 2)}
    assert set(ELSEWHERE) <= there
