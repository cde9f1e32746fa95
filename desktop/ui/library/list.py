"""The list of the library: articles, or what the search found, one below the other, drawn when they are seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontInfo, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.library import Hit
from desktop.ui.library.model import VALUE, Index, LibraryModel, Row, key
from desktop.ui.library.rows import INSET, draw_row, row_height
from desktop.ui.panel.cards import card_width, prepare_for_cards
from desktop.ui.panel.signal_card import Look
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_NARROW = 560
"""Below this width, in pixels, a title has two lines."""


class _Drawn(QStyledItemDelegate):
    """Draws a row on its ground, and a line below it."""

    def __init__(self, look: Look, view: "LibraryList") -> None:
        super().__init__(view)
        self.look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        hits = isinstance(index.data(VALUE), Hit)
        return QSize(100, row_height(self.look, hits=hits, title_lines=self._title_lines()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn: Any = option
        rect = QRectF(0, drawn.rect.top(), card_width(self._view), drawn.rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index.row() == self._view.currentIndex().row()
        if current or drawn.state & QStyle.StateFlag.State_MouseOver:
            self._draw_ground(painter, rect, current=current)
        else:
            painter.fillRect(rect.adjusted(INSET, rect.height() - 1, -INSET, 0), QColor(self.look.theme.border))
        draw_row(painter, index.data(VALUE), self.look, rect, title_lines=self._title_lines())
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRectF, *, current: bool) -> None:
        theme = self.look.theme
        painter.setBrush(QColor(theme.page))
        wide = 2.0 if current and self._view.hasFocus() else 1.0
        painter.setPen(QPen(QColor(theme.accent if current else theme.border), wide))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 7, 7)

    def _title_lines(self) -> int:
        return 2 if self._view.width() < _NARROW else 1


class LibraryList(QListView):
    """The rows. The current one is what a key opens or takes out."""

    opened = Signal(object)
    """The Row the reader wants to read."""
    removal_wanted = Signal(object)
    """The Row whose article the reader wants out of the library."""
    menu_wanted = Signal(object, QPoint)
    """The Row of which the reader wants to see what can be done, and where on the screen."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self.rows = LibraryModel(texts, self)
        self._drawn = _Drawn(Look(texts, theme, QFontInfo(self.font()).pointSizeF()), self)
        self.setModel(self.rows)
        self.setItemDelegate(self._drawn)
        self.setUniformItemSizes(True)
        self.setAccessibleName(texts["library.list"])
        prepare_for_cards(self)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row], *, more: bool, stay: bool) -> None:
        """Show these rows from the top; or, to `stay`, where the list stands, on the row that was current."""
        current, number, place = self.row(), self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show(rows, more=more)
        if not rows:
            return
        if not stay or number < 0:
            self.setCurrentIndex(self.rows.index(0, 0))
            self.scrollToTop()
            return
        known = next((n for n, row in enumerate(rows) if current and key(row) == key(current)), number)
        self.setCurrentIndex(self.rows.index(min(known, len(rows) - 1), 0))
        self.verticalScrollBar().setValue(place)

    def row(self) -> Row | None:
        """Return the current row."""
        row: Row | None = self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None
        return row

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._drawn.look = self._drawn.look._replace(theme=theme)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open on Enter, take out on Delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(index.data(VALUE))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the row below the mouse; called by key, of the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(index.data(VALUE), place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for titles of two lines, or take it back."""
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) is not (event.oldSize().width() < _NARROW):
            self.scheduleDelayedItemsLayout()

    def _open(self, index: Index) -> None:
        self.opened.emit(index.data(VALUE))
