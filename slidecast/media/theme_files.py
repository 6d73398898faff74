"""Theme folders on disk: which there are, and a theme read with all that it extends."""

from difflib import get_close_matches
from pathlib import Path

from slidecast.errors import ThemeError
from slidecast.media.named import is_file, is_folder
from slidecast.media.resources import resource
from slidecast.model.theme import Theme, ThemeSource

FILE_NAME = "theme.yaml"


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that come with slidecast, the default first."""
    names = sorted(path.parent.name for path in resource("themes").glob(f"*/{FILE_NAME}"))
    return tuple(sorted(names, key=lambda name: name != "zundamon"))


def theme_folder(name_or_folder: str) -> Path:
    """Return the folder of a theme, named or given as a path.

    Raises:
        ThemeError: there is no such theme.
    """
    if is_file(Path(name_or_folder, FILE_NAME)):
        return Path(name_or_folder)
    if name_or_folder in theme_names():
        return resource("themes", name_or_folder)
    if is_folder(Path(name_or_folder)):
        raise ThemeError(f"no {FILE_NAME} in this folder", name_or_folder, "copy one from themes/, or name a theme")
    near = get_close_matches(name_or_folder, theme_names(), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"themes: {', '.join(theme_names())}; or a folder with {FILE_NAME}"
    raise ThemeError(f"no theme {name_or_folder!r}", hint=hint)


def theme_source(name: str, asking: str = "") -> ThemeSource:
    """Return the file of a theme, named or given as a folder; `asking` is the theme file that extends it.

    Raises:
        ThemeError: there is no such theme, it cannot be read, or is not UTF-8.
    """
    beside = Path(asking).parent / name
    folder = beside if asking and is_file(beside / FILE_NAME) else theme_folder(name)
    path = folder / FILE_NAME
    try:
        return ThemeSource(folder.resolve().name, str(path), path.read_text("utf-8"))
    except OSError as error:
        raise ThemeError(f"cannot be read: {error.strerror}", str(path)) from error
    except UnicodeDecodeError as error:
        raise ThemeError(f"not UTF-8 at byte {error.start}", str(path)) from error


def character_folder(theme: Theme) -> Path:
    """Return where the theme's character art lies: beside the theme, beside one it extends, or in the project.

    Raises:
        ThemeError: it is in none of them.
    """
    places = [Path(folder, theme.character.folder) for folder in theme.folders] + [resource(theme.character.folder)]
    found = next((place for place in places if is_folder(place)), None)
    if found is None:
        looked = ", ".join(str(place) for place in places)
        raise ThemeError(f"character.folder: no folder {theme.character.folder!r}", theme.name, f"looked for {looked}")
    return found
