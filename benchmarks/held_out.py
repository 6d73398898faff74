"""Scripts that retell posts which have none, made by rules, so that the article of every line is known.

What goes in are the posts of `site/_posts` below the folder that SLIDECAST_CORPUS names, but for those with a script.
Of each summary three to seven sentences are kept, neighbours change places, a clause in three is dropped, words are
exchanged, endings become a speaker's (one of three), Latin words are written in kana, は as わ; one speaker has every
other word in hiragana. One to four remarks about nothing stand between and behind the sentences, some of them another
speaker's. Titles are read out whole or by their first part, and announced in words or not; unannounced, a title in
four is not said at all. Half of the scripts end with a recap. All phrases stand in `held_out.tsv`.

The rules keep more of the post's words than a person does, while remarks say less of their article than a person's:
the figure tells of the mechanism, not of any one presenter. Posts of odd and of even months are told apart, so that
what was mended by looking at the one half is judged on the other.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.retold_episodes import Retelling, planned
from benchmarks.spoken import lexicon
from slidecast.model.deck import Deck
from slidecast.reading import read
from slidecast.reading.english import LATIN_WORD, latin_kana

TABLE = Path(__file__).with_suffix(".tsv")
SPEAKERS = ("zunda", "ojou", "gal")
KEPT = (3, 7)  # sentences of a summary
REMARKS = (1, 4)  # of an article
DROPPED = 1 / 3  # of the clauses
OTHERS = 1 / 4  # of the remarks are another speaker's
UNTITLED = 1 / 4  # of the articles that no words announce begin without their title
SHORT = 14  # characters of a title that is not read out whole
BREAKS = re.compile(r"[：:、。！？!?｜|／「」『』（）()\[\]【】〜～―—]| [-–] ")

Lines = Iterator[tuple[int, str]]


def held_out(announced: bool) -> Iterator[Retelling]:
    """Yield a script of every post without one; none where SLIDECAST_CORPUS is not set."""
    corpus = os.environ.get("SLIDECAST_CORPUS")
    site = Path(corpus or "") / "site"
    told = {script.stem[-8:] for script in (site / "audio").glob("*.txt")} if corpus else set()
    for post in sorted((site / "_posts").glob("*.md")) if corpus else []:
        deck = planned(post)
        if post.name[:10].replace("-", "") not in told and len(deck.articles) > 1:
            yield scripted(post.stem, deck, announced)


def month(told: Retelling) -> int:
    """Return the month of a held-out script's post, 1 to 12."""
    return int(told.name[5:7])


def scripted(name: str, deck: Deck, announced: bool) -> Retelling:
    """Return a deck's articles told by rules; equal names, equal lines."""
    dice = Random(f"{name} {announced}")
    speaker = dice.choice(SPEAKERS)
    rows = list(_told(deck, speaker, "lead" if announced else "plain", dice))
    sections, lines = tuple(number for number, _ in rows), tuple(line for _, line in rows)
    openings = tuple(frozenset({sections.index(n)}) for n in range(1, len(deck.articles) + 1))
    return Retelling(name, deck, lines, sections, openings)


def _told(deck: Deck, speaker: str, kind: str, dice: Random) -> Lines:
    """Yield section and text of every line, from greeting to farewell."""
    behind = len(deck.articles) + 1
    yield from ((0, line) for line in _some(phrases("opening", speaker), dice.randint(2, 6), dice))
    for number, title in enumerate(deck.articles, 1):
        untitled = kind == "plain" and dice.random() < UNTITLED
        for part in () if untitled else dice.choice(phrases(kind, speaker)).split("|"):
            yield number, _voiced(part.format(n=number, title=title, short=_short(title)), speaker, dice)
        yield from ((number, line) for line in _body(deck, number, speaker, dice))
    if dice.random() < 0.5:
        yield behind, phrases("recap", speaker)[0]
        for number, title in enumerate(deck.articles, 1):
            item = phrases("item", speaker)[0].format(n=number, short=_short(title))
            yield behind, _voiced(item, speaker, dice)
    yield from ((behind, line) for line in phrases("closing", speaker))


def _body(deck: Deck, number: int, speaker: str, dice: Random) -> list[str]:
    """Return an article's sentences in other words, with remarks between and behind them."""
    sentences = [
        utterance.spoken
        for slide in deck.slides
        for utterance in slide.utterances
        if slide.article == number and not utterance.own
    ]
    lines = [_retold(sentence, speaker, dice) for sentence in _some(sentences, dice.randint(*KEPT), dice)]
    for at in range(0, len(lines) - 1, 2):
        if dice.random() < 0.5:
            lines[at : at + 2] = lines[at + 1], lines[at]
    remarks = _some(phrases("remark", speaker), dice.randint(*REMARKS), dice)
    for remark in remarks:
        said = dice.choice(phrases("other", "-")) if dice.random() < OTHERS else remark
        lines.insert(dice.choice([len(lines), dice.randint(1, len(lines))]), said)
    return lines


def _retold(sentence: str, speaker: str, dice: Random) -> str:
    """Return a sentence without some of its clauses, with other words and a speaker's ending."""
    clauses = re.findall(r"[^、]+、?", sentence)
    kept = [clause for clause in clauses[:-1] if dice.random() > DROPPED]
    text = "".join([*kept, clauses[-1]])
    for row in phrases("word", "-"):
        before, after = row.split("=")
        text = re.sub(before, after, text)
    for row in phrases("ending", speaker):
        before, after = row.split("=")
        if re.search(f"{before}$", text):
            text = re.sub(f"{before}$", after, text)
            break
    return _voiced(text, speaker, dice)


def _voiced(text: str, speaker: str, dice: Random) -> str:
    """Return a text as it is written for a voice: Latin in kana, the particle は as わ."""
    text = LATIN_WORD.sub(lambda word: latin_kana(word[0], lexicon()), text)
    if speaker == "ojou":
        text = _in_kana(text, dice)
    return text.replace("は、", "わ、").replace("は「", "わ「")


def _in_kana(text: str, dice: Random) -> str:
    """Return a text with every other word written in hiragana."""
    written = []
    for word in read(text, lexicon()).words:
        surface = text[slice(*word.span)]
        kana = "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in word.kana)
        written.append(kana if re.search("[一-鿿]", surface) and dice.random() < 0.5 else surface)
    return "".join(written) or text


def _short(title: str) -> str:
    """Return the first part of a title that says something."""
    parts = [part.strip() for part in BREAKS.split(title) if len(part.strip()) > 2]
    first = (parts or [title])[0]
    return first if first.isascii() else first[:SHORT]


def _some(lines: Sequence[str], count: int, dice: Random) -> list[str]:
    """Return so many of the lines, in their order."""
    chosen = sorted(dice.sample(range(len(lines)), min(count, len(lines))))
    return [lines[number] for number in chosen]


def phrases(kind: str, speaker: str) -> list[str]:
    """Return the phrases of a kind and a speaker, in the order of the table."""
    rows = (row.split("\t") for row in TABLE.read_text("utf-8").splitlines())
    return [text for of, by, text in rows if (of, by) == (kind, speaker)]
