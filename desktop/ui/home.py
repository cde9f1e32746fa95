"""What the window shows while no article is open: how to open one, the recent ones, and a sample."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.article import KnownArticle
from desktop.core.report import one_line
from desktop.ui.panel.cards import Paragraph, sans, serif
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_WIDTH = 560
_LOCATION = Qt.ItemDataRole.UserRole


class Home(QWidget):
    """Tells what the reader wants to open."""

    open_requested = Signal()
    sample_requested = Signal()
    location_chosen = Signal(str)

    def __init__(self, texts: Texts, folder: str, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._points = QFontInfo(self.font()).pointSizeF()
        self._target = _DropTarget(texts, theme)
        self._target.button.clicked.connect(self.open_requested)
        self.sample = QPushButton(texts["home.sample"])
        self.sample.setFlat(True)
        self.sample.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sample.clicked.connect(self.sample_requested)
        self._heading = _label(texts["home.recent"], muted=True)
        self._heading.setFont(sans(self._points, bold=True))
        self.recent = _RecentList(theme)
        self.recent.setAccessibleName(texts["home.recent"])
        self.recent.itemActivated.connect(self._choose)
        self.recent.itemClicked.connect(self._choose)
        self._private = _label(texts.fill("home.private", path=folder), muted=True)
        self._private.setFont(sans(self._points - 1))
        self._arrange()
        self.show_recent(())

    def show_recent(self, articles: Sequence[KnownArticle]) -> None:
        """List the articles opened last."""
        self.recent.clear()
        for article in articles:
            item = QListWidgetItem(one_line(article.title))
            item.setData(_LOCATION, article.location)
            self.recent.addItem(item)
        self.recent.setMaximumHeight(self.recent.sizeHintForRow(0) * len(articles) + 2 * self.recent.frameWidth())
        for widget in (self._heading, self.recent):
            widget.setVisible(bool(articles))

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._target.theme = self.recent.lines.theme = theme
        self.update()

    def _arrange(self) -> None:
        name = _label("Lesart")
        name.setFont(serif(self._points * 2.6))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(3)
        column.addWidget(name)
        column.addWidget(_label(self._texts["home.claim"], muted=True))
        column.addSpacing(14)
        column.addWidget(self._target)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self.recent, 60)
        column.addStretch(5)
        column.addWidget(self._private)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle.setLayout(column)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addStretch(1)
        layout.addWidget(middle, 8)
        layout.addStretch(1)

    def _choose(self, item: QListWidgetItem) -> None:
        self.location_chosen.emit(item.data(_LOCATION))


class _Lines(QStyledItemDelegate):
    """Draws an article in two lines: its title, and below it, fainter, its file."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self.theme = theme
        self._points = QFontInfo(view.font()).pointSizeF()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        height = sum(part.height for part in self._parts(index, 100))
        return QSize(super().sizeHint(option, index).width(), round(height) + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        place: Any = option.rect
        y = place.top() + 7.0
        for part in self._parts(index, place.width() - 16):
            part.draw(painter, QPointF(place.left() + 8, y))
            y += part.height

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """Leave the words to `paint`."""
        super().initStyleOption(option, index)
        option.text = ""

    def _parts(self, index: QModelIndex | QPersistentModelIndex, width: float) -> list[Paragraph]:
        file = one_line(PurePath(index.data(_LOCATION)).name)
        return [
            Paragraph(index.data(), sans(self._points + 0.5), self.theme.text, width, lines=1),
            Paragraph(file, sans(self._points - 1), self.theme.muted, width, lines=1),
        ]


class _RecentList(QListWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = _Lines(theme, self)
        self.setItemDelegate(self.lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open on Enter on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class _DropTarget(QFrame):
    """A dashed field: the whole window takes a file, this says so."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.button = QPushButton(texts["home.open"])
        self.button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 26, 24, 26)
        layout.setSpacing(12)
        label = _label(texts["home.drop"])
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(self.theme.panel))
            painter.setPen(QPen(QColor(self.theme.chrome), 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)


def _label(words: str, *, muted: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
