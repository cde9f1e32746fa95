"""What stands in a list's place while there is nothing to list: a sentence, one more, and perhaps a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """Says why a list is empty, and offers a way on."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = _label(strong=True)
        self._more = _label(strong=False)
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 40, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._more)
        layout.addSpacing(6)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, sentence: str, more: str = "", *, action: str = "") -> None:
        """Show these words; without `action` there is no button."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Pass the keyboard, which comes here with the list's going, to the button; without one, to what is before."""
        super().focusInEvent(event)
        if self.button.isHidden():
            self.focusPreviousChild()
        else:
            self.button.setFocus()

    def words(self) -> str:
        """Return what is said."""
        return f"{self._sentence.text()} {self._more.text()}".strip()


def _label(*, strong: bool) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setForegroundRole(label.foregroundRole() if strong else label.palette().ColorRole.PlaceholderText)
    return label
