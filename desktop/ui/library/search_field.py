"""The field to search the library in: it tells the words when the reader pauses."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.texts import Texts

_PAUSE = 120
"""Milliseconds without a key before the search begins."""


class SearchField(QLineEdit):
    """Takes words; `sought` says which of them count."""

    changed = Signal()
    """Other words are searched for than before, or none any more."""
    list_wanted = Signal()
    """The reader turns to what was found."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.sought = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        self.setPlaceholderText(texts["library.search"])
        self.setAccessibleName(texts["library.search"])
        self.setToolTip(texts["library.fields"])
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self.search)

    def search(self) -> None:
        """Search for what stands there now."""
        self._pause.stop()
        words = self.text().strip()
        if words != self.sought:
            self.sought = words
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the list with the arrow that points there."""
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        """Wait for a pause; what is emptied ends the search at once."""
        if self.text().strip():
            self._pause.start()
        else:
            self.search()
