"""What the reader sees before the library has its first article: how to open one, a sample, where all of it stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.panel.cards import sans, serif
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_WIDTH = 560


class Welcome(QScrollArea):
    """Tells what the reader wants to open; where there is no room for all of it, it scrolls."""

    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._target = _DropTarget(texts, theme)
        self.button = self._target.button
        self.button.clicked.connect(self.open_requested)
        self.sample = QPushButton(texts["home.sample"])
        self.sample.setFlat(True)
        self.sample.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sample.clicked.connect(self.sample_requested)
        points = QFontInfo(self.font()).pointSizeF()
        private = label(texts.fill("home.private", path=folder), muted=True)
        private.setFont(sans(points - 1))
        name = label("Lesart")
        name.setFont(serif(points * 2.6))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(3)
        column.addWidget(name)
        column.addWidget(label(texts["home.claim"], muted=True))
        column.addSpacing(14)
        column.addWidget(self._target)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)
        column.addWidget(private)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle.setLayout(column)
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addStretch(1)
        layout.addWidget(middle, 8)
        layout.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._target.theme = theme
        self._target.update()


class _DropTarget(QFrame):
    """A dashed field: the whole window takes a file, this says so."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.button = QPushButton(texts["home.open"])
        self.button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.setSpacing(12)
        drop = label(texts["home.drop"])
        drop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(drop)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(self.theme.panel))
            painter.setPen(QPen(QColor(self.theme.chrome), 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)


def label(words: str, *, muted: bool = False) -> QLabel:
    """Return words as they stand, broken where there is no room."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if muted:
        made.setForegroundRole(made.palette().ColorRole.PlaceholderText)
    return made
