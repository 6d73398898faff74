"""Posts: their dirt is tolerated, told with file and line, and nothing of their text is lost."""

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from slidecast.errors import Diagnostic, EpisodeError
from slidecast.model.episode import Article, BlockKind, Episode
from slidecast.parse.post import read_episode
from slidecast.parse.source import decode_text

HEAD = """---
actor_ids:
  - ずんだもん
audio_file_path: /audio/x.mp3
date: 2025-09-18 05:00:00 +0900
description: 'A &amp; B'
title: 株式会社ずんだもん技術室AI放送局 podcast 20250918
---
"""


def read(text: str) -> tuple[Episode, list[str]]:
    warnings: list[Diagnostic] = []
    episode = read_episode(text, "post.md", warnings.append)
    return episode, [str(warning) for warning in warnings]


def article(summary: str) -> Article:
    """Return the one article of a post with that summary."""
    episode, warnings = read(f"{HEAD}\n## 関連リンク\n\n- [題](https://example.com/a)\n\n\n{summary}\n")
    assert warnings == []
    assert len(episode.articles) == 1
    return episode.articles[0]


def shown(summary: str) -> list[tuple[str, list[str]]]:
    """Return the blocks of a summary: kind, and the text of each item."""
    return [(block.kind.value, [item.text.plain for item in block.items]) for block in article(summary).blocks]


def test_front_matter_is_read() -> None:
    episode, warnings = read(HEAD + "\n- [題](https://example.com/a)\n\n文。\n")
    assert warnings == []
    assert episode.programme == "株式会社ずんだもん技術室AI放送局"
    assert episode.actors == ("ずんだもん",)
    assert episode.description == "A & B"
    assert episode.audio_reference == "/audio/x.mp3"
    assert episode.stem == "post"


def test_date_stays_in_its_own_zone() -> None:
    episode, _ = read(HEAD + "\n- [題](https://example.com/a)\n\n文。\n")
    assert episode.date is not None
    assert episode.date.isoformat() == "2025-09-18T05:00:00+09:00"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("description:", "keyword:二つ\ndescription:"),
        ("title: 株", "unknown: {a: 1}\ntitle: 株"),
        ("'A &amp; B'", "'A\n\n  B'"),
        ("description: 'A &amp; B'", 'description: "A: \\" B'),
        ("---\nactor", "﻿---\nactor"),
    ],
)
def test_dirty_front_matter_still_gives_the_episode(old: str, new: str) -> None:
    assert old in HEAD
    episode, _ = read(HEAD.replace(old, new, 1).lstrip("﻿") + "\n- [題](https://example.com/a)\n\n文。\n")
    assert episode.programme == "株式会社ずんだもん技術室AI放送局"
    assert episode.date is not None
    assert [a.title for a in episode.articles] == ["題"]


def test_broken_date_is_told_with_its_line() -> None:
    _, warnings = read(
        HEAD.replace("2025-09-18 05:00:00 +0900", "きのう") + "\n- [題](https://example.com/a)\n\n文。\n"
    )
    assert warnings == ["post.md:5: date 'きのう' is not like 2025-09-18 05:00:00 +0900; none is shown"]


@pytest.mark.parametrize("text", ["", "本文だけ\n", "\n\n"])
def test_without_front_matter_is_an_error(text: str) -> None:
    with pytest.raises(EpisodeError) as caught:
        read(text)
    assert caught.value.place.startswith("post.md")
    assert caught.value.hint


