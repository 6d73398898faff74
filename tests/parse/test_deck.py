"""Decks: every type and all their dirt; each text has its place on the slide, and dirt is told with its place."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slidecast.errors import DeckError, Diagnostic
from slidecast.model.bodies import Agenda, Section
from slidecast.model.deck import Deck, Slide, SlideKind
from slidecast.parse.deck import read_deck
from slidecast.parse.deck_json import NotADeckError
from slidecast.parse.deck_text import marked_text
from tests.parse.deck_cases import DIRT, LOOSE, TYPES

NAME = "番組_podcast_20260706.json"


def read(slides: object) -> tuple[Deck, list[str]]:
    warnings: list[Diagnostic] = []
    deck = read_deck(json.dumps(slides, ensure_ascii=False), NAME, warnings.append)
    return deck, [str(warning) for warning in warnings]


def strings_of(slide: Slide) -> str:
    """Return every text that a slide holds, marks removed."""
    return "\n".join([slide.title, slide.subhead, *texts_of(slide.body)])


def texts_of(body: object) -> list[str]:
    """Return all strings of a body, however deep, by its fields."""
    if isinstance(body, str):
        return [body]
    if isinstance(body, tuple):
        return [text for item in body for text in texts_of(item)]
    names = getattr(body, "__dataclass_fields__", {})
    inner = [text for name in names for text in texts_of(getattr(body, name))]
    plain = getattr(body, "plain", None)
    return [plain] if isinstance(plain, str) else inner


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_read(kind: str) -> None:
    fields, body = TYPES[kind]
    deck, _ = read([{"type": kind, "title": "題", **fields}])
    assert deck.slides[0].kind.value == kind
    assert isinstance(deck.slides[0].body, body)


def test_all_kinds_but_our_own_are_types_of_the_format() -> None:
    assert {kind.value for kind in SlideKind} - {"code"} == set(TYPES)


@pytest.mark.parametrize("case", DIRT)
def test_dirt_is_told_with_its_place(case: str) -> None:
    fields, message = DIRT[case]
    _, warnings = read([{"title": "題", **fields}])
    place = f"{NAME}, slide 1"
    assert {f"{place}: {message}", f"{place}, {message}"}.intersection(warnings)


def test_one_broken_slide_does_not_lose_the_others() -> None:
    deck, warnings = read([{"type": "content", "title": "前", "points": ["一"]}, None, 7, "文", {"type": "closing"}])
    assert [slide.kind.value for slide in deck.slides] == ["content", "content", "content", "closing"]
    assert warnings[0] == f"{NAME}, slide 2: empty; left out"


def test_marks_become_styles() -> None:
    spans = marked_text("甲[[乙]]**丙**", list[str]().append).spans
    assert [(span.text, span.marked, span.strong) for span in spans] == [
        ("甲", False, False),
        ("乙", True, False),
        ("丙", False, True),
    ]


@pytest.mark.parametrize("step", ["1. 準備", "①準備", "STEP 1: 準備", "・準備", "第一段階：準備"])
def test_numbering_that_the_slide_draws_itself_is_dropped(step: str) -> None:
    deck, _ = read([{"type": "process", "title": "題", "steps": [step]}])
    assert deck.slides[0].body.units == ("準備",)


def test_a_recap_at_the_end_is_no_article() -> None:
    deck, _ = read(
        [
            {"type": "section", "title": "今日の豆の話題", "url": "https://example.com/a"},
            {"type": "content", "title": "甲のまとめ", "points": ["甲"]},
            {"type": "section", "title": "乙", "url": "https://example.com/b"},
            {"type": "content", "title": "乙の中身", "points": ["乙"]},
            {"type": "section", "title": "本日のまとめ", "sectionNo": 3, "url": "https://example.com/b"},
            {"type": "cards", "title": "甲と乙", "subhead": "二つの話題の振り返り", "items": ["甲"]},
            {"type": "faq", "title": "お便り募集", "items": [{"q": "宛先は？", "a": "番組まで"}]},
            {"type": "closing"},
        ]
    )
    assert [slide.article for slide in deck.slides] == [1, 1, 2, 2, None, None, None, None]
    assert deck.articles == ("今日の豆の話題", "乙")
    bodies = [slide.body for slide in deck.slides if isinstance(slide.body, Section)]
    assert [(body.number, body.total) for body in bodies] == [(1, 2), (2, 2), (0, 0)]
    assert {slide.url for slide in deck.slides[4:]} == {""}


def test_articles_are_numbered_by_sections() -> None:
    deck, _ = read(
        [
            {"type": "agenda", "title": "番組"},
            {"type": "section", "title": "甲", "url": "https://example.com/a"},
            {"type": "content", "title": "内", "points": ["一"]},
            {"type": "section", "title": "乙", "url": "https://example.com/b"},
            {"type": "closing", "title": "おわり"},
        ]
    )
    assert [slide.article for slide in deck.slides] == [None, 1, 1, 2, None]
    assert deck.slides[2].url == "https://example.com/a"
    assert deck.slides[0].body.units == ("甲", "乙")
    assert (deck.programme, deck.date) == ("番組", "2026.07.06")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '"x"'])
def test_no_deck_is_an_error(text: str) -> None:
    with pytest.raises(DeckError) as caught:
        read_deck(text, NAME, list[Diagnostic]().append)
    assert caught.value.place.startswith(NAME)


@pytest.mark.parametrize(
    "text", ["3", "[3]", '["x"]', '[{"start": 0, "text": "x"}]', '{"text": "x", "segments": [{}]}']
)
def test_json_of_something_else_is_told_apart(text: str) -> None:
    with pytest.raises(NotADeckError, match="a deck is a JSON list of objects, each with a type"):
        read_deck(text, NAME, list[Diagnostic]().append)


def test_an_empty_file_is_told() -> None:
    with pytest.raises(DeckError) as caught:
        read_deck("\ufeff\n", NAME, list[Diagnostic]().append)
    hint = "a deck is a JSON list of objects, each with a type"
    assert str(caught.value) == f"{NAME}: the file is empty\n  hint: {hint}"


SCALARS = st.one_of(
    st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30),
    st.sampled_from(
        [
            "",
            "[[太字]]",
            "<b>太字</b><br>次",
            "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |",
            "🚀👨‍👩‍👧",
            "長い" * 300,
            "a\nb",
            "1. 準備",
            "約2,000ドル",
        ]
    ),
)
WRONG = st.one_of(st.none(), st.integers(-5, 500), st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
ANYTHING = st.recursive(
    st.one_of(SCALARS, WRONG),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(SCALARS, inner, max_size=3)),
    max_leaves=6,
)
NAMES = sorted({name for fields, _ in TYPES.values() for name in fields} | {"title", "subhead", "notes", "images", "x"})


@st.composite
def slides(draw: st.DrawFn) -> dict[str, Any]:
    """Any type, its own fields and foreign ones, right and wrong."""
    kind = draw(st.sampled_from([*TYPES, "hologram"]))
    fields = dict(TYPES.get(kind, ({}, object))[0])
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=5)):
        fields[name] = draw(ANYTHING)
    texts = st.lists(SCALARS, max_size=12)
    for name in ("points", "items", "steps"):
        if name in fields and draw(st.booleans()):
            fields[name] = draw(texts)
    return {"type": kind, **fields}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(slides(), min_size=1, max_size=3))
def test_anything_that_is_json_gives_a_deck(values: list[dict[str, Any]]) -> None:
    deck, _ = read(values)
    assert 0 < len(deck.slides) <= len(values)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["content", "cards", "process", "agenda", "imageText"]), st.lists(SCALARS, max_size=12))
def test_every_text_has_its_place(kind: str, texts: list[str]) -> None:
    field = {"content": "points", "process": "steps", "imageText": "points"}.get(kind, "items")
    if kind == "agenda" and not any(text.strip() for text in texts):
        return
    deck, _ = read([{"type": kind, "title": "題", field: texts}])
    held = "".join(strings_of(deck.slides[0]).split())
    for text in texts:
        wanted = "".join(character for character in marked_text(text, list[str]().append).plain if character.isalpha())
        there = "".join(character for character in held if character.isalpha())
        assert wanted in there


DECKS = sorted(Path(os.environ.get("SLIDECAST_CORPUS", "/nonexistent")).glob("site/audio/*.json"))
MACHINE = {"type", "notes", "url", "images", "image", "mp4_url", "image_url", "status", "trend", "state"}


@pytest.mark.corpus
@pytest.mark.skipif(not DECKS, reason="SLIDECAST_CORPUS names no decks")
@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem[-8:])
def test_real_deck_loses_no_text(path: Path) -> None:
    values = json.loads(path.read_text("utf-8"))
    deck = read_deck(path.read_text("utf-8"), path.name, list[Diagnostic]().append)
    assert len(deck.slides) == len(values)
    for value, slide in zip(values, deck.slides, strict=True):
        held = "".join(strings_of(slide).split())
        for text in _texts({key: item for key, item in value.items() if key not in MACHINE}):
            wanted = marked_text(text, list[str]().append).plain.replace("**", "")
            assert "".join(wanted.split()).lstrip("0123456789.①②③④⑤⑥・") in held, (slide.kind, text)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in MACHINE for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) and not value.startswith("http") else []


@pytest.mark.parametrize("case", LOOSE)
def test_what_is_almost_json_is_read(case: str) -> None:
    warnings: list[Diagnostic] = []
    (slide,) = read_deck(LOOSE[case], NAME, warnings.append).slides
    assert (slide.kind, slide.title, slide.body.units) == (SlideKind.CONTENT, "題", ("要点",))
    assert len(warnings) == 1
    assert warnings[0].where.startswith(NAME)


def test_loose_values_are_those_of_json() -> None:
    (slide,) = read_deck(
        "[{type: 'title', title: 'yes', date: '2025.09.18', sectionNo: 1}]", NAME, lambda _: None
    ).slides
    assert isinstance(slide.body, Agenda)
    assert (slide.title, slide.body.date) == ("yes", "2025.09.18")
