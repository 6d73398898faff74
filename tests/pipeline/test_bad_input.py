"""Bad input: one clear message each, the right exit code, no traceback, nothing half-written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from slidecast.cli import main
from slidecast.cli.exit_codes import FAILED
from tests.pipeline.bad_cases import ARTICLE, CASES, HEAD, NAMED_SOUND, PLACES, POST, Case

QUICK = ("--size", "320x180", "--quality", "draft", "--offline", "--voice", "builtin", "--jobs", "1", "--quiet")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / POST
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


def write(folder: Path, case: Case) -> None:
    """Write the files of a case."""
    for name, content in case.files.items():
        path = folder / name
        if content is None:
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def refuse(case: Case, folder: Path, run: Run) -> None:
    """Run a case and compare what is said; what lies in an output's place is kept, and no film is made."""
    write(folder, case)
    code, told = run(*(folder / word[1:] if word.startswith("/") else word for word in case.words))
    expected = f"error: {case.told}"
    assert code == FAILED
    assert told == expected if not expected.endswith("…") else told.startswith(expected[:-1])
    assert all((folder / name).read_text("utf-8") == text for name, text in case.files.items() if text == "mine")
    assert [film.name for film in folder.rglob("*.mp4")] == [Path(name).name for name in case.files if ".mp4" in name]


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told(case: str, post: Path, run: Run) -> None:
    refuse(CASES[case], post.parent, run)


@pytest.mark.parametrize("case", PLACES)
def test_what_is_wrong_with_times_and_places_is_told_before_a_voice_speaks(
    case: str, post: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slidecast.pipeline.making.narration_of", lambda *_: pytest.fail("a voice speaks"))
    refuse(PLACES[case], post.parent, run)


def test_missing_file_fails_alone(post: Path, run: Run) -> None:
    code, told = run(post.parent / "missing.md", post, "--stills")
    assert code == 1
    assert told == "error: missing.md: no such file\n  hint: name a post (.md), a deck (.json) or a folder of posts\n"
    assert (post.parent / "out" / "20250918" / "contact.png").exists()


@pytest.mark.parametrize("encoding", ["cp932", "utf-16", "euc_jp"])
def test_script_of_another_encoding_is_spoken(encoding: str, post: Path, run: Run) -> None:
    (post.parent / "a.txt").write_bytes("題名なのだ。\r\n文なのだ。\r\n".encode(encoding))
    assert run(post, "--script", post.parent / "a.txt") == (0, "")
    assert "題名なのだ" in (post.parent / "out" / "20250918" / "20250918.srt").read_text("utf-8")


def test_named_sound_that_is_not_there_is_a_warning(post: Path, run: Run) -> None:
    post.write_text(NAMED_SOUND, "utf-8")
    code, told = run(post)
    missing = "the sound '/audio/x.mp3' is not there; a voice speaks in its place"
    assert (code, told) == (0, f"warning: {POST}: the post has no articles\nwarning: {POST}: {missing}\n")


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


def test_foreign_film_is_replaced_by_force(post: Path, run: Run) -> None:
    write(post.parent, Case((), "", {"out/20250918/20250918.mp4": "mine"}))
    assert run(post, "--force") == (0, "")
