"""Lanes: work goes in on the GUI thread, happens elsewhere, and its outcome comes back on the GUI thread.

A lane does one piece of work at a time, in the order given, at a desk nobody else touches.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.desk import Desk
from desktop.ui.lanes.child import Child, Limits
from desktop.ui.lanes.work import Done, Failure, Outcome, Work, as_bug, attempt

T = TypeVar("T")


class _Worker(Protocol):
    """Where the work of a lane happens; all but `interrupt` is called on the lane's own thread."""

    def open(self) -> None: ...
    def do(self, work: Work, unwanted: Callable[[], bool]) -> Outcome: ...
    def interrupt(self, *, at_once: bool = False) -> None: ...
    def close(self) -> None: ...


@dataclass(slots=True, eq=False)
class _Request:
    work: Work
    then: Callable[[Any], object]
    failed: Callable[[Failure], object]
    latest: bool
    unwanted: bool = False


class Lane(QObject):
    """One thread that hands work to its worker. Use ThreadLane or ProcessLane."""

    _answered = Signal()

    def __init__(self, worker: _Worker, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._queue: SimpleQueue[_Request | None] = SimpleQueue()
        self._open: list[_Request] = []
        self._answers: deque[tuple[_Request, Outcome]] = deque()
        self._thread = Thread(target=self._labour, name=name, daemon=True)
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Get ready before the first work comes; a second call does nothing."""
        if self._thread.ident is None:
            self._thread.start()

    def run(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[Failure], object],
        latest: bool = False,
    ) -> None:
        """Do `work` at the lane's desk and call `then` with its value, or `failed`, on the GUI thread.

        `latest` makes every earlier request of this lane that was `latest`, too, unwanted: if it waits it is not
        started, if it is done its answer is dropped. Requests without it are always done.
        """
        if self._closed:
            raise RuntimeError("the lane is closed")
        if latest:
            self._drop([request for request in self._open if request.latest])
        request = _Request(work, then, failed, latest)
        self._open.append(request)
        self._queue.put(request)
        self.start()

    def close(self) -> None:
        """Do what is still asked for, call back for it, and end the thread."""
        if self._closed:
            return
        self._closed = True
        self._queue.put(None)
        if self._thread.ident is not None:
            self._thread.join()
        while self._answers:
            self._deliver()

    def _drop(self, requests: list[_Request]) -> None:
        for request in requests:
            request.unwanted = True
        if requests:
            self._worker.interrupt()

    def _labour(self) -> None:
        """Work off the queue. Runs on the lane's thread."""
        self._worker.open()
        while (request := self._queue.get()) is not None:
            if not request.unwanted:
                self._answers.append((request, self._do(request)))
                self._answered.emit()
        self._worker.close()

    def _do(self, request: _Request) -> Outcome:
        try:
            return self._worker.do(request.work, lambda: request.unwanted)
        except Exception as error:  # noqa: BLE001 - the thread of a lane must outlive every defect
            return as_bug(error)

    @Slot()
    def _deliver(self) -> None:
        """Hand over one answer: an error in a callback must not cost the next one its answer."""
        if not self._answers:
            return
        request, outcome = self._answers.popleft()
        self._open = [other for other in self._open if other is not request and not other.unwanted]
        if request.unwanted:
            return
        if isinstance(outcome, Done):
            request.then(outcome.value)
        else:
            request.failed(outcome)


class ThreadLane(Lane):
    """A lane whose thread owns the desk: for the store, whose connection belongs to one thread."""

    def __init__(self, home: Path, *, parent: QObject | None = None) -> None:
        super().__init__(_Here(home), "lesart-store", parent)


class ProcessLane(Lane):
    """A lane whose desk stands in a child process: for reading and analysis.

    Work and values must be picklable, and importing the work's module must not import Qt. A child is killed when it
    exceeds `limits`, and the next work gets a new one. `first` is done by every new child before anything else.
    """

    def __init__(self, home: Path, *, limits: Limits, first: Work | None = None, parent: QObject | None = None) -> None:
        super().__init__(Child(home, limits, first), "lesart-child", parent)

    def close(self) -> None:
        """Kill the child and end the thread; what is still asked for is dropped."""
        if not self._closed:
            for request in self._open:
                request.unwanted = True
            self._worker.interrupt(at_once=True)
        super().close()


class _Here:
    """A worker on the lane's own thread."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def open(self) -> None:
        self._desk = Desk(self._home)

    def do(self, work: Work, unwanted: Callable[[], bool]) -> Outcome:  # noqa: ARG002 - cannot be stopped half way
        return attempt(work, self._desk)

    def interrupt(self, *, at_once: bool = False) -> None:
        """Do nothing: a piece of work on a thread cannot be stopped."""

    def close(self) -> None:
        self._desk.close()
