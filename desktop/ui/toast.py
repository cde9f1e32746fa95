"""A word about what was just done, with the way back, that goes by itself."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.ui.banner import Banner
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_STAYS = 10_000
"""Milliseconds."""


class Toast(Banner):
    """A banner that offers for a while to undo."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(texts, theme=theme, parent=parent)
        self._undo = texts["notes.undo"]
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_STAYS)
        self._over.timeout.connect(self.hide)

    def offer(self, words: str, history: QUndoStack) -> None:
        """Say what was done last, and offer to undo it until something else is: "undo" must never mean that."""
        history.indexChanged.connect(self.hide, Qt.ConnectionType.UniqueConnection)
        self.say(words, action=self._undo, act=history.undo)
        self._over.start()
