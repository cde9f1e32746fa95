"""The bar to look for words in the article."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.ui.texts import Texts


class FindBar(QWidget):
    """Takes words and tells them; hidden until it is opened."""

    sought = Signal(str, bool)
    """The words to find, and whether to look backward."""
    changed = Signal(str)
    """The words so far, at every key; empty when the bar closes."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.words = QLineEdit()
        self.words.setPlaceholderText(texts["find.hint"])
        self.words.setAccessibleName(texts["find.hint"])
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(360)
        self.outcome = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self.words, 1)
        layout.addWidget(_button("↑", texts["find.previous"], self._backward))
        layout.addWidget(_button("↓", texts["find.next"], self._forward))
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        layout.addWidget(_button("✕", texts["find.close"], self.close_bar))
        self.words.returnPressed.connect(self._forward)
        self.words.textChanged.connect(self._change)
        self.hide()

    def open_bar(self, words: str = "") -> None:
        """Show the bar and wait for words."""
        self.show()
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus()

    def close_bar(self) -> None:
        """Hide the bar and frame nothing any more."""
        self.hide()
        self.changed.emit("")

    def seek(self, *, backward: bool = False) -> None:
        """Tell the words once more."""
        if self.words.text():
            self.sought.emit(self.words.text(), backward)

    def tell_outcome(self, *, found: bool, index: int = 0, count: int = 0) -> None:
        """Say so when there is no such word; else, where that is known, at which of how many hits the reader is."""
        if not self.words.text():
            self.outcome.clear()
        elif not found:
            self.outcome.setText(self._texts["find.none"])
        elif index:
            self.outcome.setText(self._texts.fill("find.hit", index=index, count=count))
        else:
            self.outcome.setText(self._texts.fill("find.hits", count=count) if count > 1 else "")

    def _forward(self) -> None:
        self.seek()

    def _backward(self) -> None:
        self.seek(backward=True)

    def _change(self) -> None:
        self.changed.emit(self.words.text())


def _button(sign: str, name: str, act: object) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(act)
    return button
