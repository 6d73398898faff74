"""The command line's words, and what they ask for."""

import argparse
import os
import re
from pathlib import Path
from tempfile import gettempdir

from slidecast import __version__
from slidecast.errors import UsageError
from slidecast.media.cores import usable_cores
from slidecast.model.voices import VOICES
from slidecast.pipeline.job import POST_ENDINGS, Job, Look, Network, Sources

COMMANDS = {
    "check": "report all diagnostics of all files, render nothing",
    "themes": "list the themes",
    "voices": "list the voices that can be used here",
    "doctor": "tell what is there, what is missing and how to get it",
}
EPILOG = (
    """commands:
"""
    + "\n".join(f"  slidecast {name:8} {text}" for name, text in COMMANDS.items())
    + """

exit codes: 0 all done, 1 an episode failed, 2 wrong usage, 130 interrupted
"""
)
FULL_SIZE = (1920, 1080)
DRAFT_SIZE = (640, 360)
SIDES = (128, 7680)
FPS = (1, 120)


def default_cache() -> Path:
    """Return the user's cache folder for slidecast."""
    base = os.environ.get("SLIDECAST_CACHE")
    if base:
        return Path(base)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "slidecast"
    except RuntimeError:  # no home at all, as in some containers
        return Path(gettempdir()) / "slidecast-cache"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the rendering command."""
    parser = argparse.ArgumentParser(
        prog="slidecast",
        description="Turn a podcast's Markdown post and its narration into a slide video.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_episodes(parser, "a post (.md), a deck (.json), or a folder of posts")
    parser.add_argument("--version", action="version", version=f"slidecast {__version__}")
    _add_sources(parser.add_argument_group("sources"))
    _add_look(parser.add_argument_group("look"))
    _add_output(parser.add_argument_group("output"))
    _add_running(parser.add_argument_group("running"))
    return parser


def add_episodes(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add the words that name episodes."""
    parser.add_argument("episodes", nargs="+", type=_path, metavar="EPISODE", help=help_text)


