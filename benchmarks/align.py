"""Measures the aligner: how far sentence starts are off, what is refused, how long it takes.

    python benchmarks/align.py                        # narrations that it makes itself; writes results/align.md
    python benchmarks/align.py --voice-folder DIR     # also recorded segments: scripts.json and voice_N.mp3
    python benchmarks/align.py --voices builtin       # only some voices: builtin, quick, jf_nezumi, jm_kumo

The text is the sample episode's; its sentences are spoken one by one and joined with pauses of 0.34 to 0.58 s, so
that every start is known. The music and the jingle are made of tones. `retold.txt` tells the episode in other words.
"""

import argparse
import hashlib
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from slidecast.align import AlignOptions, align, groups_of
from slidecast.align.script import assign
from slidecast.errors import AlignmentError, Diagnostic
from slidecast.media.resources import resource as shipped
from slidecast.media.sound import decode, write_wav
from slidecast.model.alignment import Alignment, Method
from slidecast.model.deck import Deck, Utterance
from slidecast.model.narration import Narration, SoundSource
from slidecast.model.spoken_lines import SpokenLines
from slidecast.parse.post import read_episode
from slidecast.plan.prose import PlanOptions, plan_deck
from slidecast.reading import Lexicon, load_lexicon, read
from slidecast.reading.openjtalk import openjtalk
from slidecast.voice.builtin import BuiltinVoice
from slidecast.voice.neural import NeuralVoice, is_installed
from slidecast.voice.speech import Voice

HERE = Path(__file__).parent
EPISODE = shipped("episodes", "20250918.md")
RATE = 16_000
PAUSE_S = (0.34, 0.58)  # between sentences, as the presenter's voice has them (5 to 95 %)
JINGLE_S = 20
VOWELS = frozenset("aiueo")
EIGHT_MINUTES, SIXTY_MINUTES = 480, 3600  # seconds

LINES = SpokenLines(
    opening=("{programme}の時間なのだ！",),
    section=("{ordinal}のニュースなのだ。", "{title}"),
    form=("番組へのお便りは、フォームから送ってほしいのだ。",),
    closing=("今日のニュースは以上なのだ。", "また次回なのだ。"),
)

Samples = NDArray[np.float32]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Clip:
    """A sentence and its sound at 16 kHz, without silence around it."""

    text: str
    samples: Samples


@dataclass(frozen=True)
class Spoken:
    """A narration with the start of each sentence in seconds, None for what is not spoken."""

    samples: Samples
    texts: tuple[str, ...]
    starts: tuple[float | None, ...]


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    voice: str
    case: str
    result: str
    target: str
    met: bool

    def __str__(self) -> str:
        return f"| {self.voice} | {self.case} | {self.result} | {self.target} | {'yes' if self.met else '**no**'} |"


def main() -> None:
    """Run every case and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="*", default=["builtin", "quick", "jf_nezumi", "jm_kumo"])
    parser.add_argument("--voice-folder", type=Path, help="recorded segments: scripts.json and voice_N.mp3")
    parser.add_argument("--quick", action="store_true", help="leave out the long sounds")
    options = parser.parse_args()
    rows: list[Row] = []
    for name, voice in voices(options.voices):
        for row in voice_rows(name, voice):
            rows.append(row)
            print(row, flush=True)
    extra = [script_row(), vowel_row()] + ([] if options.quick else list(long_rows()))
    extra += list(folder_rows(options.voice_folder)) if options.voice_folder else []
    for row in extra:
        print(row, flush=True)
    write_table([*rows, *extra])


def write_table(rows: Sequence[Row]) -> None:
    head = "| voice | case | measured | target | met |\n|---|---|---|---|---|\n"
    path = HERE / "results" / "align.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "# Alignment, measured by `python benchmarks/align.py`\n\n" + head + "\n".join(map(str, rows)) + "\n", "utf-8"
    )


def voices(names: Sequence[str]) -> Iterator[tuple[str, Voice]]:
    """Yield the voices asked for that are installed."""
    made = {"builtin": BuiltinVoice(lexicon()), "quick": BuiltinVoice(lexicon(), half_tones=5.0, speed=1.3)}
    for name in names:
        if name in made:
            yield name, made[name]
        elif is_installed():
            yield name, NeuralVoice(lexicon(), name)


def lexicon() -> Lexicon:
    return load_lexicon([shipped("assets", "readings.tsv")], ignore)


def ignore(_: Diagnostic) -> None:
    """Take no notice of a warning."""


def sample_deck() -> Deck:
    """Return the sample episode's deck, as planned."""
    episode = read_episode(EPISODE.read_text("utf-8"), str(EPISODE), ignore)
    return plan_deck(episode, LINES, PlanOptions())


