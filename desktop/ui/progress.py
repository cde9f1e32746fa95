"""A thin line that says something is going on, but only when that takes long."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar

_PATIENCE = 1000
"""Milliseconds before the line appears."""


class ThinLine(QProgressBar):
    """Hidden until something has gone on for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedHeight(3)
        self.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)

    def begin(self) -> None:
        """Appear after a while."""
        self._patience.start()

    def end(self) -> None:
        """Disappear, or never appear."""
        self._patience.stop()
        self.hide()
