"""Tasks in; their results, in the same order, out; made by several processes at once.

A process that dies (out of memory, killed) costs nothing but time: its task is made by this process, and
those that remain go on.
"""

import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from slidecast.encode.syntax import UnknownStreamError
from slidecast.encode.workshop import Known, Maker, Result, Task, Workshop
from slidecast.errors import Diagnostic, SlidecastError, Warn
from slidecast.media.garbage import collect_seldom
from slidecast.media.processes import interrupts_ignored, process_context

AHEAD = 6  # tasks of each process that may be ahead of the one whose turn it is: bounds the memory
GOODBYE_SECONDS = 2.0


class Crew:
    """Processes that do a film's tasks; with one job this process does it all.

    Attributes:
        maker: what this process does tasks with.
    """

    def __init__(self, workshop: Workshop, jobs: int, warn: Warn) -> None:
        self.maker = Maker(workshop)
        self._workers = [_Worker(workshop) for _ in range(jobs)] if jobs > 1 else []
        self._ahead: set[int] = set()  # tasks that were started and not yet handed out
        self._warn = warn
        self._results: dict[int, list[Any]] = {}

    def results(self, tasks: Iterable[Task[Result]]) -> Iterator[Result]:
        """Yield what comes of the tasks, in their order; `tasks` is drawn on only as fast as needed.

        Raises:
            SlidecastError: as the task's, from whichever process.
            UnknownStreamError: likewise.
        """
        numbered = enumerate(tasks)
        upcoming = next(numbered, None)
        turn = 0
        while upcoming or self._busy() or self._results:
            self._gather(timeout=0.0)
            while upcoming and self._has_room(upcoming[1]):
                self._start(*upcoming)
                upcoming = next(numbered, None)  # made ready while the others work
            if turn in self._results:
                yield from self._results.pop(turn)
                self._ahead.discard(turn)
                turn += 1
            else:
                self._gather()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.end()

    def _busy(self) -> "list[_Worker]":
        return [worker for worker in self._workers if worker.task is not None]

    def _has_room(self, task: Task[Any]) -> bool:
        """Whether the task can be started now; this process does one itself only when nothing waits to be fetched."""
        if isinstance(task, Known):
            return True
        if not self._workers:
            return not self._results
        return len(self._busy()) < len(self._workers) and len(self._ahead) < AHEAD * len(self._workers)

    def _start(self, number: int, task: Task[Any]) -> None:
        if isinstance(task, Known):
            self._results[number] = [task.result]
            return
        self._ahead.add(number)
        worker = next((worker for worker in self._workers if worker.task is None), None)
        if worker is None:
            self._results[number] = self.maker.make(task)
        else:
            worker.start(number, task)

    def _gather(self, timeout: float | None = None) -> None:
        """Take the results of processes that are done, or gone; wait for one, at most `timeout` seconds."""
        busy = {worker.connection: worker for worker in self._busy()}
        for connection in wait(list(busy), timeout) if busy else ():
            self._take(busy[connection])  # type: ignore[index]  # `wait` gives back what it was given

    def _take(self, worker: "_Worker") -> None:
        assert worker.task is not None
        number, task = worker.task
        try:
            result = worker.result()
        except (EOFError, OSError):
            self._workers.remove(worker)
            worker.end()
            message = f"a process of the encoder died (exit code {worker.exit_code}); its part is made again"
            self._warn(Diagnostic("encoder", message))
            result = self.maker.make(task)
        if isinstance(result, Exception):
            raise result
        self._results[number] = result


class _Worker:
    """A process, and the task that it has.

    Attributes:
        task: its number and the task itself; None while idle.
    """

    def __init__(self, workshop: Workshop) -> None:
        context = process_context()
        self.connection, other_end = context.Pipe()
        self._process = context.Process(target=serve, args=(other_end, workshop), daemon=True)
        with interrupts_ignored():  # the parent alone answers Ctrl-C, from the process's first moment on
            self._process.start()
        other_end.close()
        self.task: tuple[int, Task[Any]] | None = None

    @property
    def exit_code(self) -> int | None:
        return self._process.exitcode

    def start(self, number: int, task: Task[Any]) -> None:
        self.task = number, task
        with suppress(OSError):  # a dead process is noticed when its result is wanted
            self.connection.send(task)

    def result(self) -> "list[Any] | Exception":
        """Return what came of the task.

        Raises:
            EOFError: the process died.
            OSError: likewise.
        """
        result: list[Any] | Exception = self.connection.recv()
        self.task = None
        return result

    def end(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join(GOODBYE_SECONDS)


def serve(connection: Connection, workshop: Workshop) -> None:
    """Make what comes in and send it back, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the process that waits for this one decides
    collect_seldom()
    maker = Maker(workshop)
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            try:
                result: list[Any] | Exception = maker.make(task)
            except (SlidecastError, UnknownStreamError) as error:
                result = error
            connection.send(result)
