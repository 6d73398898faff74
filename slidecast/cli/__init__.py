"""The command line: arguments to jobs, errors to messages, outcomes to exit codes."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from slidecast.cli.exit_codes import FAILED, INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        arguments: words after the program's name; those of the process when None.
    """
    try:
        return _run_alone(sys.argv[1:]) if arguments is None else _run(list(arguments))
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; nothing half-written was left\n")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED


def _run_alone(words: list[str]) -> int:
    """Run a command in a process that does nothing else; what is imported here, Ctrl-C may interrupt."""
    from slidecast.media.garbage import collect_seldom, leave_the_rest
    from slidecast.media.processes import count_on_one_thread

    collect_seldom()
    count_on_one_thread()
    try:
        return _run(words)
    finally:
        leave_the_rest()


def _run(words: list[str]) -> int:
    _let_everything_be_written()
    command, rest = _command(words)
    return command(rest)


def _let_everything_be_written() -> None:
    """Escape what a terminal's or a file's encoding lacks, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _command(words: list[str]) -> "tuple[Callable[[Sequence[str]], int], list[str]]":
    """Return what runs the command and the words for it."""
    from slidecast.cli.commands import COMMANDS

    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]], words[1:]
    from slidecast.cli.rendering import render

    return render, words
