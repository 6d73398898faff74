"""What a person sees of a run: stage, share, time left, times real time; plain lines when not a terminal."""

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from slidecast.errors import Diagnostic, SlidecastError
from slidecast.pipeline.report import Report

MARKS = {"done": "[green]done[/]", "unchanged": "[cyan]unchanged[/]", "failed": "[red]failed[/]"}


class Display:
    """Follows the runs of a command and tells a person about them on standard error."""

    def __init__(self, quiet: bool, several: bool) -> None:
        self._console = Console(stderr=True, soft_wrap=True, highlight=False)
        self._quiet = quiet
        self._several = several
        self._rows: list[tuple[str, str, str]] = []
        self._episode = ""
        self._stage = ""
        self._began = 0.0
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def begin(self, episode: Path) -> None:
        """An episode begins."""
        self._episode = str(episode)
        self._say(f"[bold]{escape(str(episode))}[/]")

    def stage(self, name: str) -> None:
        """A stage begins: a new bar on a terminal, a line elsewhere."""
        self._stage = name
        self._began = time.monotonic()
        if self._quiet:
            return
        if not self._console.is_terminal:
            self._say(f"  {name}")
            return
        self._bar().update(self._started_task(), description=name, completed=0, total=1, speed="")

    def advance(self, share: float, film_seconds: float = 0.0) -> None:
        """The stage has got so far."""
        if self._progress is None or self._task is None:
            return
        took = max(time.monotonic() - self._began, 1e-3)
        speed = f"{film_seconds / took:.1f} x real time" if film_seconds else ""
        self._progress.update(self._task, completed=share, speed=speed)

    def warn(self, diagnostic: Diagnostic) -> None:
        """Show a warning, above the bar."""
        self._console.print(f"[yellow]warning:[/] {escape(str(diagnostic))}")

    def note(self, text: str) -> None:
        self._say(f"  {escape(text)}")

    def failed(self, error: SlidecastError) -> None:
        """Show what stopped the episode."""
        self._close_bar()
        self._console.print(f"[bold red]error:[/] {escape(str(error))}")
        self._rows.append((self._episode, "failed", error.message))

    def finished(self, report: Report) -> None:
        """Show what was made."""
        self._close_bar()
        took = sum(report.stages.values())
        speed = f", {report.film_seconds / took:.1f} x real time" if took and report.film_seconds else ""
        main = report.outputs.get("mp4") or report.outputs.get("stills", "")
        state = "unchanged" if report.unchanged else "done"
        self._say(f"  {MARKS[state]} {escape(main)} ({took:.1f} s{speed})")
        self._rows.append((self._episode, state, main))

    def summary(self) -> None:
        """End the run: a table when there were several episodes."""
        self._close_bar()
        if not self._several or self._quiet:
            return
        if not self._console.is_terminal:
            for episode, state, detail in self._rows:
                self._say(f"{MARKS[state]} {escape(episode)}: {escape(detail)}")
            return
        table = Table("episode", "outcome", "output or reason")
        for episode, state, detail in self._rows:
            table.add_row(escape(episode), MARKS[state], escape(detail))
        self._console.print(table)

    def _say(self, text: str) -> None:
        if not self._quiet:
            self._console.print(text)

    def _bar(self) -> Progress:
        if self._progress is None:
            self._progress = Progress(
                TextColumn("  {task.description:<10}"),
                BarColumn(),
                TaskProgressColumn(),
                TimeRemainingColumn(),
                TextColumn("{task.fields[speed]}"),
                console=self._console,
                transient=True,
            )
            self._progress.start()
        return self._progress

    def _started_task(self) -> TaskID:
        if self._task is None:
            self._task = self._bar().add_task(self._stage, total=1, speed="")
        return self._task

    def _close_bar(self) -> None:
        if self._progress is not None:
            self._progress.stop()
        self._progress = self._task = None
        sys.stderr.flush()
