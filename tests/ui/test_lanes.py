"""Lanes bring values and failures back to the GUI thread, drop what nobody wants and survive their children."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any, TypeAlias

import lane_works
import pytest
from pytestqt.qtbot import QtBot

from desktop.core.errors import AnalysisError, LesartError, ReadError
from desktop.desk import Desk
from desktop.ui.lanes.child import ANALYSIS, READING
from desktop.ui.lanes.lane import Lane, ProcessLane, ThreadLane
from desktop.ui.lanes.work import Bug, Work

HERE = Path(__file__).parent


Wait: TypeAlias = Callable[[Callable[[], bool]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    """Return how to wait for something a child process does, on a slow machine too."""
    return partial(qtbot.waitUntil, timeout=30_000)


class Answers:
    """Collects what a lane calls back with, and on which thread."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.failures: list[Any] = []
        self.threads: set[int] = set()

    def ask(self, lane: Lane, work: Work, *, latest: bool = False) -> None:
        lane.run(work, self._then, failed=self._failed, latest=latest)

    @property
    def count(self) -> int:
        return len(self.values) + len(self.failures)

    def _then(self, value: Any) -> None:
        self.values.append(value)
        self.threads.add(threading.get_ident())

    def _failed(self, failure: Any) -> None:
        self.failures.append(failure)
        self.threads.add(threading.get_ident())


@pytest.fixture
def lanes(qapp: object) -> Iterator[Callable[[Lane], Lane]]:
    opened: list[Lane] = []

    def keep(lane: Lane) -> Lane:
        opened.append(lane)
        return lane

    yield keep
    for lane in opened:
        lane.close()


@pytest.fixture(params=["thread", "process"])
def lane(request: pytest.FixtureRequest, lanes: Callable[[Lane], Lane], tmp_path: Path) -> Lane:
    return lanes(ThreadLane(tmp_path) if request.param == "thread" else ProcessLane(tmp_path, limits=READING))


def test_a_value_comes_back_on_the_gui_thread(lane: Lane, wait: Wait) -> None:
    # GIVEN a lane
    answers = Answers()
    # WHEN work is done there
    answers.ask(lane, partial(lane_works.answer, value=("Ä", 1)))
    wait(lambda: answers.count == 1)
    # THEN its value arrives on this thread
    assert answers.values == [("Ä", 1)]
    assert answers.threads == {threading.get_ident()}


def test_an_explained_error_comes_back_with_its_facts(lane: Lane, wait: Wait) -> None:
    # GIVEN a lane
    answers = Answers()
    # WHEN its work meets an error we can explain
    answers.ask(lane, lane_works.fail)
    wait(lambda: answers.count == 1)
    # THEN the error arrives as it was raised
    (error,) = answers.failures
    assert isinstance(error, ReadError)
    assert (error.code, error.facts) == ("read_missing", {"path": "article.txt"})


def test_a_defect_comes_back_as_a_value_and_the_lane_goes_on(lane: Lane, wait: Wait) -> None:
    # GIVEN a lane
    answers = Answers()
    # WHEN its work has a defect, and more work follows
    answers.ask(lane, lane_works.stumble)
    answers.ask(lane, partial(lane_works.answer, value=2))
    wait(lambda: answers.count == 2)
    # THEN the defect arrives with its traceback, and so does the next value
    (bug,) = answers.failures
    assert isinstance(bug, Bug)
    assert bug.summary == "ZeroDivisionError: our own bug"
    assert "stumble" in bug.traceback
    assert answers.values == [2]


def test_an_error_in_a_callback_costs_no_other_answer(lane: Lane, wait: Wait, qtbot: QtBot) -> None:
    # GIVEN a lane and a callback with a defect
    answers = Answers()

    def broken(value: object) -> None:
        raise ValueError(value)

    # WHEN two answers arrive, the first of them there
    with qtbot.captureExceptions() as caught:
        lane.run(partial(lane_works.answer, value=1), broken, failed=broken)
        answers.ask(lane, partial(lane_works.answer, value=2))
        wait(lambda: answers.count == 1)
    # THEN the defect is reported and the second answer is there
    assert [kind for kind, _, _ in caught] == [ValueError]
    assert answers.values == [2]