def voice_rows(name: str, voice: Voice) -> Iterator[Row]:
    """Yield the rows of every case that one voice speaks."""
    deck = sample_deck()
    clips = [clip(voice, utterance.spoken) for utterance in deck.utterances]
    plain = joined(clips)
    yield start_row(name, "clean, verbatim", plain, 50, 250)
    yield start_row(name, "music at -20 dB, jingle, 1 unspoken, 1 extra", disturbed(clips), 200, 250, most=0.95)
    yield start_row(name, "10 % of the characters deleted", deleted(plain), 250, None)
    yield flag_row(name, clips)
    retold = [(int(number), clip(voice, text)) for number, text in retelling()]
    yield retold_row(name, deck, retold)
    yield foreign_row(name, deck, clips, joined([spoken for _, spoken in retold]))


def clip(voice: Voice, text: str) -> Clip:
    """Return a sentence spoken, from the last run's where it was spoken then."""
    key = hashlib.sha256(f"{voice.key} {text}".encode()).hexdigest()[:24]
    path = Path(tempfile.gettempdir()) / "slidecast-bench" / f"{key}.npy"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        speech = voice.speak(text)
        np.save(path, resampled(speech.samples, speech.sample_rate_hz))
    return Clip(text, np.load(path))


def resampled(samples: Samples, rate_hz: int) -> Samples:
    """Return samples at 16 kHz, by their spectrum."""
    count = round(len(samples) * RATE / rate_hz)
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    return np.asarray(np.fft.irfft(spectrum, count) * count / max(len(samples), 1), np.float32) if count else samples


