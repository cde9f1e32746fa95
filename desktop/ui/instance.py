"""One window for one notebook: a program that is started again hands its article to the one that runs, and ends.

Both would work safely on one database; but the reader who clicks a file expects it in the window they have.
"""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1000
"""Milliseconds to wait for the program that runs; one that hangs must not keep the reader from a window."""
_HEARD = b"ok"


def instance_name(home: Path) -> str:
    """Return the name under which the program that works on the notes in `home` is found."""
    return f"lesart-{sha256(str(home.absolute()).encode('utf-8', 'replace')).hexdigest()[:16]}"


def hand_over(name: str, location: str | None) -> bool:
    """Give `location` to the program that runs under `name`, and say whether it took it."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(f"{location or ''}\n".encode("utf-8", "surrogateescape"))
    socket.flush()
    heard = socket.waitForReadyRead(_PATIENCE) and socket.readAll().data() == _HEARD
    socket.disconnectFromServer()
    return heard


class Instance(QObject):
    """Listens for programs started later on the same notes."""

    asked = Signal(str)
    """Somebody started the program again, with this location; an empty one wants the window only."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if not self._server.listen(name):
            # Nobody answered under this name, or we would not be here: what is left of it is from a crash.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            location = bytes(socket.readLine().data()).decode("utf-8", "surrogateescape").rstrip("\n")
            socket.write(_HEARD)
            socket.flush()
            self.asked.emit(location)
