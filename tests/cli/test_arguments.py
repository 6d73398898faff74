"""The command line: what it asks for, and what it says when it asks for what does not exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from slidecast.cli import main
from slidecast.cli.arguments import build_parser, jobs_of
from slidecast.errors import UsageError
from slidecast.media.cores import usable_cores
from slidecast.pipeline.job import Job


def jobs(*words: str) -> list[Job]:
    return jobs_of(build_parser().parse_args(words))


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "20250918.md"
    path.write_text("---\ntitle: x\n---\n", "utf-8")
    return path


def test_defaults_are_full_size_and_all_cores(post: Path) -> None:
    (job,) = jobs(str(post))
    assert (job.look.width, job.look.height, job.look.fps, job.look.burn) == (1920, 1080, 30, True)
    assert job.folder == Path("out/20250918")
    assert job.jobs == usable_cores()


def test_draft_is_small_and_quick(post: Path) -> None:
    (job,) = jobs(str(post), "--draft")
    assert (job.look.width, job.look.height, job.look.quality) == (640, 360, "draft")


def test_subtitles_are_decided_by_the_voice_unless_asked_for(post: Path) -> None:
    assert jobs(str(post))[0].look.subtitles == "auto"
    assert jobs(str(post), "--subtitles", "on")[0].look.subtitles == "on"


def test_folder_gives_its_posts_by_name(tmp_path: Path, post: Path) -> None:
    (tmp_path / "20250917.md").write_text("", "utf-8")
    (tmp_path / "notes.txt").write_text("", "utf-8")
    assert [job.stem for job in jobs(str(post.parent))] == ["20250917", "20250918"]


def test_one_audio_for_several_episodes_is_refused(tmp_path: Path, post: Path) -> None:
    (tmp_path / "20250917.md").write_text("", "utf-8")
    with pytest.raises(UsageError, match="--audio belongs to one episode, but 2 are given"):
        jobs(str(post.parent), "--audio", "a.mp3")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--size", "1921x1080"], "1921x1080: both sides must be even and 128 to 7680"),
        (["--size", "big"], "'big' is not a size; write it as 1920x1080"),
        (["--fps", "0"], "'0': frames a second must be a whole number from 1 to 120"),
        (["--fps", "²"], "'²': frames a second must be a whole number from 1 to 120"),
        (["--out", ""], "'' names no file; is a variable empty?"),
        ([""], "argument EPISODE: '' names no file; is a variable empty?"),
        (["--jobs", "0"], "'0': processes must be a whole number from 1 to 256"),
        (["--only", "3-2"], "'3-2' names no articles; write 2 or 2-4"),
        (["--voice", "mine"], "invalid choice: 'mine'"),
        (["--colour"], "unrecognized arguments: --colour"),
    ],
)
def test_wrong_usage_exits_2(words: list[str], message: str, post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(post), *words])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    code = "import sys\nfrom slidecast.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += "print(sorted(set(sys.modules) & {'numpy', 'PIL', 'av', 'moviepy', 'pydantic', 'rich', 'httpx', 'yaml'}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def ran(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_ctrl_c_is_awaited_before_anything_is_imported() -> None:
    code = "import sys; before = set(sys.modules); from slidecast.cli import main; print(set(sys.modules) - before)"
    imported = ran(f"import collections.abc, io\n{code}").stdout
    assert {name.split(".")[0] for name in re.findall(r"[\w.]+", imported)} == {"slidecast"}


def test_ctrl_c_in_the_first_imports_ends_with_a_line() -> None:
    stop = "class Stop:\n    def find_spec(self, name, *_):\n"
    stop += "        if name == 'slidecast.cli.arguments': raise KeyboardInterrupt\n"
    code = f"import sys\n{stop}sys.meta_path.insert(0, Stop())\nfrom slidecast.cli import main\nsys.exit(main())"
    done = ran(code)
    assert (done.returncode, done.stderr) == (130, "\ninterrupted; nothing half-written was left\n")


@pytest.mark.parametrize("command", ["voices", "doctor"])
def test_the_engine_that_voices_come_from_can_be_named(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--json", "--voicevox-url", "http://127.0.0.1:9"])
    assert "the VOICEVOX engine at http://127.0.0.1:9" in capsys.readouterr().out


def test_two_episodes_for_one_folder_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").touch()
    with pytest.raises(UsageError, match="would both be written to x/"):
        jobs(str(tmp_path / "a"), str(tmp_path / "b"))


def test_size_that_is_given_counts_for_drafts_too(post: Path) -> None:
    (job,) = jobs(str(post), "--draft", "--size", "1280x720")
    assert (job.look.width, job.look.quality) == (1280, "draft")
