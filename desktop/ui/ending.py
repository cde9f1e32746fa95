"""The system's signals to end: the window closes as if the reader had closed it, so that what was typed is saved."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending(QObject):
    """Hears the first of these signals; after it they end the program at once, as they would without us.

    Qt's event loop never lets Python see a signal: a socket that it watches wakes it.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.settimeout(0)  # Python writes to it from within a signal, and must not wait
        self._before = signal.set_wakeup_fd(self._mouth.fileno())
        # One that is ignored stays so: whoever starts us with nohup wants to close the terminal.
        heard = (number for number in _ENDS if signal.getsignal(number) is not signal.SIG_IGN)
        self._handlers = {number: signal.signal(number, _hear) for number in heard}
        self._watch = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._wake)

    def close(self) -> None:
        """Leave the signals as they were."""
        self._watch.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._ear.close()
        self._mouth.close()

    def _wake(self) -> None:
        if self._handlers.keys() & set(self._ear.recv(64)):
            for number in self._handlers:
                signal.signal(number, signal.SIG_DFL)
            self.asked.emit()


def _hear(number: int, frame: FrameType | None) -> None:
    """Let the socket tell it."""
