"""HTML and Markdown in a deck's texts, read as a reader expects: cases, and laws on whatever they enclose."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.parse.deck_text import marked_text

CASES = Path(__file__).parents[1] / "cases" / "deck_markup.tsv"
ROWS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]


def read(text: str) -> tuple[str, list[str]]:
    told: list[str] = []
    return marked_text(text, told.append).plain, told


@pytest.mark.parametrize(("text", "shown", "told"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_markup_reads_as_its_reader_expects(text: str, shown: str, told: str) -> None:
    plain, messages = read(text.replace("\\n", "\n"))
    assert plain.replace("\xa0", " ") == shown.replace("\\n", "\n")
    assert sorted(set(messages)) == ([told] if told else [])


def test_markup_becomes_the_styles_that_marks_are() -> None:
    text = marked_text("<b>甲</b><mark>乙</mark><code>丙</code>[[**丁**]]", list[str]().append)
    assert [(span.text, span.strong, span.marked, span.code) for span in text.spans] == [
        ("甲", True, False, False),
        ("乙", False, True, False),
        ("丙", False, False, True),
        ("丁", True, True, False),
    ]


WORDS = st.text("枝豆まめマメbeans0123、。", min_size=1, max_size=12)
WRAPPINGS = (
    "<b>{}</b>",
    "<strong class='x'>{}</strong>",
    "**{}**",
    "[[{}]]",
    "<mark>{}</mark>",
    "<span style='color: red'>{}</span>",
    "<p>{}</p>",
    "<div><i>{}</i></div>",
    "<ul><li>{}</li></ul>",
    "<table><tr><th>{}</th></tr></table>",
    "<h3>{}</h3>",
    "<a href='https://example.com'>{}</a>",
    "[{}](https://example.com/a)",
    "{}<br>",
    "<!-- x -->{}",
)

WRAPPED = st.lists(st.sampled_from(WRAPPINGS), max_size=3, unique=True)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WRAPPED), min_size=1, max_size=4))
def test_wrapped_words_stay_and_their_wrappings_go(pieces: list[tuple[str, list[str]]]) -> None:
    text = ""
    for words, wrappings in pieces:
        for wrapping in wrappings:
            words = wrapping.format(words)
        text += words
    shown, _ = read(text)
    assert "".join(shown.split()).replace("・", "") == "".join(words for words, _ in pieces)


@settings(deadline=None)
@given(st.text("<>/*[]()`~#|-&;! \nabiruth枝豆", max_size=60))
def test_letters_of_no_markup_are_kept(text: str) -> None:
    shown, told = read(text)
    if not told:
        assert [char for char in shown if char in "枝豆"] == [char for char in text if char in "枝豆"]
