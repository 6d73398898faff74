"""Bad input: one clear message each, the right exit code, no traceback, nothing half-written."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from slidecast.cli import main
from slidecast.media.sound import write_wav

HEAD = "---\ntitle: 番組 podcast 20250918\ndate: 2025-09-18 05:00:00 +0900\n---\n\n"
ARTICLE = "- [題](https://example.com/a)\n\n文です。\n"
QUICK = ("--size", "320x180", "--quality", "draft", "--offline", "--voice", "builtin", "--jobs", "1", "--quiet")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "20250918.md"
    path.write_text(HEAD + ARTICLE, "utf-8")
    return path


Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: that opening and closing are spoken and encoded is not the point here."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs slidecast in the folder of the test and returns the exit code and what it said."""

    def run_there(*words: str | Path) -> tuple[int, str]:
        places = ["--out", str(tmp_path / "out"), "--cache", str(cache)]
        code = main([*QUICK, *places, *map(str, words)])
        return code, capsys.readouterr().err.replace(f"{tmp_path}/", "")

    return run_there


EPISODES = {
    "not UTF-8": (
        "こんにちは".encode("cp932"),
        "error: post.md:1: not UTF-8: byte 0x82 at offset 0\n  hint: the file looks like Shift_JIS; save it as UTF-8\n",
    ),
    "no front matter": (
        "本文だけ。\n".encode(),
        "error: post.md:1: no front matter\n"
        "  hint: begin the file with a line ---, then title:, date: and the other keys, then --- again\n",
    ),
}


@pytest.mark.parametrize("case", EPISODES)
def test_unreadable_post(case: str, tmp_path: Path, run: Run) -> None:
    raw, message = EPISODES[case]
    (tmp_path / "post.md").write_bytes(raw)
    assert run(tmp_path / "post.md") == (1, message)


def test_missing_file_fails_alone(post: Path, run: Run) -> None:
    code, told = run(post.parent / "missing.md", post, "--stills")
    assert code == 1
    assert told == "error: missing.md: no such file\n  hint: name a post (.md), a deck (.json) or a folder of posts\n"
    assert (post.parent / "out" / "20250918" / "contact.png").exists()


def test_folder_without_posts(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty") == (
        1,
        "error: empty: a folder without posts\n  hint: posts are files ending in .md\n",
    )


SOUNDS = {
    "nothing": (b"", "this cannot be decoded as sound (invalid data found when processing input)"),
    "no sound": (b"\0" * 4096, "this cannot be decoded as sound (invalid data found when processing input)"),
}


@pytest.mark.parametrize("case", SOUNDS)
def test_undecodable_sound(case: str, post: Path, run: Run) -> None:
    content, message = SOUNDS[case]
    (post.parent / "a.mp3").write_bytes(content)
    hint = "an mp3, wav, m4a, ogg or flac file that a player plays will do"
    assert run(post, "--audio", post.parent / "a.mp3") == (1, f"error: a.mp3: {message}\n  hint: {hint}\n")


RATE = 16_000
UNHEARD = {
    "silence": (np.zeros(5 * RATE, np.float32), "the sound is silent"),
    "noise": (np.random.default_rng(2).normal(0, 0.1, 5 * RATE).astype(np.float32), "the sound is one steady noise"),
}


@pytest.mark.parametrize("case", UNHEARD)
def test_sound_in_which_nobody_speaks(case: str, post: Path, run: Run) -> None:
    samples, message = UNHEARD[case]
    write_wav(post.parent / "a.wav", samples, RATE)
    hint = "check that this is the episode's sound; --force goes on with times by text length"
    told = f"error: a.wav: text and sound do not belong together: {message}\n  hint: {hint}\n"
    assert run(post, "--audio", post.parent / "a.wav") == (1, told)
    assert not list((post.parent / "out").rglob("*.mp4"))


SCRIPTS = {
    "empty": (b"\n \n", "the script holds no line\n  hint: write one spoken sentence a line, or remove it\n"),
    "no text": (bytes(range(256)), "the script is no text\n  hint: write one spoken sentence a line, in UTF-8\n"),
}


@pytest.mark.parametrize("case", SCRIPTS)
def test_script_without_a_line(case: str, post: Path, run: Run) -> None:
    content, message = SCRIPTS[case]
    (post.parent / "a.txt").write_bytes(content)
    assert run(post, "--script", post.parent / "a.txt") == (1, f"error: a.txt: {message}")


