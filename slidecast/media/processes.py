"""Other processes: how they start, and how they learn that Ctrl-C is not for them.

Where the system can, they are forked from a server that has imported what they need beforehand, while this
process was at something else; so they start at once and share its memory. Elsewhere they are spawned.
This process itself is never forked: it has threads, and a fork of it may hang.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from threading import Thread

COURTESY = 5  # what is made ahead gives way to what is waited for: a third of its share


def count_on_one_thread() -> None:
    """Have numpy count on one thread, in this process and those that it starts, unless the environment says otherwise.

    There are as many processes as cores, and what they multiply is small: threads that wait for one another took six
    times the processor's seconds. Say so before numpy is imported, and only for a process of ours.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def process_context() -> ForkServerContext | SpawnContext:
    """Return what starts processes."""
    return multiprocessing.get_context("forkserver") if _has_server() else multiprocessing.get_context("spawn")


def warm_up(modules: Sequence[str]) -> None:
    """Have the server import modules while this process goes on; without a server, or once it runs, nothing."""
    if not _has_server():
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(list(modules))
    with _same_modules(), interrupts_ignored():
        forkserver.ensure_running()


class Ahead:
    """Has things done by other processes meanwhile, which end with the `with` block; with one job, nothing.

    What is not ready by then is done again by whoever needs it: this only saves time.
    """

    def __init__(self, jobs: int) -> None:
        self._is_on = jobs > 1
        self._begun: list[tuple[BaseProcess, Thread]] = []

    def start(self, work: Callable[..., None], *arguments: object) -> None:
        """Begin a work; what processes are forked from may still be warming up, so do not wait for it."""
        if self._is_on:
            process = process_context().Process(target=_uninterrupted, args=(work, arguments), daemon=True)
            starter = Thread(target=_begin, args=(process,), daemon=True)
            starter.start()
            self._begun.append((process, starter))

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_: object) -> None:
        for process, starter in self._begun:
            starter.join()
            if process.pid is not None:
                process.terminate()
                process.join()


def _begin(process: BaseProcess) -> None:
    with suppress(OSError):  # no process can be had: the work is done when it is needed
        process.start()


def _uninterrupted(work: Callable[..., None], arguments: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(COURTESY)
    work(*arguments)


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Let processes that start in between inherit that Ctrl-C does not reach them, where the system can.

    It is put off in this thread, so one that comes meanwhile is not lost to this process.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # beforehand: as it starts, it ends the putting off
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _same_modules() -> Iterator[None]:
    """Let a Python that starts in between find the modules that this one finds, not those of the working folder."""
    wanted = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _has_server() -> bool:
    return sys.platform == "linux"