def test_only_the_latest_answer_arrives(lane: Lane, wait: Wait) -> None:
    # GIVEN a lane
    answers = Answers()
    # WHEN three requests follow one another and only the last is wanted
    for number in range(3):
        answers.ask(lane, partial(lane_works.answer, value=number), latest=True)
    wait(lambda: answers.count == 1)
    answers.ask(lane, partial(lane_works.answer, value="end"))
    wait(lambda: "end" in answers.values)
    # THEN no other answer came
    assert answers.values == [2, "end"]


def test_the_latest_request_leaves_lasting_ones_alone(lane: Lane, tmp_path: Path, wait: Wait) -> None:
    # GIVEN a lane with a note to keep
    answers = Answers()
    answers.ask(lane, partial(lane_works.leave_a_mark, folder=tmp_path, name="note"))
    # WHEN a request for the latest state follows at once
    answers.ask(lane, partial(lane_works.answer, value="state"), latest=True)
    wait(lambda: answers.count == 2)
    # THEN the note was kept and answered for
    assert answers.values == ["note", "state"]
    assert (tmp_path / "note").exists()


def test_closing_the_store_lane_keeps_what_was_still_to_be_kept(lanes: Callable[[Lane], Lane], tmp_path: Path) -> None:
    # GIVEN a store lane with three notes under way
    lane, answers = lanes(ThreadLane(tmp_path)), Answers()
    for number in range(3):
        answers.ask(lane, partial(lane_works.leave_a_mark, folder=tmp_path, name=f"note {number}"))
    # WHEN it is closed at once
    lane.close()
    # THEN all three are kept and answered for, without an event loop
    assert answers.values == ["note 0", "note 1", "note 2"]
    assert len(list(tmp_path.glob("note *"))) == 3
    with pytest.raises(RuntimeError):
        answers.ask(lane, partial(lane_works.answer, value=1))