@pytest.mark.parametrize("encoding", ["cp932", "utf-16", "euc_jp"])
def test_script_of_another_encoding_is_spoken(encoding: str, post: Path, run: Run) -> None:
    (post.parent / "a.txt").write_bytes("題名なのだ。\r\n文なのだ。\r\n".encode(encoding))
    assert run(post, "--script", post.parent / "a.txt") == (0, "")
    assert "題名なのだ" in (post.parent / "out" / "20250918" / "20250918.srt").read_text("utf-8")


def test_given_sound_that_is_not_there_is_an_error(post: Path, run: Run) -> None:
    code, told = run(post, "--audio", post.parent / "a.mp3")
    assert (code, told) == (1, "error: a.mp3: --audio: no such file\n  hint: check the path\n")


NAMED_SOUND = "audio_file_path: /audio/x.mp3\n---\n"
MISSING = "the sound '/audio/x.mp3' is not there; a voice speaks in its place"


def test_named_sound_that_is_not_there_is_a_warning(post: Path, run: Run) -> None:
    post.write_text(HEAD.replace("---\n\n", NAMED_SOUND), "utf-8")
    code, told = run(post)
    assert (code, told) == (0, f"warning: 20250918.md: the post has no articles\nwarning: 20250918.md: {MISSING}\n")


def test_named_sound_that_is_not_there_is_an_error_when_strict(post: Path, run: Run) -> None:
    post.write_text(HEAD.replace("---\n\n", NAMED_SOUND) + ARTICLE, "utf-8")
    code, told = run(post, "--strict")
    assert (code, told) == (1, f"error: 20250918.md: {MISSING}\n  hint: a warning, and --strict is set\n")


def test_theme_that_does_not_exist(post: Path, run: Run) -> None:
    code, told = run(post, "--theme", "zundamoon")
    assert (code, told) == (1, "error: no theme 'zundamoon'\n  hint: did you mean 'zundamon'?\n")


def test_folder_without_a_theme(post: Path, run: Run) -> None:
    (post.parent / "mine").mkdir()
    code, told = run(post, "--theme", post.parent / "mine")
    hint = "copy one from themes/, or name a theme"
    assert (code, told) == (1, f"error: mine: no theme.yaml in this folder\n  hint: {hint}\n")


@pytest.mark.parametrize("option", ["--deck", "--script", "--timing", "--timeline"])
def test_folder_given_for_a_file(option: str, post: Path, run: Run) -> None:
    code, told = run(post, option, post.parent)
    assert code == 1
    assert told.endswith(f": {option}: a folder, not a file\n  hint: name the file in it\n")


TIMES = {
    "--timing": ("times.srt", "", "times.srt: the timing file holds no times\n  hint: a cue is a line such as "),
    "--timeline": ("times.json", "{", "times.json:1:2: not JSON: Expecting property name"),
}


