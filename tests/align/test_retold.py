"""Articles of a retelling begin where they are announced: laws on hits, and the whole way with the built-in voice."""

from fractions import Fraction

import numpy as np
import pytest

from slidecast.align.chains import chains_of
from slidecast.align.heard import Heard, Recording
from slidecast.align.keywords import Keyword, Role, announcements, keywords_of
from slidecast.align.openings import Edges, Flow, leads_in, opening, unbeaten
from slidecast.align.options import Group
from slidecast.align.retold import find_articles
from slidecast.align.silence import levels_db, silences
from slidecast.align.spot import Hit
from slidecast.align.verbatim import tuned
from slidecast.reading import Lexicon, read
from slidecast.reading.openjtalk import openjtalk

RATE = 16_000
OWN = frozenset({0})
PIECES = [Keyword(("a",) * 12, Role.TITLE, OWN, place) for place in (0, 12, 24)]
LEAD, HEAD = Keyword(("k", "i") * 5, Role.LEAD, OWN), Keyword(("t", "s") * 4, Role.HEAD, OWN)

TITLES = ("新しい望遠鏡が星を数える", "深い海でカニの仲間を発見", "電車の発車メロディの作り方")
SUMMARIES = (
    "山の上の望遠鏡が、一晩で百万個の星を数えます。",
    "探査機が、海底の熱水のそばで写真を撮りました。",
    "作曲家が、駅ごとに短い旋律を書き分けています。",
)
LINES = (
    "やっほー、今日も元気に始めるのだ。",
    "それじゃあ、1つ目の記事なのだ。",
    "タイトルは、「新しい望遠鏡が星を数える」なのだ。",
    "高い山のてっぺんで、ひと晩じゅう空を見ているらしいのだ。",
    "2つ目の記事は、「深い海でカニの仲間を発見」なのだ。",
    "まっくらな水の底にも、いろんな生き物がいるのだ。",
    "続いてのニュースは、「電車の発車メロディの作り方」なのだ。",
    "毎朝聞いているあの曲にも、書いた人がいるのだ。",
    "今日紹介した記事は、ここまでなのだ。",
    "感想やお便りも待っているのだ。",
)
OPENINGS = (1, 4, 6, 8)


def test_pieces_of_a_title_make_a_chain_in_their_order_and_one_may_be_missing() -> None:
    whole = chains_of([Hit(0, 0, 80, 90.0), Hit(1, 80, 160, 90.0), Hit(2, 160, 240, 90.0)], PIECES)
    assert (whole[-1].start, whole[-1].end, whole[-1].score) == (0, 240, 270.0)
    shortened = chains_of([Hit(0, 0, 80, 90.0), Hit(2, 85, 165, 90.0)], PIECES)
    assert (shortened[-1].start, shortened[-1].score) == (0, 180.0)
    backwards = chains_of([Hit(2, 0, 80, 90.0), Hit(0, 80, 160, 90.0)], PIECES)
    assert [chain.score for chain in backwards] == [90.0, 90.0]


def test_words_far_apart_are_no_chain() -> None:
    far = chains_of([Hit(0, 0, 80, 90.0), Hit(1, 900, 980, 90.0)], PIECES)
    assert [chain.score for chain in far] == [90.0, 90.0]


def flow(phone: float = 7.0, pause: int = 0) -> Flow:
    return Flow(phone, np.array([pause], np.intp))


def edges_at(*at: int, closings: tuple[float, ...] = ()) -> Edges:
    return Edges(np.array(at), np.full(len(at), 40), np.array(closings or (0.0,) * len(at)))


def test_what_leads_over_counts_only_soon_before_an_announcement() -> None:
    words = [LEAD, HEAD]
    assert leads_in([Hit(1, 0, 60, 80.0)], words, [], flow()) == []
    followed = [Hit(1, 0, 60, 80.0), Hit(0, 150, 220, 80.0)]
    assert leads_in(followed, words, [], flow()) == followed
    assert leads_in(followed, words, [], flow(5.0)) == followed[1:], "who speaks fast has said more in between"
    assert leads_in(followed, words, [], flow(7.0, -100)) == followed[1:], (
        "in the middle of what is said nothing leads over"
    )


def test_of_announcements_at_one_place_the_best_counts() -> None:
    hits = [Hit(0, 0, 80, 90.0), Hit(0, 10, 90, 120.0)]
    assert leads_in(hits, [LEAD], [], flow()) == hits[1:]