def joined(clips: Sequence[Clip], unspoken: frozenset[int] = frozenset()) -> Spoken:
    """Return the clips one after another with pauses between; `unspoken` ones are in the text alone."""
    dice = np.random.default_rng(7)
    pieces, starts, at = [np.zeros(RATE // 2, np.float32)], [], RATE // 2
    for number, one in enumerate(clips):
        loud = np.flatnonzero(np.abs(one.samples) > 0.02 * np.abs(one.samples).max(initial=0))
        silent = number in unspoken or not len(loud)
        starts.append(None if silent else (at + int(loud[0])) / RATE)
        if not silent:
            pause = np.zeros(round(dice.uniform(*PAUSE_S) * RATE), np.float32)
            pieces += [one.samples, pause]
            at += len(one.samples) + len(pause)
    return Spoken(np.concatenate(pieces), tuple(one.text for one in clips), tuple(starts))


def disturbed(clips: Sequence[Clip]) -> Spoken:
    """Return the clips with music below, a jingle before, one sentence not spoken and one not in the text."""
    middle = len(clips) // 2
    spoken = joined(clips, frozenset({middle}))
    voiced = spoken.samples[np.abs(spoken.samples) > 0.01]
    level = float(np.sqrt(np.mean(np.square(voiced))))
    sound = np.concatenate((music(JINGLE_S, 5) * level, spoken.samples))
    sound = sound + music(len(sound) / RATE, 3)[: len(sound)] * level * 10 ** (-20 / 20)
    starts = [start + JINGLE_S if start is not None else None for start in spoken.starts]
    extra = middle // 2
    return Spoken(np.asarray(sound, np.float32), tuple(without(spoken.texts, extra)), tuple(without(starts, extra)))


def without(items: Sequence[Item], place: int) -> list[Item]:
    return [*items[:place], *items[place + 1 :]]


def music(seconds: float, seed: int) -> Samples:
    """Return chords of half a second, level 1."""
    dice = np.random.default_rng(seed)
    count, step = round(seconds * RATE) + RATE, RATE // 2
    sound = np.zeros(count)
    for start in range(0, count, step):
        moments = np.arange(min(step, count - start)) / RATE
        root = 220 * 2 ** (dice.integers(0, 12) / 12)
        for third in (1, 1.26, 1.5):
            for overtone in (1, 2, 3):
                tone = np.sin(2 * np.pi * root * third * overtone * moments) / overtone
                sound[start : start + step] += np.exp(-3 * moments) * tone
    return np.asarray(sound / np.sqrt(np.mean(np.square(sound))), np.float32)[: round(seconds * RATE)]


def deleted(spoken: Spoken) -> Spoken:
    """Return the narration with a tenth of its text's characters gone."""
    dice = np.random.default_rng(11)
    texts = ("".join(letter for letter in text if dice.random() > 0.1) for text in spoken.texts)
    return replace(spoken, texts=tuple(texts))


def aligned(spoken: Spoken, options: AlignOptions | None = None) -> Alignment:
    """Return the alignment of a narration, by way of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "narration.wav"
        write_wav(path, spoken.samples, RATE)
        narration = Narration(path, Fraction(len(spoken.samples), RATE), SoundSource.FILE)
        utterances = [Utterance(text, text) for text in spoken.texts]
        return align(utterances, narration, options or AlignOptions(lexicon=lexicon()), ignore)


def errors_ms(spoken: Spoken, alignment: Alignment) -> NDArray[np.float64]:
    """Return how far each spoken sentence's start is off; one without a time is an hour off."""
    return np.array(
        [
            abs(float(found.range.start) - start) * 1000 if found.range else 3_600_000
            for found, start in zip(alignment.utterances, spoken.starts, strict=True)
            if start is not None
        ]
    )


def start_row(voice: str, case: str, spoken: Spoken, tenth: int, worst: int | None, most: float = 1.0) -> Row:
    """Return the row of a case whose starts are known; 90 % are to lie within `tenth`, `most` within `worst` ms."""
    off = errors_ms(spoken, aligned(spoken))
    ninety, share = float(np.percentile(off, 90)), float(np.mean(off <= (worst or tenth)))
    result = (
        f"median {np.median(off):.0f}, 90 % {ninety:.0f}, worst {off.max():.0f} ms; {share:.1%} within {worst or tenth}"
    )
    target = f"90 % within {tenth} ms" + (f", {most:.0%} within {worst} ms" if worst else "")
    return Row(voice, case, result, target, ninety <= tenth and (worst is None or share >= most))


def flag_row(voice: str, clips: Sequence[Clip]) -> Row:
    """Return how many of the unspoken sentences are flagged, and how many of the others."""
    unspoken = frozenset(range(3, len(clips), 9))
    spoken = joined(clips, unspoken)
    found = aligned(spoken).utterances
    flagged = sum(found[number].range is None for number in unspoken) / len(unspoken)
    others = [number for number, start in enumerate(spoken.starts) if start is not None]
    wrongly = sum(found[number].range is None for number in others) / len(others)
    met = flagged >= 0.85 and wrongly <= 0.02
    return Row(
        voice, f"{len(unspoken)} unspoken sentences", f"{flagged:.0%} flagged, {wrongly:.1%} falsely", "85 % / 2 %", met
    )


def retelling() -> list[tuple[str, str]]:
    """Return section (0 opening, 1 to 5 articles, 6 closing) and text of each line."""
    lines = (HERE / "retold.txt").read_text("utf-8").splitlines()
    return [(number, text) for number, text in (line.split("\t") for line in lines)]


def retold_row(voice: str, deck: Deck, lines: Sequence[tuple[int, Clip]]) -> Row:
    """Return how well the articles' starts are found in a retelling, from the sound and the deck alone."""
    spoken = joined([one for _, one in lines])
    groups = groups_of(deck)
    told = aligned(
        replace(spoken, texts=tuple(utterance.spoken for utterance in deck.utterances)),
        AlignOptions(lexicon=lexicon(), groups=groups),
    )
    sections = [number for number, _ in lines]
    truth = [spoken.starts[sections.index(number)] for number in range(1, 6)]
    spans = [told.utterances[group.first].range for group in groups if group.title]
    off = np.array([abs(float(span.start) - (start or 0)) for span, start in zip(spans, truth, strict=True) if span])
    result = f"{told.method}, {told.verdict}; off by {', '.join(f'{seconds:.1f}' for seconds in off)} s"
    met = told.method is Method.PACED and float(np.percentile(off, 90)) <= 1.0
    return Row(voice, "retold, titles read out", result, "90 % of articles within 1 s", met)


def foreign_row(voice: str, deck: Deck, clips: Sequence[Clip], retold: Spoken) -> Row:
    """Return how many pairs of an article's text and another's sound are refused, and how many right ones."""
    ranges = [
        (group.first, after.first)
        for group, after in pairwise(
            [*(g for g in groups_of(deck) if g.title), replace(groups_of(deck)[-1], title="x")]
        )
    ]
    sounds = [joined(clips[first:last]) for first, last in ranges]
    pairs = [(text, sound) for text in range(5) for sound in range(5) if text != sound]
    refused = sum(is_refused(replace(sounds[sound], texts=sounds[text].texts)) for text, sound in pairs)
    lines = (HERE.parent / "tools" / "phone_sentences.txt").read_text("utf-8").splitlines()
    refused += is_refused(replace(joined(clips), texts=tuple(lines[:60])))
    refused += is_refused(replace(retold, texts=tuple(lines[60:110])))
    falsely = sum(is_refused(sound) for sound in sounds)
    result = f"{refused} of {len(pairs) + 2} refused, {falsely} of 5 right ones"
    return Row(voice, "another article's text", result, "all / none", refused == len(pairs) + 2 and not falsely)


def is_refused(spoken: Spoken) -> bool:
    try:
        aligned(spoken)
    except AlignmentError:
        return True
    return False


def script_row() -> Row:
    """Return how many lines of the retelling are given to the right article."""
    deck = sample_deck()
    lines = retelling()
    slides = assign(deck, [text for _, text in lines], lexicon())
    right = 0
    for (section, _), slide in zip(lines, slides, strict=True):
        article = deck.slides[slide].article
        right += article == int(section) if 1 <= int(section) <= 5 else article is None
    share = right / len(lines)
    return Row(
        "-", f"{len(lines)} script lines retelling 5 articles", f"{share:.0%} in their article", "98 %", share >= 0.98
    )


def vowel_row() -> Row:
    """Return how far the centres of vowels are off, in a voice that the models do not know.

    Open JTalk tells no phone times, but speaks any part of a sentence: the length of its first n phones is the end
    of the n-th. The sound is then played 15 % faster, formants and all: another speaker.
    """
    faster = 1.15
    clips, centres = [], []
    for line in (HERE / "retold.txt").read_text("utf-8").splitlines()[4:24:2]:
        text = line.split("\t")[1]
        labels = openjtalk().extract_fullcontext(text)
        ends = [len(openjtalk().synthesize(labels[:count])[0]) for count in range(1, len(labels) + 1)]
        symbols = [label.split("-", 1)[1].split("+", 1)[0] for label in labels]
        samples = np.asarray(openjtalk().synthesize(labels)[0] / 32768, np.float32)
        clips.append(Clip(text, resampled(samples, round(48_000 * faster))))
        middles = [(s, (a + b) / 2) for s, (a, b) in zip(symbols[1:], pairwise(ends), strict=True)]
        centres.append([(s.lower(), middle / 48_000 / faster) for s, middle in middles if s.lower() in VOWELS])
    sound, truth, at = [], [], 0.0
    for one, inside in zip(clips, centres, strict=True):
        truth += [(symbol, at + middle) for symbol, middle in inside]
        sound.append(one.samples)
        at += len(one.samples) / RATE
    told = aligned(Spoken(np.concatenate(sound), tuple(one.text for one in clips), (None,) * len(clips)))
    found = [
        (phone.symbol, float(phone.range.start + phone.range.end) / 2)
        for phone in told.phones
        if phone.symbol in VOWELS
    ]
    off = np.array([min((abs(m - t) for s, m in found if s == symbol), default=9.0) * 1000 for symbol, t in truth])
    ninety = float(np.percentile(off, 90))
    result = f"{len(off)} vowels: median {np.median(off):.0f}, 90 % {ninety:.0f} ms"
    return Row("15 % faster", "vowel centres", result, "90 % within 40 ms", ninety <= 40)


def long_rows() -> Iterator[Row]:
    """Yield time and memory for 8 and 60 minutes: the sample episode over and over."""
    clips = [clip(BuiltinVoice(lexicon()), utterance.spoken) for utterance in sample_deck().utterances]
    short = joined(clips)
    figures = []
    for seconds in (EIGHT_MINUTES, SIXTY_MINUTES):
        times = max(round(seconds / (len(short.samples) / RATE)), 1)
        figures.append(measured(joined(clips * times)))
    (length, wall, cpu, memory), (long, long_wall, long_cpu, long_memory) = figures
    result = f"{length / 60:.1f} min in {wall:.1f} s ({cpu:.1f} s of CPU), {memory:.0f} MB"
    yield Row("builtin", "8 minutes", result, "8 s, 600 MB", wall <= 8 and memory <= 600)
    growth = (long_cpu / long) / (cpu / length)
    spent = f"{long / 60:.1f} min in {long_wall:.1f} s ({long_cpu:.1f} s of CPU), {long_memory:.0f} MB"
    result = f"{spent}; a second costs {growth:.2f} times as much"
    yield Row("builtin", "60 minutes", result, "linear", growth <= 1.5)


def measured(spoken: Spoken) -> tuple[float, float, float, float]:
    """Return seconds of sound, of wall clock and of CPU, and megabytes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "narration.wav"
        write_wav(path, spoken.samples, RATE)
        context = multiprocessing.get_context("spawn")
        with context.Pool(1) as pool:
            return pool.apply(_measure, (str(path), spoken.texts, len(spoken.samples)))


def _measure(path: str, texts: Sequence[str], count: int) -> tuple[float, float, float, float]:
    narration = Narration(Path(path), Fraction(count, RATE), SoundSource.FILE)
    words = lexicon()
    read("準備", words)  # the dictionary is loaded once a run, not once an episode
    wall, cpu = time.perf_counter(), time.process_time()
    align([Utterance(text, text) for text in texts], narration, AlignOptions(lexicon=words), ignore)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return count / RATE, wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def folder_rows(folder: Path) -> Iterator[Row]:
    """Yield the starts of recorded segments, joined to one sound."""
    pages = json.loads((folder / "scripts.json").read_text("utf-8"))
    lines = {page["page"]: page["line"] for page in pages if page.get("line")}
    clips = [
        Clip(line, decode(folder / f"voice_{number}.mp3", RATE))
        for number, line in lines.items()
        if (folder / f"voice_{number}.mp3").exists()
    ]
    yield start_row(folder.name, f"{len(clips)} recorded segments, joined", joined(clips), 50, 250)


if __name__ == "__main__":
    main()
