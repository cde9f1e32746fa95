"""What a lane runs and what comes back: values, failures included. No Qt here: a child process imports this file."""

from collections.abc import Callable
from dataclasses import dataclass
from traceback import format_exception
from typing import Any, TypeAlias

from desktop.core.errors import LesartError
from desktop.desk import Desk

Work: TypeAlias = Callable[[Desk], Any]


@dataclass(frozen=True, slots=True)
class Done:
    """Work that succeeded, with what it returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Bug:
    """Work that ended in an error we cannot explain: a defect of the program."""

    summary: str
    """The last line of the traceback."""
    traceback: str


Failure: TypeAlias = LesartError | Bug
Outcome: TypeAlias = Done | Failure


def attempt(work: Work, desk: Desk) -> Outcome:
    """Do `work` at `desk` and return how it ended; never raise."""
    try:
        return Done(work(desk))
    except LesartError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the lane is where an unforeseen error becomes a value
        return as_bug(error)


def as_bug(error: Exception) -> Bug:
    """Return an unforeseen error as a value that crosses threads and processes."""
    lines = format_exception(error)
    return Bug(lines[-1].strip(), "".join(lines))