def test_articles_end_where_the_next_begins() -> None:
    episode, _ = read(
        HEAD + "\n- [題[1]の話](https://example.com/a)  \n\n\n一。\n\n引用元: https://example.com/a\n\n\n"
        "- [題2](https://example.com/b)\n\n二。\n\n- [お便り投稿フォーム](https://forms.gle/x)\n\n（架空の組織です）\n"
    )
    assert [(a.number, a.title, a.url, a.source_url) for a in episode.articles] == [
        (1, "題[1]の話", "https://example.com/a", "https://example.com/a"),
        (2, "題2", "https://example.com/b", ""),
    ]
    assert [item.text.plain for a in episode.articles for b in a.blocks for item in b.items] == ["一。", "二。"]
    assert episode.form is not None
    assert (episode.form.text, episode.form.url) == ("お便り投稿フォーム", "https://forms.gle/x")
    assert episode.remarks == ("（架空の組織です）",)


def test_every_article_knows_its_line() -> None:
    text = HEAD + "\n- [題](https://example.com/a)\n\n文。\n"
    episode, _ = read(text)
    assert text.splitlines()[episode.articles[0].line - 1].startswith("- [題]")
    assert text.splitlines()[episode.articles[0].blocks[0].line - 1] == "文。"


def test_link_that_is_not_http_is_told_and_left_out() -> None:
    episode, warnings = read(HEAD + "\n- [題](ftp://example.com/a)\n\n文。\n")
    assert episode.articles[0].url == ""
    assert warnings == ["post.md:10: article 1 links to 'ftp://example.com/a', not to http(s); the link is left out"]


def test_link_that_no_code_can_hold_is_told_and_left_out() -> None:
    episode, warnings = read(HEAD + f"\n- [題](https://example.com/{'a' * 5000})\n\n文。\n")
    assert episode.articles[0].url == ""
    told = "article 1 links to an address of 5,020 characters; a QR code holds 2,331 bytes; the link is left out"
    assert warnings == [f"post.md:10: {told}"]


def test_aliases_that_multiply_cost_nothing() -> None:
    names = "abcdefghij"
    levels = [f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]" for below, name in pairwise(names)]
    text = "\n".join(["---", "a: &a [x, y]", *levels, "date: *j", "title: [[一, 二], {三: 四}]", "---", "", "本文"])
    episode, warnings = read(text)
    assert episode.programme == "一、二、三: 四"
    assert max(map(len, warnings)) < 200


def test_no_articles_is_a_warning() -> None:
    episode, warnings = read(HEAD)
    assert episode.articles == ()
    assert warnings == ["post.md: the post has no articles"]


BLOCKS = {
    "一。\n\n二。": [("paragraph", ["一。"]), ("paragraph", ["二。"])],
    "* 一\n* 二": [("bullets", ["一", "二"])],
    "1. 一\n2. 二": [("numbered", ["一", "二"])],
    "* 一\n* 二\nなどです。": [("bullets", ["一", "二"]), ("paragraph", ["などです。"])],
    "* 一\n  * 二\n「三」です。": [("bullets", ["一", "二"]), ("paragraph", ["「三」です。"])],
    "* 一\nの続き\n* 二\nの続き": [("bullets", ["一\nの続き", "二\nの続き"])],
    "* 一\n* 二\n  の続き": [("bullets", ["一", "二\nの続き"])],
    "* one\n* two\nruns on": [("bullets", ["one", "two\nruns on"])],
    "### 見出し\n\n文。": [("heading", ["見出し"]), ("paragraph", ["文。"])],
    "```\na = 1\nb\n```": [("code", ["a = 1\nb"])],
    "> 引用の文": [("quote", ["引用の文"])],
    "タイトル: 題\n\n要約: 文。": [("paragraph", ["文。"])],
    "二つ目の **太字** です。": [("paragraph", ["二つ目の太字です。"])],
    "A **b** c": [("paragraph", ["A b c"])],
    "`pip install` です": [("paragraph", ["pip install です"])],
    "**重要: **次": [("paragraph", ["重要: 次"])],
    "前<br>後": [("paragraph", ["前\n後"])],
    "「<form>とアクション」では": [("paragraph", ["「<form>とアクション」では"])],
    "速さは $10^3$ 倍。": [("paragraph", ["速さは 10³ 倍。"])],
}


