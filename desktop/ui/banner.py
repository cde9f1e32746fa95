"""A bar that says something without getting in the way: a sentence, folded details, what can be done, and a cross."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.announcing import announce
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme


class Tone(StrEnum):
    """How much attention a banner asks for."""

    FAULT = "fault"
    HINT = "hint"


_STRIPE = 4
_EDGE = 12
_DETAILS = 6
"""Lines of the details that are seen at once."""
_WORDS = 380
"""Least width of the words beside what can be clicked, in pixels; with less they stand above it."""


class Banner(QFrame):
    """Hidden until it has something to say; stays until it is closed or says something else."""

    def __init__(
        self, texts: Texts, *, narrow: bool = False, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
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
        self._unfold.toggled.connect(self._details.setVisible)
        self.more = QToolButton()
        self.more.setText(texts["banner.more"])
        self.more.setAutoRaise(True)
        self.more.clicked.connect(self._explain)
        self._help: Callable[[], object] | None = None
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(texts["banner.close"])
        self._close.setToolTip(texts["banner.close"])
        self._close.clicked.connect(self.hide)
        self._stays = False
        self.further: list[QPushButton] = []
        """The buttons that close nothing."""
        self._further = QHBoxLayout()
        self._further.setSpacing(10)
        self._narrow = narrow
        self._row, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
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
        more: Callable[[], object] | None = None,
        also: Sequence[tuple[str, Callable[[], object]]] = (),
        stays: bool = False,
    ) -> None:
        """Show these words; with `action` a button that does `act` and closes the banner; `more` opens the help.

        `also` are the words and deeds of further buttons, which close nothing. What `stays` can't be closed at all.
        """
        self._tone, self._act, self._help, self._stays = tone, act, more, stays
        self._close.setVisible(not stays)
        self._offer(also)
        self.more.setVisible(more is not None)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)
        self._details.setPlainText(details)
        lines = min(max(2, details.count("\n") + 1), _DETAILS)
        self._details.setFixedHeight(lines * self._details.fontMetrics().lineSpacing() + 20)
        self._unfold.setChecked(False)
        self._unfold.setVisible(bool(details))
        self._details.hide()
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(self.words())
        self.show()
        self._fit()
        self.update()
        announce(self, self.words(), urgent=tone is Tone.FAULT)

    def add(self, words: str) -> None:
        """Say this as well, below what is said already."""
        self._sentence.setText("\n".join([self._sentence.text().partition("\n")[0], words]))
        announce(self, words)
        self._fit()

    def entrance(self) -> QWidget:
        """Return what takes the keyboard first."""
        return next(button for button in (self.button, *self.further, self.more, self._close) if not button.isHidden())

    def pass_by(self) -> None:
        """Hide a hint: what it is about is no longer in sight. A fault stays."""
        if self._tone is Tone.HINT:
            self.hide()

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
            painter.fillRect(self.rect(), QColor(self._theme.fault.tint if fault else self._theme.panel))
            colour = QColor(self._theme.fault.line if fault else self._theme.accent)
            painter.fillRect(0, 0, _STRIPE, self.height(), colour)
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand as the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        """Put everything in one row; where the whole bar is narrow, further buttons have a line of their own."""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._row.addLayout(words, 1)
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        for widget in (self._unfold, self.more, self.button, self._close):
            self._buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._narrow:
            self._further.addStretch(1)
            self._row.addLayout(self._further)
        else:
            self._buttons.insertLayout(1, self._further)
        self._row.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_STRIPE + _EDGE, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self._row)
        layout.addWidget(self._details)

    def _fit(self) -> None:
        """Put what can be clicked below the words where these would become a column."""
        wanted = max(label.fontMetrics().size(0, label.text()).width() for label in (self._title, self._sentence))
        room = self.width() - self._buttons.sizeHint().width() - 2 * _EDGE
        crowded = self._narrow or room < min(wanted, _WORDS)
        way = QBoxLayout.Direction.TopToBottom if crowded else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def _offer(self, deeds: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Put further buttons in the place of those there were."""
        for button in self.further:
            self._further.removeWidget(button)
            button.deleteLater()
        self.further = [QPushButton(words) for words, _ in deeds]
        for button, (_, deed) in zip(self.further, deeds, strict=True):
            button.clicked.connect(lambda _=False, deed=deed: deed())
            self._further.addWidget(button)

    def _explain(self) -> None:
        if self._help is not None:
            self._help()

    def _do(self) -> None:
        act = self._act
        self.setVisible(self._stays)
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
