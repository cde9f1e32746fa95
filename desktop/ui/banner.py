"""A bar that says something without getting in the way: a sentence, folded details, one thing to do, and a cross."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme


class Tone(StrEnum):
    """How much attention a banner asks for."""

    FAULT = "fault"
    HINT = "hint"


_STRIPE = 4


class Banner(QFrame):
    """Hidden until it has something to say; stays until it is closed or says something else."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._tone = Tone.HINT
        self._act: Callable[[], object] | None = None
        self._title = _label(bold=True)
        self._sentence = _label(bold=False)
        self._unfold = QToolButton()
        self._unfold.setText(texts["banner.details"])
        self._unfold.setCheckable(True)
        self._unfold.setAutoRaise(True)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(110)
        self._unfold.toggled.connect(self._details.setVisible)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(texts["banner.close"])
        self._close.setToolTip(texts["banner.close"])
        self._close.clicked.connect(self.hide)
        self._arrange()
        self.hide()

    def say(
        self,
        sentence: str,
        *,
        tone: Tone = Tone.HINT,
        title: str = "",
        details: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show these words; with `action` a button that does `act` and closes the banner."""
        self._tone, self._act = tone, act
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        self._details.setPlainText(details)
        self._unfold.setChecked(False)
        self._unfold.setVisible(bool(details))
        self._details.hide()
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(self.words())
        self.show()
        self.update()

    def words(self) -> str:
        """Return what is said."""
        return f"{self._title.text()} {self._sentence.text()}".strip()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Draw the ground with a stripe at its left that tells the tone."""
        fault = self._tone is Tone.FAULT
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.denial.tint if fault else self._theme.panel))
            colour = QColor(self._theme.denial.line if fault else self._theme.accent)
            painter.fillRect(0, 0, _STRIPE, self.height(), colour)
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(_STRIPE + 12, 8, 8, 8)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self._sentence, 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        for column, widget in enumerate((self._unfold, self.button, self._close), start=1):
            layout.addWidget(widget, 0, column, 2, 1, middle)
        layout.addWidget(self._details, 2, 0, 1, 4)

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


def _label(*, bold: bool) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = label.font()
    font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
    label.setFont(font)
    return label
