"""Child processes that work through a collection, each at a desk of its own; answers come in the order of the texts."""

import json
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from desktop.core.collection import Entry
from desktop.core.errors import AnalysisError, LesartError
from desktop.core.interchange import as_line, exchanged_findings
from desktop.desk import Desk

Batch = Sequence[Entry]

_AHEAD = 2
"""So many batches wait for each process: enough to keep it busy, few enough to keep memory flat."""


def lines_of(desk: Desk, batch: Batch) -> list[str]:
    """Return one line of JSON for each text, with "error" where our analysis broke down. Raise AnalysisError."""
    return [as_line({"id": key, **_findings(desk, key, text)}) for key, text in batch]


def _findings(desk: Desk, key: str | int, text: str) -> dict[str, object]:
    try:
        return exchanged_findings(text, desk.analyse(desk.lay_out(text, key=str(key))))
    except LesartError:
        raise
    except Exception as bug:  # noqa: BLE001 - a bug of ours met in one text must not cost all others
        return {"error": repr(bug)}


def has_failed(line: str) -> bool:
    """Say whether a line tells of a text that could not be analysed."""
    return line.find('"error":') >= 0 and "error" in json.loads(line)


class Crew:
    """So many child processes; closing it ends them."""

    def __init__(self, home: Path, jobs: int) -> None:
        self._jobs = jobs
        # spawn: a forked child would inherit locks held by threads of the libraries
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(home,))

    def facts(self) -> dict[str, str]:
        """Return what the analysis rests on. Raise AnalysisError."""
        try:
            return self._pool.submit(_facts).result()
        except BrokenProcessPool as error:
            raise AnalysisError("crew_lost") from error

    def lines(self, batches: Iterable[Batch]) -> Iterator[list[str]]:
        """Yield the lines of each batch in turn, reading only a little ahead. Raise AnalysisError."""
        waiting: deque[Future[list[str]]] = deque()
        try:
            for batch in batches:
                waiting.append(self._pool.submit(_lines, batch))
                if len(waiting) > _AHEAD * self._jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise AnalysisError("crew_lost") from error

    def close(self) -> None:
        """End the processes once each has done what it is doing."""
        self._pool.shutdown(cancel_futures=True)


_desk: Desk
"""The desk of this child process."""


def _begin(home: Path) -> None:
    """Set up a child process; an interrupt is the parent's to answer."""
    global _desk  # noqa: PLW0603 - a pool has no other way to keep something between calls
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk = Desk(home)


def _facts() -> dict[str, str]:
    return _desk.analysis_facts()


def _lines(batch: Batch) -> list[str]:
    return lines_of(_desk, batch)
