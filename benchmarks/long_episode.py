"""Makes an episode of any length to measure with: a post, its deck with times, and its narration as an mp3.

    python -m benchmarks.long_episode FOLDER [SECONDS]

The text is the sample episode's, article after article, again and again under new titles. The built-in voice
speaks each sentence once, at 48 kHz; a pause of 0.45 s follows each. So every time of the deck is known.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import av
import numpy as np

from slidecast.errors import Diagnostic
from slidecast.media.resources import resource as shipped
from slidecast.media.sound import Samples
from slidecast.model.episode import Article, Block, BlockKind
from slidecast.parse.post import read_episode
from slidecast.plan.sentences import split_sentences
from slidecast.plan.spoken import spoken as spoken_text
from slidecast.reading import Lexicon, load_lexicon
from slidecast.voice.builtin import BuiltinVoice

EPISODE = shipped("episodes", "20250918.md")
LEXICON = shipped("assets", "readings.tsv")
EIGHT_MINUTES = 480.0  # seconds
RATE_HZ = 48_000
PAUSE_S = 0.45
SLIDE_SENTENCES = 3
KINDS = ("content", "cards", "processList", "content")  # of the slides of an article, in turn
FIELDS = {"content": "points", "cards": "items", "processList": "steps"}

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """A slide to be, and the sentences spoken on it."""

    slide: Json
    sentences: tuple[str, ...]


def make_episode(folder: Path, seconds: float) -> Path:
    """Write post, deck and narration of at least so many seconds into a site's folder; return the post."""
    articles = read_episode(EPISODE.read_text("utf-8"), str(EPISODE), _ignore).articles
    spoken = _spoken(_sentences(articles))
    parts = list(_until(seconds, _parts(articles), spoken))
    posts, sounds = folder / "_posts", folder / "audio"
    for room in (posts, sounds):
        room.mkdir(parents=True)
    (sounds / "long.json").write_text(json.dumps(list(_timed(parts, spoken)), ensure_ascii=False, indent=1), "utf-8")
    _write_mp3(sounds / "long.mp3", [_said(part, spoken) for part in parts])
    post = posts / "long.md"
    post.write_text(_post(parts), "utf-8")
    return post


def _sentences(articles: Iterable[Article]) -> list[str]:
    """Return every sentence that the parts of one round say."""
    rounds = _parts(tuple(articles))
    return [sentence for _ in articles for part in next(rounds) for sentence in part.sentences]


def _parts(articles: Sequence[Article]) -> Iterator[list[Part]]:
    """Yield the slides of one article after another, without end."""
    for number in count(1):
        article = articles[(number - 1) % len(articles)]
        title = f"{article.title}（{number}）"
        parts = [Part({"type": "section", "title": title, "url": article.url}, (spoken_text(article.title),))]
        texts = [text for block in article.blocks if block.kind is not BlockKind.CODE for text in _texts(block)]
        for index, start in enumerate(range(0, len(texts), SLIDE_SENTENCES)):
            shown = texts[start : start + SLIDE_SENTENCES]
            kind = KINDS[index % len(KINDS)]
            slide: Json = {"type": kind, "title": title, FIELDS[kind]: shown}
            parts.append(Part(slide, tuple(spoken_text(text) for text in shown)))
        yield parts


def _texts(block: Block) -> list[str]:
    return [part.plain.strip() for item in block.items for part in split_sentences(item.text)]


def _until(seconds: float, rounds: Iterator[list[Part]], spoken: Mapping[str, Samples]) -> Iterator[Part]:
    """Yield the slides of whole articles until they last as long."""
    length = 0.0
    while length < seconds:
        for part in next(rounds):
            length += len(_said(part, spoken)) / RATE_HZ
            yield part


def _said(part: Part, spoken: Mapping[str, Samples]) -> Samples:
    pause = np.zeros(round(PAUSE_S * RATE_HZ), np.float32)
    return np.concatenate([piece for sentence in part.sentences for piece in (spoken[sentence], pause)])


def _spoken(sentences: Sequence[str]) -> dict[str, Samples]:
    with ProcessPoolExecutor() as pool:
        return dict(zip(sentences, pool.map(_speak, sentences), strict=True))


def _speak(sentence: str) -> Samples:
    return BuiltinVoice(_lexicon()).speak(sentence).samples


def _lexicon() -> Lexicon:
    return load_lexicon([LEXICON], _ignore)


def _timed(parts: Iterable[Part], spoken: Mapping[str, Samples]) -> Iterator[Json]:
    """Yield each slide with its notes and times, as the podcast's programme writes them."""
    at = 0
    for number, part in enumerate(parts):
        start, at = at, at + len(_said(part, spoken))
        times = {"start_ms": round(start / RATE_HZ * 1000), "end_ms": round(at / RATE_HZ * 1000)}
        yield {**part.slide, "notes": "\n".join(part.sentences), "slidenum": number, **times}


def _post(parts: Iterable[Part]) -> str:
    head = (
        "---\ntitle: 計測のための長い番組 podcast 20250918\nactor_ids: [ずんだもん]\ndate: 2025-09-18 05:00:00 +0900\n"
    )
    links = [f"- [{part.slide['title']}]({part.slide['url']})\n" for part in parts if part.slide["type"] == "section"]
    return head + "audio_file_path: /audio/long.mp3\n---\n\n## 関連リンク\n\n" + "\n".join(links)


def _write_mp3(path: Path, pieces: Iterable[Samples]) -> None:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libmp3lame", rate=RATE_HZ, layout="mono")
        for samples in pieces:
            frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="fltp", layout="mono")
            frame.sample_rate = RATE_HZ
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _ignore(_: Diagnostic) -> None:
    """Take no notice of a warning."""


if __name__ == "__main__":
    print(make_episode(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else EIGHT_MINUTES))
