"""Exit codes, and the only places that write to the terminal without a display."""

import sys

from slidecast.errors import SlidecastError

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def say(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(text + "\n")


def say_error(error: SlidecastError | str) -> None:
    """Write an error to standard error."""
    sys.stderr.write(f"error: {error}\n")
