"""Work for the lanes' tests: a child process imports this file, so it must not import Qt."""

import os
import sys
from pathlib import Path
from threading import Event

from desktop.core.errors import ReadError
from desktop.desk import Desk
from desktop.ui.lanes.child import READING, Child


def answer(desk: Desk, value: object) -> object:
    return value


def identify(desk: Desk) -> int:
    return os.getpid()


def fail(desk: Desk) -> None:
    raise ReadError("read_missing", path="article.txt")


def stumble(desk: Desk) -> None:
    raise ZeroDivisionError("our own bug")


def crash(desk: Desk) -> None:
    os._exit(7)


def hang(desk: Desk, started: Path) -> None:
    started.touch()
    Event().wait()


def swell(desk: Desk) -> int:
    return len(bytearray(64 << 30))


def leave_a_mark(desk: Desk, folder: Path, name: str) -> str:
    (folder / name).touch()
    return name


def process_id(desk: Desk) -> int:
    return os.getpid()


def knows_qt(desk: Desk) -> bool:
    return any(name.partition(".")[0] in ("PySide6", "shiboken6") for name in sys.modules)


def speak_and_hang(desk: Desk) -> None:
    os.write(1, b"working\n")
    Event().wait()


def wait_for_a_child_at_work(home: str) -> None:
    Child(Path(home), READING, None).do(speak_and_hang, lambda: False)


def unpicklable(desk: Desk) -> object:
    return lambda: None
