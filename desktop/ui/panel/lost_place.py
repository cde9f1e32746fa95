"""What can be done about a note whose place is lost: tie it to the best candidate, to a selection, or leave it."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.text import Span
from desktop.ui.panel.flow import Flow
from desktop.ui.texts import Texts

_WORDS = 180
"""Characters of a candidate that are shown."""


class Offer(NamedTuple):
    """A place that may be the lost one."""

    span: Span
    words: str
    score: float
    """How alike it is, 0 to 1."""

    def told(self, texts: Texts) -> str:
        """Return the place in words."""
        short = self.words if len(self.words) <= _WORDS else f"{self.words[:_WORDS].rstrip()} …"
        return texts.fill("lost.offer", words=short, percent=round(100 * self.score))


class LostPlace(QFrame):
    """Says that a place is lost, shows the best candidate, and takes the reader's decision."""

    here_requested = Signal()
    selection_requested = Signal()
    left = Signal()
    """The note is to stay as it is."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.here = QPushButton(texts["lost.here"])
        self.here.clicked.connect(self.here_requested)
        self.selection = QPushButton(texts["lost.selection"])
        self.selection.setToolTip(texts["lost.selection_tip"])
        self.selection.setAccessibleName(texts["lost.selection_tip"])
        self.selection.clicked.connect(self.selection_requested)
        self.leave = QPushButton(texts["lost.leave"])
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        buttons = Flow(8, stretch=False)
        for button in (self.here, self.selection, self.leave):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.hide()

    def offer(self, offer: Offer | None) -> None:
        """Show the best candidate; without one there is only the selection."""
        self._words.setText(offer.told(self._texts) if offer else self._texts["lost.nothing"])
        self.here.setVisible(offer is not None)
        self.leave.setVisible(offer is not None)
        self.show()
        self._keep_in_full()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as words and buttons need at that width."""
        super().resizeEvent(event)
        self._keep_in_full()

    def _keep_in_full(self) -> None:
        """Let nothing be cut where there is little room: Qt would give what wraps the height of one line."""
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(self.contentsRect().width())))
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
