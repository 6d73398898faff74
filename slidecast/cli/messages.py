"""The only places that write to the terminal without a display."""

import sys
import traceback
from pathlib import Path

from slidecast.errors import SlidecastError


def unforeseen(error: Exception, episode: Path) -> SlidecastError:
    """Return a fault of slidecast's own as an error that tells where it happened."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    message = f"a fault of slidecast's own ({type(error).__name__} in {where}: {error})"
    return SlidecastError(message, str(episode), "please report it with this line and the episode")


def say(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(text + "\n")


def say_error(error: SlidecastError | str) -> None:
    """Write an error to standard error."""
    sys.stderr.write(f"error: {error}\n")