@pytest.mark.parametrize("option", TIMES)
def test_times_that_are_wrong_are_told_before_a_voice_speaks(
    option: str, post: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slidecast.pipeline.making.narration_of", lambda *_: pytest.fail("a voice speaks"))
    name, text, message = TIMES[option]
    (post.parent / name).write_text(text, "utf-8")
    code, told = run(post, option, post.parent / name)
    assert code == 1
    assert told.startswith(f"error: {message}")


def test_cache_that_is_a_file(post: Path, run: Run) -> None:
    code, told = run(post, "--cache", post)
    reason = "the cache cannot be written (a part of the path is a file, not a folder)"
    assert (code, told) == (1, f"error: 20250918.md: {reason}\n  hint: name another place with --cache\n")


def test_theme_with_a_bad_key(post: Path, run: Run) -> None:
    theme = post.parent / "mine" / "theme.yaml"
    theme.parent.mkdir()
    theme.write_text("extends: zundamon\npalete:\n  ink: '#000000'\n", "utf-8")
    code, told = run(post, "--theme", theme.parent)
    message = "error: mine/theme.yaml:2: palete: there is no such value\n  hint: did you mean 'palette'?\n"
    assert (code, told) == (1, message)


def test_output_that_slidecast_did_not_make_is_kept(post: Path, run: Run) -> None:
    film = post.parent / "out" / "20250918" / "20250918.mp4"
    film.parent.mkdir(parents=True)
    film.write_text("mine", "utf-8")
    code, told = run(post)
    hint = "give --force to replace it, or another folder with --out"
    where = "out/20250918/20250918.mp4"
    assert (code, told) == (
        1,
        f"error: {where}: exists, and slidecast did not make it\n  hint: {hint}\n",
    )
    assert film.read_text("utf-8") == "mine"
    assert run(post, "--force") == (0, "")


def test_output_folder_that_is_a_file(post: Path, run: Run) -> None:
    (post.parent / "out").write_text("", "utf-8")
    code, told = run(post)
    hint = "name another place with --out"
    message = f"error: out/20250918: a part of the path is a file, not a folder\n  hint: {hint}\n"
    assert (code, told) == (1, message)


@pytest.mark.parametrize("name", ["20250918.mp4", "20250918.srt", "timeline.json"])
def test_folder_in_the_place_of_an_output(name: str, post: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidecast.pipeline.making.narration_of", lambda *_: pytest.fail("a voice speaks"))
    (post.parent / "out" / "20250918" / name).mkdir(parents=True)
    hint = "move it away, or name another place with --out"
    message = f"error: out/20250918/{name}: a folder stands where a file is to be written\n  hint: {hint}\n"
    assert run(post, "--force") == (1, message)


@pytest.mark.parametrize("span", ["2", "1-5"])
def test_article_that_does_not_exist(span: str, post: Path, run: Run) -> None:
    code, told = run(post, "--only", span)
    hint = "give a number or a range of the episode's articles, as --only 2 or --only 2-3"
    assert (code, told) == (1, f"error: 20250918.md: --only: no article 2; there are 1\n  hint: {hint}\n")


def test_voice_that_is_not_there(post: Path, run: Run) -> None:
    code, told = run(post, "--voice", "voicevox", "--voicevox-url", "http://127.0.0.1:9")
    assert code == 1
    assert told.startswith("error: http://127.0.0.1:9: the VOICEVOX engine could not tell its version")
    assert told.endswith(
        "hint: start VOICEVOX, or give its address by --voicevox-url; --voice builtin speaks without it\n"
    )


def test_title_of_232_characters(post: Path, run: Run) -> None:
    title = "長い題名です、" * 33 + "了"
    post.write_text(HEAD + ARTICLE.replace("題", title), "utf-8")
    assert len(title) == 232
    assert run(post, "--stills") == (0, "")


def test_episode_without_articles_gives_a_short_video(post: Path, run: Run) -> None:
    post.write_text(HEAD, "utf-8")
    code, told = run(post)
    assert (code, told) == (0, "warning: 20250918.md: the post has no articles\n")
    assert (post.parent / "out" / "20250918" / "20250918.mp4").exists()


def test_segments_that_do_not_match_the_articles(post: Path, run: Run) -> None:
    folder = post.parent / "parts"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number:02d}.wav").write_bytes(b"RIFF")
    code, told = run(post, "--audio", folder)
    assert code == 1
    assert told.startswith(
        "error: parts: 5 segments, but the episode has 3 parts (opening, 1, closing)\n  hint: write "
    )


@pytest.mark.parametrize("head", ["---\n---\n", "---\n- a\n- b\n---\n", "---\njust words\n---\n"])
def test_head_without_keys_is_no_traceback(head: str, post: Path, run: Run) -> None:
    (post.parent / "bare.md").write_text(head + "\n" + ARTICLE, "utf-8")
    code, told = run(post.parent / "bare.md", "--stills")
    assert code == 0
    assert told == (
        "warning: bare.md: the front matter has no title; the file's name stands in\n"
        "warning: bare.md: the front matter has no date; none is shown\n"
    )
    assert (post.parent / "out" / "bare" / "contact.png").exists()


def test_foreign_subtitles_are_kept(post: Path, run: Run) -> None:
    mine = post.parent / "out" / "20250918" / "20250918.srt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", "utf-8")
    code, told = run(post)
    assert code == 1
    assert told.startswith(
        "error: out/20250918/20250918.srt: exists, and slidecast did not make it\n  hint: give --force"
    )
    assert mine.read_text("utf-8") == "mine"