def test_the_store_lane_does_all_its_work_on_one_thread_of_its_own(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a store lane
    lane, answers = lanes(ThreadLane(tmp_path)), Answers()
    # WHEN it works twice
    answers.ask(lane, lambda desk: (threading.get_ident(), id(desk)))
    answers.ask(lane, lambda desk: (threading.get_ident(), id(desk)))
    wait(lambda: answers.count == 2)
    # THEN both happened at one desk on one other thread
    assert len(set(answers.values)) == 1
    assert answers.values[0][0] != threading.get_ident()


def test_a_child_knows_no_qt(lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait) -> None:
    # GIVEN a lane with a child process
    lane, answers = lanes(ProcessLane(tmp_path, limits=ANALYSIS)), Answers()
    # WHEN it works
    answers.ask(lane, lane_works.knows_qt)
    answers.ask(lane, lane_works.process_id)
    wait(lambda: answers.count == 2)
    # THEN it is another process and has not loaded Qt
    assert answers.values[0] is False
    assert answers.values[1] != os.getpid()


def test_a_crashed_child_is_explained_and_replaced(lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait) -> None:
    # GIVEN a lane with a child process
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    # WHEN the child dies over its work and more work follows
    answers.ask(lane, lane_works.crash)
    answers.ask(lane, partial(lane_works.answer, value="alive"))
    wait(lambda: answers.count == 2)
    # THEN the crash is explained and a new child answers
    (error,) = answers.failures
    assert isinstance(error, ReadError)
    assert error.code == READING.crashed
    assert answers.values == ["alive"]


def test_a_child_that_died_idle_is_replaced_without_a_word(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a child without work that somebody kills, as a system does that runs out of memory
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    answers.ask(lane, lane_works.identify)
    wait(lambda: answers.count == 1)
    os.kill(answers.values[0], signal.SIGKILL)
    wait(lambda: not any(child.pid == answers.values[0] for child in active_children()))
    # WHEN work comes
    answers.ask(lane, partial(lane_works.answer, value="alive"))
    wait(lambda: answers.count == 2)
    # THEN a new child does it
    assert answers.values[1:] == ["alive"]


def test_work_without_an_end_is_stopped_at_its_limit(lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait) -> None:
    # GIVEN a lane with little patience once its child is ready
    lane, answers = lanes(ProcessLane(tmp_path, limits=replace(ANALYSIS, seconds=1.0))), Answers()
    # WHEN the work never ends and more work follows
    answers.ask(lane, partial(lane_works.hang, started=tmp_path / "started"))
    answers.ask(lane, partial(lane_works.answer, value="alive"))
    wait(lambda: answers.count == 2)
    # THEN the limit is explained and a new child answers
    (error,) = answers.failures
    assert isinstance(error, AnalysisError)
    assert error.code == ANALYSIS.too_long
    assert error.facts == {"seconds": 1}
    assert answers.values == ["alive"]


def test_a_newer_request_cancels_an_endless_older_one(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a child busy with work that never ends
    lane, answers = lanes(ProcessLane(tmp_path, limits=replace(READING, grace=0.0))), Answers()
    answers.ask(lane, partial(lane_works.hang, started=tmp_path / "started"), latest=True)
    wait((tmp_path / "started").exists)
    # WHEN a newer request comes
    answers.ask(lane, partial(lane_works.answer, value="newer"), latest=True)
    wait(lambda: answers.count == 1)
    # THEN it alone is answered, long before the limit
    assert answers.values == ["newer"]


def test_closing_kills_a_busy_child(lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait) -> None:
    # GIVEN a child busy with work that never ends
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    answers.ask(lane, lane_works.process_id)
    answers.ask(lane, partial(lane_works.hang, started=tmp_path / "started"))
    wait((tmp_path / "started").exists)
    wait(lambda: answers.count == 1)
    # WHEN the lane is closed
    lane.close()
    # THEN the child is gone and nobody is called back
    with pytest.raises(ProcessLookupError):
        os.kill(answers.values[0], 0)
    assert answers.count == 1


def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    # GIVEN a parent whose child is at work without an end; both hold the same output open
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import lane_works as it; it.wait_for_a_child_at_work(sys.argv[2])"
    )
    command = [sys.executable, "-c", program, str(HERE), str(tmp_path)]
    parent = subprocess.Popen(command, cwd=HERE.parents[1], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"working\n"
    # WHEN the parent is killed and can end nothing any more
    parent.kill()
    # THEN the output comes to its end, so the child has ended, too
    rest, _ = parent.communicate(timeout=20)
    assert rest == b""


def test_a_child_that_wants_too_much_memory_is_explained(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a lane whose child has a limit on memory
    pytest.importorskip("resource")
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    # WHEN the work asks for more than the limit
    answers.ask(lane, lane_works.swell)
    wait(lambda: answers.count == 1)
    # THEN that is explained
    (error,) = answers.failures
    assert isinstance(error, LesartError)
    assert error.code == READING.too_large


def test_what_cannot_cross_to_or_from_a_child_is_reported_as_a_defect(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a lane with a child process
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    # WHEN work or value cannot be pickled
    answers.ask(lane, lambda desk: None)
    answers.ask(lane, lane_works.unpicklable)
    wait(lambda: answers.count == 2)
    # THEN both come back as defects
    assert all(isinstance(failure, Bug) for failure in answers.failures)


def test_every_child_does_its_first_work_before_any_other(
    lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait
) -> None:
    # GIVEN a lane whose children leave a mark first
    first = partial(lane_works.leave_a_mark, folder=tmp_path, name="first")
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING, first=first)), Answers()
    # WHEN it is started
    lane.start()
    # THEN the mark appears without a request
    wait((tmp_path / "first").exists)
    answers.ask(lane, partial(lane_works.answer, value=1))
    wait(lambda: answers.count == 1)


def test_a_desk_method_is_work_as_it_stands(lanes: Callable[[Lane], Lane], tmp_path: Path, wait: Wait) -> None:
    # GIVEN a lane with a child process and a location where nothing lies
    lane, answers = lanes(ProcessLane(tmp_path, limits=READING)), Answers()
    # WHEN the desk is asked to open it
    answers.ask(lane, partial(Desk.open, location=str(tmp_path / "missing.txt")))
    wait(lambda: answers.count == 1)
    # THEN the reading room's own error comes back
    assert isinstance(answers.failures[0], ReadError)