@pytest.mark.parametrize("summary", BLOCKS, ids=lambda text: text[:12])
def test_blocks_of_a_summary(summary: str) -> None:
    assert [(kind, [line.rstrip("\n") for line in lines]) for kind, lines in shown(summary)] == BLOCKS[summary]


@pytest.mark.parametrize("lines", ["\r\n", "\r", "\n"])
def test_any_line_end(lines: str) -> None:
    text = (HEAD + "\n- [題](https://example.com/a)\n\n* 一\n* 二\n").replace("\n", lines)
    episode, _ = read(text)
    assert [item.text.plain for item in episode.articles[0].blocks[0].items] == ["一", "二"]


def test_jekyll_markup_never_shows_and_is_told() -> None:
    episode, warnings = read(HEAD + "\n- [題](https://example.com/a)\n\n{% raw %}文。{% endraw %}\n")
    assert episode.articles[0].blocks[0].items[0].text.plain == "文。"
    assert warnings == [f"post.md:12: Jekyll markup {{% {tag} %}} was left out" for tag in ("raw", "endraw")]


def test_iframe_and_script_never_show() -> None:
    text = "<iframe src='https://x'></iframe>\n\n<script>alert(1)</script>\n\n文。"
    assert shown(text) == [("paragraph", ["文。"])]


def test_text_inside_html_is_kept() -> None:
    assert "大事な文" in "".join(line for _, lines in shown("<div class='x'>大事な文</div>\n\n次。") for line in lines)


def test_invisible_and_decomposed_characters() -> None:
    assert shown("か\u3099あ\u200bい\ufeffう") == [("paragraph", ["があいう"])]


def test_table_keeps_its_cells() -> None:
    blocks = article("| 名 | 値 |\n|---|---|\n| 甲 | 1 |\n| 乙 | 2 |").blocks
    assert [block.kind for block in blocks] == [BlockKind.TABLE]
    assert [item.text.plain for item in blocks[0].items] == ["名\t値", "甲\t1", "乙\t2"]


@pytest.mark.parametrize(
    ("codec", "hint"),
    [("cp932", "the file looks like Shift_JIS; save it as UTF-8"), ("euc_jp", "the file looks like EUC-JP")],
)
def test_other_encodings_are_named(codec: str, hint: str) -> None:
    with pytest.raises(EpisodeError) as caught:
        decode_text("題\nこんにちは、世界です。".encode(codec), "post.md")
    assert caught.value.message.startswith("not UTF-8: byte 0x")
    assert caught.value.hint.startswith(hint)


CORPUS = Path(os.environ.get("SLIDECAST_CORPUS", "/nonexistent"))
POSTS = sorted([*CORPUS.glob("site/_posts/*.md"), *CORPUS.glob("seeds/*.md")])


@pytest.mark.corpus
@pytest.mark.skipif(not POSTS, reason="SLIDECAST_CORPUS names no posts")
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_real_post_loses_nothing(path: Path) -> None:
    text = decode_text(path.read_bytes(), path.name)
    episode = read_episode(text, path.name, list[Diagnostic]().append)
    links = re.findall(r"^(?:[-*] |(?<=記事\n))\[.*\]\(http.*\)\s*$", text, re.MULTILINE)
    assert len(episode.articles) == len([link for link in links if "お便り" not in link])
    kept = "".join(
        [
            *(item.text.plain for a in episode.articles for b in a.blocks for item in b.items),
            *(item.text.plain for b in episode.blocks for item in b.items),
            *(a.title for a in episode.articles),
            *episode.remarks,
            episode.form.text if episode.form else "",
        ]
    )
    body = text.split("\n---\n", 1)[-1]
    lost = (
        set(re.findall(r"[ぁ-ゖァ-ヺ一-鿿]", body))
        - set(kept)
        - set("関連リンク引用元要約タイトル版付き年月日試験配信中つ目の記事")
    )
    assert not lost
