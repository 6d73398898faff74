"""The command line: arguments to jobs, errors to messages, outcomes to exit codes."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from slidecast.cli.messages import FAILED, INTERRUPTED
from slidecast.media.garbage import collect_seldom, leave_the_rest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        arguments: words after the program's name; those of the process when None.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        collect_seldom()
    _let_everything_be_written()
    try:
        command, rest = _command(words)
        return command(rest)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; nothing half-written was left\n")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    finally:
        if arguments is None:
            leave_the_rest()


def _let_everything_be_written() -> None:
    """Escape what a terminal's or a file's encoding lacks, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _command(words: list[str]) -> tuple[Callable[[Sequence[str]], int], list[str]]:
    """Return what runs the command and the words for it; imported late, so that --help starts fast."""
    if words and words[0] in ("check", "themes", "voices", "doctor"):
        from slidecast.cli import commands

        return commands.COMMANDS[words[0]], words[1:]
    from slidecast.cli.rendering import render

    return render, words
