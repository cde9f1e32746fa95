"""When the system ends the program, the window closes as if the reader had closed it."""

import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.ui.ending import Ending


@pytest.fixture
def ending(qapp: QCoreApplication) -> Iterator[Ending]:
    """Return what hears the signals, which are as before afterwards; none is ignored, however tests are started."""
    started = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    before = signal.getsignal(signal.SIGTERM)
    opened = Ending()
    yield opened
    opened.close()
    assert signal.getsignal(signal.SIGTERM) == before
    signal.signal(signal.SIGHUP, started)


def test_a_signal_that_is_ignored_stays_so(qapp: QCoreApplication) -> None:
    # GIVEN a program that was started so that it outlives its terminal
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # WHEN it hears the system's signals
    opened = Ending()
    kept = signal.getsignal(signal.SIGHUP), signal.getsignal(signal.SIGTERM)
    opened.close()
    signal.signal(signal.SIGHUP, before)
    # THEN the end of the terminal is none of them, and the others are
    assert kept[0] == signal.SIG_IGN
    assert kept[1] != signal.SIG_DFL


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_the_first_signal_is_heard_and_the_next_one_ends_the_program(ending: Ending, name: str) -> None:
    # GIVEN a program in Qt's event loop
    heard: list[bool] = []
    ending.asked.connect(lambda: heard.append(True))
    # WHEN the system asks it to end
    signal.raise_signal(getattr(signal, name))
    for _ in range(100):
        QCoreApplication.processEvents()
        if heard:
            break
    # THEN that is heard once, and nothing holds back a second one
    assert heard == [True]
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
