"""Other processes: they find the modules that this one finds, wherever it was started."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from slidecast.media.processes import interrupts_ignored, process_context
from slidecast.media.resources import resource

ROOT = resource("fonts").parent

PROGRAM = """
import os, sys
sys.path.insert(0, {root!r})
from slidecast.media.processes import process_context, warm_up
import told

if __name__ == "__main__":
    before = dict(os.environ)
    warm_up(["told"])
    assert dict(os.environ) == before
    here, there = process_context().Pipe()
    process = process_context().Process(target=told.tell, args=(there,))
    process.start()
    print(here.recv())
    process.join()
"""
TOLD = """
where = "{name}"

def tell(connection):
    connection.send(where)
"""


def test_a_module_of_the_working_folder_is_not_taken_for_the_programs_own(tmp_path: Path) -> None:
    for name in ("program", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "told.py").write_text(TOLD.format(name=name))
    program = tmp_path / "program" / "start.py"
    program.write_text(PROGRAM.format(root=str(ROOT)))
    run = subprocess.run(
        [sys.executable, str(program)], cwd=tmp_path / "elsewhere", capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("program\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="the server forks on Linux alone")
def test_processes_are_forked_from_a_server_and_not_from_this_one() -> None:
    assert process_context().get_start_method() == "forkserver"
    process = process_context().Process(target=os.getpid)
    process.start()
    process.join()
    assert process.exitcode == 0


CAN_PUT_OFF = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system cannot put signals off")


@pytest.fixture
def heeded() -> Iterator[None]:
    """Have Ctrl-C raise KeyboardInterrupt, though a shell that started the tests behind itself has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@CAN_PUT_OFF
@pytest.mark.usefixtures("heeded")
def test_ctrl_c_while_a_process_starts_is_not_lost() -> None:
    with pytest.raises(KeyboardInterrupt), interrupts_ignored():
        signal.raise_signal(signal.SIGINT)  # to this thread: one of the test runner's would take it at any time later


@CAN_PUT_OFF
def test_ctrl_c_does_not_reach_a_process_that_started_meanwhile() -> None:
    program = "print('there', flush=True); input()"
    with interrupts_ignored():
        process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"there\n"
        process.send_signal(signal.SIGINT)
        process.communicate(b"\n")
    assert process.returncode == 0
