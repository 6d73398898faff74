"""Laws of posts: whatever the markup, each word of a summary is read once; whatever the text, nothing breaks."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.model.episode import Episode
from slidecast.parse.post import read_episode
from tests.counting import calls_made_by

HEAD = "---\ntitle: 番組 podcast 20250918\ndate: 2025-09-18 05:00:00 +0900\n---\n\n"
SHAPES = (
    "{}です。\n",
    "{}です。\n{}も。\n",
    "**「{}」**は`{}`と{}。\n",
    "*   **{}:** {}\n*   **{}：**{}\n",
    "- {}\n  - {}\n    - {}\n- {}\n",
    "1. {}\n2. {}\n\n{}の後\n\n1. {}\n",
    "3. {}\n\n   {}の続き\n4. {}\n",
    "### {}\n\n{}\n",
    "{}\n---\n",
    "> {}\n> {}\n",
    "```\n{} = {}\n```\n",
    "|{}|{}|\n|---|---|\n|{}|{}|\n",
    "<div><p>{}</p><b>{}</b></div>\n",
    "{}<br>{}<span style='x'>{}</span>\n",
    "    {}は字下げ\n",
    "\t{}はタブ\n",
    "{}[{}](https://example.com/x)と<https://example.com/y>\n",
    "- [{}](https://example.com/z): {}\n",
    "式 $n_{{1}} + n_2$ と{}と$5\n",
    "{}\u200bと\u202e{}\n",
    "{{% include a.html %}}\n\n{}\n",
    "~~{}~~と__{}__と*{}*\n",
    "\\*{}\\*\n",
    "■ {}\n",
)
WORD = re.compile(r"語\d+番")


def filled(shapes: list[str]) -> str:
    """Return the shapes with a word of its own in each gap."""
    numbers = count(1)
    return "\n".join(
        re.sub(r"\{\}", lambda _: f"語{next(numbers)}番", s).replace("{{", "{").replace("}}", "}") for s in shapes
    )


def read(text: str) -> Episode:
    return read_episode(text, "post.md", lambda _: None)


def words_of(episode: Episode) -> list[str]:
    return WORD.findall("\n".join(i.text.plain for a in episode.articles for b in a.blocks for i in b.items))


@given(st.lists(st.sampled_from(SHAPES), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_word_is_read_once_and_in_order(shapes: list[str], line_end: str) -> None:
    summary = filled(shapes)
    text = f"{HEAD}- [題](https://example.com/a)  \n\n\n{summary}\n\n引用元: https://example.com/a\n"
    episode = read(text.replace("\n", line_end))
    assert [article.title for article in episode.articles] == ["題"]
    assert words_of(episode) == WORD.findall(summary)
    assert episode.articles[0].source_url == "https://example.com/a"


@given(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=8))
def test_no_markup_is_shown(shapes: list[str]) -> None:
    for article in read(f"{HEAD}- [題](https://example.com/a)\n\n{filled(shapes)}").articles:
        for piece in article.blocks:
            shown = "\n".join(item.text.plain for item in piece.items)
            assert not re.search(r"\*\*|<\w|\]\(|\{%|^#|```|\\", shown), shown


@given(st.lists(st.sampled_from(SHAPES), max_size=4), st.lists(st.sampled_from(SHAPES), max_size=4))
def test_a_block_knows_its_line(first: list[str], second: list[str]) -> None:
    text = (
        f"{HEAD}- [題](https://example.com/a)\n\n{filled(first)}\n\n- [次](https://example.com/b)\n\n{filled(second)}\n"
    )
    lines = text.split("\n")
    for article in read(text).articles:
        assert lines[article.line - 1].startswith(f"- [{article.title}]")
        for piece in article.blocks:
            words = WORD.findall(piece.items[0].text.plain)
            assert not words or any(words[0] in line for line in lines[piece.line - 1 : piece.line + 2])


JUNK = re.split(
    "¦",
    "- [題](https://e.com)\n\n¦文。¦**¦`¦```\n¦\n¦\n\n¦1. ¦  - ¦    ¦\t¦> ¦### ¦---\n¦===\n¦|a|b|\n|-|-|\n¦<div>¦</div>"
    "¦<form>¦{% x %}¦{{ y }}¦$¦[¦]¦(¦)¦![a](b.png)¦引用元: https://e.com\n¦引用元:\n¦&amp;¦\\¦タイトル: 題\n¦要約: ¦🎉"
    "¦\u200b¦<!--¦-->¦<script>¦[r]: https://e.com\n¦[r]¦_¦- [お便り投稿フォーム](x)\n¦（架空）\n¦\ud800¦\x00¦お知らせ",
)


@given(st.lists(st.sampled_from(JUNK), max_size=30).map("".join))
def test_any_body_gives_an_episode(body: str) -> None:
    assert read(HEAD + body).programme == "番組"


LARGE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "bold": lambda n: "**a " * n,
    "tags": lambda n: "<a " * n,
    "liquid": lambda n: "{% " * n,
    "dollars": lambda n: "$a" * n,
    "one line": lambda n: "あ" * n,
    "links": lambda n: "[a](b) " * n,
    "points": lambda n: "- あ\n" * (n // 2),
    "quotation": lambda n: "> あ\n" * (n // 2),
    "paragraphs": lambda n: "**あ**。\n\n" * (n // 2),
    "articles": lambda n: "- [題](https://example.com/a)\n\n文。\n\n" * (n // 4),
}


@pytest.mark.parametrize("name", LARGE)
def test_work_grows_with_the_length_not_its_square(name: str) -> None:
    def calls(length: int) -> int:
        text = f"{HEAD}- [題](https://example.com/a)\n\n{LARGE[name](length)}"
        return calls_made_by(lambda: read(text))

    calls(10)  # what is made once is made now
    assert calls(800) < 2.2 * calls(400)
