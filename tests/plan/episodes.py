"""Episodes for tests: small ones written out, and any by hypothesis."""

from datetime import datetime

from hypothesis import strategies as st

from slidecast.model.episode import Article, Block, BlockKind, Episode, Item, Link
from slidecast.model.spoken_lines import SpokenLines
from slidecast.model.text import RichText, Span

LINES = SpokenLines(
    opening=("{programme}、{date_spoken}の放送なのだ。",),
    agenda=("今日の記事は{count}本なのだ。",),
    section=("{ordinal}の記事は、{title}なのだ。",),
    announcement=("お知らせなのだ。",),
    form=("お便りを待っているのだ。",),
    closing=("また次回なのだ。",),
)
WORDS = st.text("あいう漢字。、！「」（）ABc1 \n🎉", max_size=60)


def text(words: str) -> RichText:
    return RichText.of(words)


def block(kind: BlockKind, *texts: str, line: int = 1) -> Block:
    return Block(kind, tuple(Item(text(words)) for words in texts), line)


def article(number: int, *blocks: Block, title: str = "題名") -> Article:
    return Article(number, f"{title}{number}", f"https://example.com/{number}", blocks, "", number)


def episode(*articles: Article, **fields: object) -> Episode:
    values: dict[str, object] = {
        "path": "20250918.md",
        "stem": "20250918",
        "title": "番組 podcast 20250918",
        "programme": "番組",
        "date": datetime.fromisoformat("2025-09-18T05:00:00+09:00"),
        "actors": ("ずんだもん",),
        "description": "",
        "articles": articles,
        "information": "",
        "form": None,
        "remarks": (),
        "audio_reference": "",
    }
    return Episode(**(values | fields))  # type: ignore[arg-type]


@st.composite
def items(draw: st.DrawFn, kind: BlockKind) -> Item:
    words = draw(WORDS.filter(lambda words: bool(words.strip())))
    depth = draw(st.integers(0, 3)) if kind in (BlockKind.BULLETS, BlockKind.NUMBERED) else 0
    ordinal = draw(st.integers(1, 20)) if kind is BlockKind.NUMBERED else None
    half = len(words) // 2
    return Item(RichText((Span(words[:half], strong=draw(st.booleans())), Span(words[half:]))), depth, ordinal)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(BlockKind))
    single = kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE)
    return Block(kind, tuple(draw(st.lists(items(kind), min_size=1, max_size=1 if single else 6))), 1)


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    summaries = draw(st.lists(st.lists(blocks(), max_size=6), max_size=3))
    articles = (article(n, *summary) for n, summary in enumerate(summaries, 1))
    form = draw(st.sampled_from([None, Link("お便り投稿フォーム", "https://forms.gle/x")]))
    return episode(*articles, form=form, information=draw(WORDS), blocks=tuple(draw(st.lists(blocks(), max_size=3))))