def _add_sources(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--audio", type=_path, metavar="FILE|DIR", help="the narration, or a folder of segments")
    add("--deck", type=_path, metavar="FILE", help="slides as JSON (default: beside the audio)")
    add("--script", type=_path, metavar="FILE", help="spoken sentences, one a line (default: beside the audio)")
    add("--timing", type=_path, metavar="FILE", help="times from SRT, VTT, Whisper JSON or .lab, taken as they are")
    add("--timeline", type=_path, metavar="FILE", help="an edited timeline.json; it then decides")
    add("--voice", choices=VOICES, default=VOICES[0], help="voice where there is no audio")
    add_voicevox(group)


def add_voicevox(parser: argparse._ActionsContainer) -> None:
    """Add the option that names the VOICEVOX engine."""
    told = "the VOICEVOX engine (default %(default)s)"
    parser.add_argument("--voicevox-url", default=Network().voicevox_url, metavar="URL", help=told)


def _add_look(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--theme", metavar="NAME|DIR", help="default: by actor and programme")
    add("--size", type=_size, metavar="WxH", help="pixels (default 1920x1080)")
    add("--fps", type=_fps, default=30, metavar="N", help="frames a second (default 30)")
    add("--quality", choices=["draft", "normal", "best"], help="encoder settings (default normal)")
    add("--draft", action="store_true", help="quick: 640x360 and draft quality")
    add("--no-burn", action="store_true", help="no subtitles in the picture; they stay in the track and files")
    add(
        "--subtitles",
        choices=["auto", "on", "off"],
        default="auto",
        help="auto: none where the voice retells the text, whose sentences are timed by length alone",
    )
    add("--plain", action="store_true", help="prose as prose: no cards or comparisons made of it")


def _add_output(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--out", type=_path, default=Path("out"), metavar="DIR", help="default: out")
    add("--stills", action="store_true", help="a PNG and a JSON a slide and contact.png, no video")
    add("--only", type=_span, metavar="N|N-M", help="only those articles")
    add("--json", action="store_true", help="the report on standard output, nothing else")
    add("--quiet", action="store_true", help="only warnings and errors")


def _add_running(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    cores = "processes at once (default: the cores that may be used, here %(default)s)"
    add("--jobs", type=_jobs, default=usable_cores(), metavar="N", help=cores)
    add_cache(group)
    add("--explain-cache", action="store_true", help="tell why each part was made anew")
    add("--offline", action="store_true", help="fetch nothing")
    add("--allow-private", action="store_true", help="allow fetching from private network addresses")
    add("--force", action="store_true", help="replace foreign files; accept sound that does not belong to the text")
    add("--strict", action="store_true", help="warnings are errors")


def add_cache(parser: argparse._ActionsContainer) -> None:
    """Add the option that names the cache; without it, `default_cache` decides."""
    parser.add_argument("--cache", type=_path, metavar="DIR", help=f"default: $SLIDECAST_CACHE or {default_cache()}")


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text!r} names no file; is a variable empty?")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)x(\d+)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 1920x1080")
    width, height = int(match[1]), int(match[2])
    if width % 2 or height % 2 or not all(SIDES[0] <= side <= SIDES[1] for side in (width, height)):
        raise argparse.ArgumentTypeError(f"{text}: both sides must be even and {SIDES[0]} to {SIDES[1]}")
    return width, height


def _fps(text: str) -> int:
    if not text.isdecimal() or not FPS[0] <= int(text) <= FPS[1]:
        raise argparse.ArgumentTypeError(f"{text!r}: frames a second must be a whole number from {FPS[0]} to {FPS[1]}")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r}: processes must be a whole number from 1 to 256")
    return int(text)


def _span(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", text)
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not 1 <= first <= last:
        raise argparse.ArgumentTypeError(f"{text!r} names no articles; write 2 or 2-4")
    return first, last


def jobs_of(options: argparse.Namespace) -> list[Job]:
    """Return a job for each episode that the options name.

    Raises:
        UsageError: several episodes for one audio, deck, script, timing or timeline, or for one output folder.
    """
    episodes = [path for name in options.episodes for path in episodes_at(name)]
    sources = Sources(options.audio, options.deck, options.script, options.timing, options.timeline)
    single = [name for name in ("audio", "deck", "script", "timing", "timeline") if getattr(options, name)]
    if len(episodes) > 1 and single:
        raise UsageError(f"--{single[0]} belongs to one episode, but {len(episodes)} are given")
    _refuse_same_outputs(episodes)
    return [_job(path, sources, options) for path in episodes]


def _refuse_same_outputs(episodes: list[Path]) -> None:
    """Refuse two episodes that would be written to one folder."""
    first: dict[str, Path] = {}
    for path in episodes:
        if path.stem in first:
            both = f"{first[path.stem]} and {path} would both be written to {path.stem}/"
            raise UsageError(both, hint="render them one by one, each with its own --out")
        first[path.stem] = path


def _job(path: Path, sources: Sources, options: argparse.Namespace) -> Job:
    width, height = options.size or (DRAFT_SIZE if options.draft else FULL_SIZE)
    look = Look(
        theme=options.theme,
        width=width,
        height=height,
        fps=options.fps,
        burn=not options.no_burn,
        subtitles=options.subtitles,
        plain=options.plain,
        quality=options.quality or ("draft" if options.draft else "normal"),
    )
    return Job(
        episode=path,
        out=options.out,
        cache=options.cache or default_cache(),
        sources=sources,
        look=look,
        network=Network(options.offline, options.allow_private, options.voicevox_url),
        voice=options.voice,
        stills=options.stills,
        only=options.only,
        jobs=options.jobs,
        force=options.force,
        strict=options.strict,
        explain_cache=options.explain_cache,
    )


def episodes_at(path: Path) -> list[Path]:
    """Return the episodes that a path names: a folder's posts by name, else the path itself.

    What is not there, or holds no posts, stands for itself too: it fails as an episode, and the others go on.
    """
    try:
        return sorted(p for p in path.iterdir() if p.suffix in POST_ENDINGS and p.is_file()) or [path]
    except OSError:  # a file, or nothing: it speaks for itself when it is read
        return [path]
