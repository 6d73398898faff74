"""Bad input, case by case: what is given, and what is said of it (see test_bad_input)."""

import io
import wave
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

HEAD = "---\ntitle: 番組 podcast 20250918\ndate: 2025-09-18 05:00:00 +0900\n---\n\n"
ARTICLE = "- [題](https://example.com/a)\n\n文です。\n"
POST = "20250918.md"
NAMED_SOUND = HEAD.replace("---\n\n", "audio_file_path: /audio/x.mp3\n---\n")
RATE = 16_000


@dataclass(frozen=True)
class Case:
    """What is given and what is said.

    Attributes:
        words: of the command line; those that begin with `/` name a file of the test's folder.
        told: all of what is said, or its beginning where it ends with `…`; paths within the test's folder.
        files: text or bytes of files, None of a folder; the post is there.
    """

    words: tuple[str, ...]
    told: str
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)


def wav(samples: NDArray[np.float64]) -> bytes:
    """Return mono sound, -1 to 1, as a wav file of 16 kHz."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return file.getvalue()


PLAYS = "  hint: an mp3, wav, m4a, ogg or flac file that a player plays will do\n"
UNDECODED = f"a.mp3: this cannot be decoded as sound (invalid data found when processing input)\n{PLAYS}"
APART = "a.wav: text and sound do not belong together: "
UNHEARD = "  hint: check that this is the episode's sound; --force goes on with times by text length\n"
ONLY = (
    f"{POST}: --only: no article 2; there are 1\n"
    "  hint: give a number or a range of the episode's articles, as --only 2 or --only 2-3\n"
)
FORCE = "exists, and slidecast did not make it\n  hint: give --force to replace it, or another folder with --out\n"
ASIDE = "  hint: move it away, or name another place with --out\n"
IN_PLACE = f"a folder stands where a file is to be written\n{ASIDE}"
OUT = f"out/{POST[:-3]}"

EPISODES = {
    "not UTF-8": Case(
        ("/post.md",),
        "post.md:1: not UTF-8: byte 0x82 at offset 0\n  hint: the file looks like Shift_JIS; save it as UTF-8\n",
        {"post.md": "こんにちは".encode("cp932")},
    ),
    "no front matter": Case(
        ("/post.md",),
        "post.md:1: no front matter\n"
        "  hint: begin the file with a line ---, then title:, date: and the other keys, then --- again\n",
        {"post.md": "本文だけ。\n"},
    ),
    "missing": Case(
        ("/missing.md",),
        "missing.md: no such file\n  hint: name a post (.md), a deck (.json) or a folder of posts\n",
    ),
    "folder without posts": Case(
        ("/empty",), "empty: a folder without posts\n  hint: posts are files ending in .md\n", {"empty": None}
    ),
    "article that is not there": Case((f"/{POST}", "--only", "2"), ONLY),
    "range of articles that are not there": Case((f"/{POST}", "--only", "1-5"), ONLY),
}
SOUNDS = {
    "empty": Case((f"/{POST}", "--audio", "/a.mp3"), UNDECODED, {"a.mp3": b""}),
    "no sound": Case((f"/{POST}", "--audio", "/a.mp3"), UNDECODED, {"a.mp3": bytes(4096)}),
    "missing": Case((f"/{POST}", "--audio", "/a.mp3"), "a.mp3: --audio: no such file\n  hint: check the path\n"),
    "silence": Case(
        (f"/{POST}", "--audio", "/a.wav"),
        f"{APART}the sound is silent\n{UNHEARD}",
        {"a.wav": wav(np.zeros(5 * RATE))},
    ),
    "noise": Case(
        (f"/{POST}", "--audio", "/a.wav"),
        f"{APART}the sound is one steady noise\n{UNHEARD}",
        {"a.wav": wav(np.random.default_rng(2).normal(0, 0.1, 5 * RATE))},
    ),
    "named by the post, missing, strict": Case(
        (f"/{POST}", "--strict"),
        f"{POST}: the sound '/audio/x.mp3' is not there; a voice speaks in its place\n"
        "  hint: a warning, and --strict is set\n",
        {POST: NAMED_SOUND + ARTICLE},
    ),
    "parts that are too many": Case(
        (f"/{POST}", "--audio", "/parts"),
        "parts: 5 segments, but the episode has 3 parts (opening, 1, closing)\n  hint: write …",
        {f"parts/{number:02d}.wav": b"RIFF" for number in range(5)},
    ),
    "engine that is not there": Case(
        (f"/{POST}", "--voice", "voicevox", "--voicevox-url", "http://127.0.0.1:9"),
        "http://127.0.0.1:9: the VOICEVOX engine could not tell its version…",
    ),
}
SCRIPTS = {
    "empty": Case(
        (f"/{POST}", "--script", "/a.txt"),
        "a.txt: the script holds no line\n  hint: write one spoken sentence a line, or remove it\n",
        {"a.txt": "\n \n"},
    ),
    "no text": Case(
        (f"/{POST}", "--script", "/a.txt"),
        "a.txt: the script is no text\n  hint: write one spoken sentence a line, in UTF-8\n",
        {"a.txt": bytes(range(256))},
    ),
}
GIVEN = {
    option: Case(
        (f"/{POST}", option, "/mine"),
        f"mine: {option}: a folder, not a file\n  hint: name the file in it\n",
        {"mine": None},
    )
    for option in ("--deck", "--script", "--timing", "--timeline")
} | {
    "no theme": Case((f"/{POST}", "--theme", "zundamoon"), "no theme 'zundamoon'\n  hint: did you mean 'zundamon'?\n"),
    "folder without a theme": Case(
        (f"/{POST}", "--theme", "/mine"),
        "mine: no theme.yaml in this folder\n  hint: copy one from themes/, or name a theme\n",
        {"mine": None},
    ),
    "theme with a bad key": Case(
        (f"/{POST}", "--theme", "/mine"),
        "mine/theme.yaml:2: palete: there is no such value\n  hint: did you mean 'palette'?\n",
        {"mine/theme.yaml": "extends: zundamon\npalete:\n  ink: '#000000'\n"},
    ),
    "cache that is a file": Case(
        (f"/{POST}", "--cache", f"/{POST}"),
        f"{POST}: the cache cannot be written (a part of the path is a file, not a folder)\n"
        "  hint: name another place with --cache\n",
    ),
}
PLACES = {
    "times that are none": Case(
        (f"/{POST}", "--timing", "/times.srt"),
        "times.srt: the timing file holds no times\n  hint: a cue is a line such as …",
        {"times.srt": ""},
    ),
    "timeline that is no JSON": Case(
        (f"/{POST}", "--timeline", "/times.json"),
        "times.json:1:2: not JSON: Expecting property name…",
        {"times.json": "{"},
    ),
    "output folder that is a file": Case(
        (f"/{POST}",),
        f"{OUT}: a part of the path is a file, not a folder\n  hint: name another place with --out\n",
        {"out": ""},
    ),
} | {
    f"folder in the place of {name}": Case(
        (f"/{POST}", "--force"), f"{OUT}/{name}: {IN_PLACE}", {f"{OUT}/{name}": None}
    )
    for name in ("20250918.mp4", "20250918.srt", "timeline.json")
}
FOREIGN = {
    name: Case((f"/{POST}",), f"{OUT}/{name}: {FORCE}", {f"{OUT}/{name}": "mine"})
    for name in ("20250918.mp4", "20250918.srt")
}

CASES = {
    f"{subject}: {name}": case
    for subject, cases in (
        ("post", EPISODES),
        ("sound", SOUNDS),
        ("script", SCRIPTS),
        ("option", GIVEN),
        ("foreign", FOREIGN),
    )
    for name, case in cases.items()
}
