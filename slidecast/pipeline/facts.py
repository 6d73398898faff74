"""What is there: themes, voices, libraries, and how to get what is missing."""

import platform
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from slidecast import __version__
from slidecast.errors import SlidecastError
from slidecast.media.cores import usable_cores
from slidecast.media.libraries import LIBRARIES
from slidecast.media.resources import resource
from slidecast.media.theme_files import character_folder, theme_names, theme_source
from slidecast.parse.theme import load_theme
from slidecast.voice.choose import voice_statuses

READY, MISSING, OPTIONAL, BROKEN = "ready", "missing", "optional", "broken"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is there: its state is ready, missing, optional (not there, not needed) or broken."""

    name: str
    state: str
    detail: str = ""
    hint: str = ""

    def to_json(self) -> dict[str, str]:
        return {"name": self.name, "state": self.state, "detail": self.detail, "hint": self.hint}


def theme_facts() -> list[Fact]:
    """Return the themes that come with slidecast and whether they can be read."""
    return [_theme_fact(name) for name in theme_names()]


def _theme_fact(name: str) -> Fact:
    try:
        theme = load_theme(name, theme_source)
        character_folder(theme)
    except SlidecastError as error:
        return Fact(name, BROKEN, error.message, error.hint)
    chosen = "、".join([*theme.programmes, *theme.actors])
    return Fact(name, READY, f"{theme.title}: {theme.description}", f"chosen for {chosen}" if chosen else "")


def voice_facts(voicevox_url: str) -> list[Fact]:
    """Return the voices and whether they can speak now."""
    return [
        Fact(s.wanted, READY if s.available else OPTIONAL, s.description, "" if s.available else s.remedy)
        for s in voice_statuses(voicevox_url)
    ]


def doctor_facts(voicevox_url: str) -> list[Fact]:
    """Return everything that slidecast needs or can use, and whether it is there."""
    here = f"{__version__} on Python {platform.python_version()}, {usable_cores()} cores"
    facts = [Fact("slidecast", READY, here)]
    facts += [_library_fact(name) for name in LIBRARIES]
    facts += [_encoder_fact(), _raqm_fact(), _folder_fact("fonts", "*.ttf"), _folder_fact("assets", "**/*.png")]
    facts += [_disk_fact(Path(tempfile.gettempdir()))]
    return [*facts, *theme_facts(), *voice_facts(voicevox_url)]


def _library_fact(name: str) -> Fact:
    try:
        return Fact(name, READY, version(name))
    except PackageNotFoundError:
        return Fact(name, MISSING, hint=f"pip install {name}")


def _encoder_fact() -> Fact:
    if find_spec("av") is None:
        return Fact("libx264", MISSING, hint="pip install av")
    import av

    if "libx264" in av.codecs_available:
        return Fact("libx264", READY, f"in PyAV {av.__version__}")
    return Fact("libx264", MISSING, "this PyAV was built without it", "pip install --only-binary=:all: av")


def _raqm_fact() -> Fact:
    from PIL import features

    if features.check("raqm"):
        return Fact("raqm", READY, f"in Pillow, version {features.version('raqm')}")
    return Fact("raqm", MISSING, "this Pillow was built without it", "pip install --only-binary=:all: pillow")


def _folder_fact(name: str, pattern: str) -> Fact:
    count = sum(1 for _ in resource(name).glob(pattern))
    if count:
        return Fact(name, READY, f"{count} files in {resource(name)}")
    return Fact(name, MISSING, f"nothing in {resource(name)}", "install slidecast anew")


def _disk_fact(folder: Path) -> Fact:
    import shutil

    free = shutil.disk_usage(folder).free / 1e9
    state = READY if free > 1 else BROKEN
    return Fact("disk", state, f"{free:.1f} GB free in {folder}", "" if state == READY else "free some space")