def test_of_words_at_one_place_only_those_that_are_nearly_as_good_count() -> None:
    words = [LEAD, Keyword(LEAD.phones, Role.LEAD, frozenset({1}))]
    tie, worse = ([Hit(0, 0, 80, score), Hit(1, 10, 90, 100.0)] for score in (95.0, 85.0))
    assert unbeaten(tie, words) == tie
    assert unbeaten(worse, words) == worse[1:]


def test_an_article_opens_where_it_is_announced_not_where_the_title_stands() -> None:
    edges = edges_at(0, 500, 800, 1_000, 1_300)
    chains = chains_of([Hit(0, 1_005, 1_085, 200.0)], PIECES)
    assert int(opening(chains, [], edges).argmax()) == 3
    assert int(opening(chains, [Hit(0, 805, 880, 80.0)], edges).argmax()) == 2


def test_an_article_opens_with_its_sentence_where_nothing_is_heard_to_announce_it() -> None:
    chains = chains_of([Hit(0, 1_005, 1_085, 200.0)], PIECES)
    assert int(opening(chains, [], edges_at(500, 840, 1_000, 1_300, closings=(1, 1, -1, 0))).argmax()) == 1
    assert int(opening(chains, [], edges_at(500, 840, 1_000, 1_300, closings=(1, -1, 1, 0))).argmax()) == 2


def test_an_announcement_of_which_half_is_heard_is_none() -> None:
    assert leads_in([Hit(0, 0, 80, 74.0)], [LEAD], [], flow()) == []
    assert leads_in([Hit(0, 0, 80, 76.0)], [LEAD], [], flow()) == [Hit(0, 0, 80, 76.0)]


def test_a_title_of_which_the_end_is_heard_belongs_to_the_announcement_before_it() -> None:
    edges = edges_at(0, 800, 950, 1_000, 1_300)
    chains = chains_of([Hit(2, 1_605, 1_725, 250.0)], PIECES)
    assert chains[0].unheard == 240
    assert int(opening(chains, [Hit(0, 805, 880, 200.0)], edges).argmax()) == 1


def test_chance_words_far_before_an_announcement_do_not_open_an_article() -> None:
    edges = edges_at(0, 500, 1_000, 1_300)
    chains = chains_of([Hit(0, 1_105, 1_185, 200.0)], PIECES)
    leads = [Hit(0, 505, 560, 20.0), Hit(0, 1_005, 1_080, 150.0)]
    assert int(opening(chains, leads, edges).argmax()) == 2
    assert int(opening([], leads, edges).argmax()) == 2


@pytest.mark.parametrize("articles", [1, 2, 5])
def test_announcements_speak_for_articles_that_exist(articles: int) -> None:
    words = announcements(articles)
    assert all(word.phones and word.sections and max(word.sections) <= articles for word in words)


@pytest.mark.slow
def test_articles_are_found_in_a_retelling() -> None:
    heard, starts = told()
    readings = [read(text, Lexicon()) for text in SUMMARIES]
    titles = [read(title, Lexicon()) for title in TITLES]
    groups = [Group(number, number + 1, number + 1, title) for number, title in enumerate(TITLES)]
    voice = tuned(heard)
    found = find_articles(groups, readings, titles, voice, heard)
    wanted = [starts[line] for line in OPENINGS]
    *articles, behind = (start / 100 for start in found.starts)
    assert articles == pytest.approx(wanted[:-1], abs=0.15)
    assert behind == pytest.approx(wanted[-1], abs=1.5)
    assert found.evidence > 0.12


def test_a_title_is_cut_into_pieces_that_join_to_it() -> None:
    title = read(TITLES[0], Lexicon())
    pieces = [word for word in keywords_of([], [], [title]) if word.role is Role.TITLE]
    assert sum((piece.phones for piece in pieces), ()) == tuple(phone for phone in title.phones if phone != "pau")
    assert [piece.place for piece in pieces] == [sum(len(p.phones) for p in pieces[:at]) for at in range(len(pieces))]


def told() -> tuple[Heard, list[float]]:
    """Return the lines as the built-in voice speaks them, 0.4 s apart, and where each starts, in seconds."""
    sound, starts = [np.zeros(RATE // 2, np.float32)], []
    for line in LINES:
        wave, _ = openjtalk().tts(line)
        samples = np.asarray(wave[::3] / 32768, np.float32)
        loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
        starts.append(sum(map(len, sound)) / RATE)
        sound += [samples[loud[0] : loud[-1]], np.zeros(round(0.4 * RATE), np.float32)]
    samples = np.concatenate(sound)
    levels = levels_db(samples)
    return Heard(Recording(lambda: samples), levels, silences(levels), Fraction(len(samples), RATE)), starts
