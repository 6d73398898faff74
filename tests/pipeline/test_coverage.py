"""Characters that no font can draw are told when an episode is planned, each once, with its slide."""

from pathlib import Path

from slidecast.errors import Diagnostic
from slidecast.media.fonts import own_fonts
from slidecast.pipeline.job import Job
from slidecast.pipeline.material import gather
from slidecast.pipeline.planning import plan

POST = """---
title: 放送
date: 2026-02-03
---
- [مの記事](https://example.com/1)

مの文です。서울の文です。

- [次の記事](https://example.com/2)

서울の続きと👨‍👩‍👧と𠮷です。
"""


def test_each_is_told_with_the_first_slide_it_stands_on(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text(POST, "utf-8")
    job = Job(post, tmp_path / "out", tmp_path / "cache")
    warnings: list[Diagnostic] = []
    plan(job, gather(job, warnings.append), (), own_fonts(), warnings.append)
    messages = [f"{warning.where.rpartition(', ')[2]}: {warning.message}" for warning in warnings]
    assert messages == [
        "slide 1 (放送): no font can draw 'م' (U+0645); 〓 stands in its place",
        "slide 3 (مの記事): no font can draw '서' (U+C11C), '울' (U+C6B8); 〓 stands in their place",
    ]
