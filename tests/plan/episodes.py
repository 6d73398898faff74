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


# Strategies are built once: to build them anew at each draw takes most of a law's time.
SOME_WORDS = WORDS.filter(str.strip)
FLAG, DEPTH, ORDINAL = st.booleans(), st.integers(0, 3), st.integers(1, 20)
FORM = st.sampled_from([None, Link("お便り投稿フォーム", "https://forms.gle/x")])
LISTED = (BlockKind.BULLETS, BlockKind.NUMBERED)
SINGLE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE)


@st.composite
def items(draw: st.DrawFn, kind: BlockKind) -> Item:
    words = draw(SOME_WORDS)
    depth = draw(DEPTH) if kind in LISTED else 0
    ordinal = draw(ORDINAL) if kind is BlockKind.NUMBERED else None
    half = len(words) // 2
    return Item(RichText((Span(words[:half], strong=draw(FLAG)), Span(words[half:]))), depth, ordinal)


def blocks_of(kind: BlockKind) -> st.SearchStrategy[Block]:
    several = st.lists(items(kind), min_size=1, max_size=1 if kind in SINGLE else 6)
    return several.map(lambda found: Block(kind, tuple(found), 1))


BLOCKS = st.lists(st.one_of(*map(blocks_of, BlockKind)), max_size=6)
FEW_BLOCKS = st.lists(st.one_of(*map(blocks_of, BlockKind)), max_size=3)
SUMMARIES = st.lists(BLOCKS, max_size=3)


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    articles = (article(n, *summary) for n, summary in enumerate(draw(SUMMARIES), 1))
    return episode(*articles, form=draw(FORM), information=draw(WORDS), blocks=tuple(draw(FEW_BLOCKS)))
