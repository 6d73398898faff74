"""Tasks in; their results, in the same order, out; made by several processes at once.

A process that dies (out of memory, killed) costs nothing but time: its task is made by this process, and
those that remain go on.
"""

import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait

from slidecast.encode.syntax import UnknownStreamError
from slidecast.encode.workshop import Made, Maker, Task, Workshop
from slidecast.errors import Diagnostic, SlidecastError, Warn
from slidecast.media.garbage import collect_seldom
from slidecast.media.processes import interrupts_ignored, process_context

AHEAD = 6  # results of each process that may wait for an earlier one: bounds the memory
GOODBYE_SECONDS = 2.0

Step = Task | Made
"""Something to make, or to pass on in its turn."""


class Crew:
    """Processes that make a film's pieces; with one job this process does it all.

    Attributes:
        maker: what this process makes pieces with.
    """

    def __init__(self, workshop: Workshop, jobs: int, warn: Warn) -> None:
        self.maker = Maker(workshop)
        self._workers = [_Worker(workshop) for _ in range(jobs)] if jobs > 1 else []
        self._ahead = AHEAD * jobs
        self._warn = warn
        self._results: dict[int, list[Made]] = {}

    def results(self, steps: Iterator[Step]) -> Iterator[Made]:
        """Yield the results of the steps, in their order; `steps` is drawn on only as fast as needed.

        Raises:
            SlidecastError: as the task's, from whichever process.
            UnknownStreamError: likewise.
        """
        numbered = enumerate(steps)
        upcoming = next(numbered, None)
        turn = 0
        while upcoming or self._busy():
            if upcoming and self._has_room(upcoming[0] - turn):
                self._start(*upcoming)
                upcoming = next(numbered, None)  # made ready while the others work
            else:
                self._gather()
            while turn in self._results:
                yield from self._results.pop(turn)
                turn += 1

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.end()

    def _busy(self) -> "list[_Worker]":
        return [worker for worker in self._workers if worker.task is not None]

    def _has_room(self, ahead: int) -> bool:
        return ahead < self._ahead and len(self._busy()) < max(len(self._workers), 1)

    def _start(self, number: int, step: Step) -> None:
        if isinstance(step, Made):
            self._results[number] = [step]
            return
        worker = next((worker for worker in self._workers if worker.task is None), None)
        if worker is None:
            self._results[number] = self.maker.make(step)
        else:
            worker.start(number, step)

    def _gather(self) -> None:
        """Wait until a process is done, or gone."""
        busy = {worker.connection: worker for worker in self._busy()}
        for connection in wait(list(busy)):
            self._take(busy[connection])  # type: ignore[index]

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
        self.task: tuple[int, Task] | None = None

    @property
    def exit_code(self) -> int | None:
        return self._process.exitcode

    def start(self, number: int, task: Task) -> None:
        self.task = number, task
        with suppress(OSError):  # a dead process is noticed when its result is wanted
            self.connection.send(task)

    def result(self) -> "list[Made] | Exception":
        """Return what came of the task.

        Raises:
            EOFError: the process died.
            OSError: likewise.
        """
        result: list[Made] | Exception = self.connection.recv()
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
                result: list[Made] | Exception = maker.make(task)
            except (SlidecastError, UnknownStreamError) as error:
                result = error
            connection.send(result)
