"""A child process with a desk of its own, for work that is heavy or hostile: a crash or a hang costs the child alone.

No Qt here: this file is imported by the child as well.
"""

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from desktop.core.errors import AnalysisError, LesartError, ReadError
from desktop.desk import Desk
from desktop.ui.lanes.work import Done, Outcome, Work, as_bug, attempt

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large the work of one child may become, and how to say so when it exceeds that."""

    seconds: float
    """Wall time for one piece of work."""
    memory: int
    """Bytes of address space, where the platform can limit it."""
    error: type[LesartError]
    too_long: str
    too_large: str
    crashed: str
    grace: float = 1.0
    """Seconds an unwanted piece of work may go on: about what a new child costs."""


READING = Limits(
    seconds=30,
    memory=2 << 30,
    error=ReadError,
    too_long="lane_reading_too_long",
    too_large="lane_reading_too_large",
    crashed="lane_reading_crashed",
)
ANALYSIS = Limits(
    seconds=120,
    memory=6 << 30,
    error=AnalysisError,
    too_long="lane_analysis_too_long",
    too_large="lane_analysis_too_large",
    crashed="lane_analysis_crashed",
)

_START = 60.0
"""Seconds a child may need until it is ready; a cold disk is slow, but work is not to blame for it."""


class Child:
    """One child at a time, seen from the parent: started, given work, killed at its limits and started anew.

    All methods belong to the thread of the lane, but for `interrupt`, which any thread may call.
    """

    def __init__(self, home: Path, limits: Limits, first: Work | None) -> None:
        self._home = home
        self._limits = limits
        self._first = first
        self._context = get_context("spawn")
        self._woken, self._wake = self._context.Pipe(duplex=False)
        self._grace = limits.grace
        self._link: Connection | None = None
        self._process: BaseProcess

    def open(self) -> None:
        """Start the child and wait until it has done its first work."""
        self._ready()

    def do(self, work: Work, unwanted: Callable[[], bool]) -> Outcome:
        """Return how `work` ended in the child. After an `interrupt`, do not wait long for what is unwanted."""
        try:
            message = pickle.dumps(work)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            return as_bug(error)
        link = self._ready()
        if isinstance(link, LesartError):
            return link
        try:
            link.send_bytes(message)
        except OSError:
            return self._give_up(self._limits.crashed)
        return self._receive(link, self._limits.seconds, unwanted)

    def interrupt(self, *, at_once: bool = False) -> None:
        """Make a waiting `do` ask whether its answer is still wanted; `at_once` leaves the child no time to finish."""
        if at_once:
            self._grace = 0.0
        self._wake.send_bytes(b".")

    def close(self) -> None:
        """Kill the child."""
        self._end()
        self._wake.close()
        self._woken.close()

    def _ready(self) -> Connection | LesartError:
        """Return the way to a child that waits for work, or why there is none."""
        if self._link is not None and self._process.is_alive():
            return self._link
        self._end()  # it died while it had nothing to do, and no work is to blame
        link, far_end = self._context.Pipe()
        arguments = (far_end, self._home, self._limits, self._first)
        process = self._context.Process(target=serve, args=arguments, name="lesart", daemon=True)
        try:
            process.start()
        except OSError as error:
            return self._limits.error(self._limits.crashed, error.strerror or "", seconds=round(self._limits.seconds))
        finally:
            far_end.close()
        self._link, self._process = link, process
        started = self._receive(link, _START, lambda: self._grace == 0.0)
        return started if isinstance(started, LesartError) else link

    def _receive(self, link: Connection, seconds: float, unwanted: Callable[[], bool]) -> Outcome:
        deadline = monotonic() + seconds
        while True:
            ready = wait([link, self._woken], max(0.0, deadline - monotonic()))
            if link in ready:
                break
            if not ready:
                return self._give_up(self._limits.too_long)
            self._woken.recv_bytes()
            if unwanted():
                deadline = min(deadline, monotonic() + self._grace)
        try:
            outcome: Outcome = pickle.loads(link.recv_bytes())  # noqa: S301 - our own child wrote it
        except (EOFError, OSError):
            return self._give_up(self._limits.crashed)
        return outcome

    def _give_up(self, code: str) -> LesartError:
        """End the child and return the error that tells why; the next work gets a new one."""
        self._end()
        return self._limits.error(code, seconds=round(self._limits.seconds))

    def _end(self) -> None:
        if self._link is None:
            return
        self._process.kill()
        self._process.join()
        self._process.close()
        self._link.close()
        self._link = None


def serve(link: Connection, home: Path, limits: Limits, first: Work | None) -> None:
    """Do what comes over `link` at a desk of our own until the parent hangs up. Runs in the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()
    _limit_memory(limits.memory)
    desk = Desk(home)
    if first is not None:
        attempt(first, desk)
    with suppress(EOFError, OSError):
        link.send_bytes(pickle.dumps(Done(None)))
        while True:
            link.send_bytes(_answer(link.recv_bytes(), desk, limits))


def _answer(message: bytes, desk: Desk, limits: Limits) -> bytes:
    try:
        work: Work = pickle.loads(message)  # noqa: S301 - our own parent wrote it
        return pickle.dumps(attempt(_within_memory(work, limits), desk))
    except Exception as error:  # noqa: BLE001 - what cannot be pickled comes back as a bug, too
        return pickle.dumps(as_bug(error))


def _within_memory(work: Work, limits: Limits) -> Work:
    def limited(desk: Desk) -> object:
        try:
            return work(desk)
        except MemoryError:
            raise limits.error(limits.too_large) from None

    return limited


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # no such limit on this platform
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _follow_parent() -> None:
    """End this process when its parent is gone, however that came about."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
