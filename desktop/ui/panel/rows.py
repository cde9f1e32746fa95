"""A quiet list of rows that draw themselves: what the overview is made of."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontInfo, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.panel.cards import card_width, prepare_for_cards
from desktop.ui.panel.signal_card import Look
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

INSET = 8
"""From the edge of a row to its words, in pixels."""
_VALUE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Row(Protocol):
    """One row of a list: it knows its words and draws itself in any width."""

    @property
    def heard(self) -> str:
        """Return what a screen reader says."""

    @property
    def tip(self) -> str:
        """Return what a tooltip says, as plain text; nothing if it would only repeat what is seen."""

    @property
    def leads(self) -> bool:
        """Say whether a click leads somewhere."""

    def height(self, look: Look, width: float) -> float:
        """Return how high the row is when drawn as wide as `width`."""

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw the row from the painter's origin on."""


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _VALUE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.heard
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return None


class _Unfolded(QSortFilterProxyModel):
    """Leaves out what is folded away, for the ear as well."""

    def __init__(self, source: _Model, parent: QWidget) -> None:
        super().__init__(parent)
        self._folded: Sequence[bool] = ()
        self.setSourceModel(source)

    def fold(self, folded: Sequence[bool]) -> None:
        self.beginFilterChange()
        self._folded = folded
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:  # noqa: N802, ARG002
        return row >= len(self._folded) or not self._folded[row]


class _Drawn(QStyledItemDelegate):
    """Lets each row draw itself on its ground."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self.look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002
        return QSize(100, round(index.data(_VALUE).height(self.look, card_width(self._view))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        drawn: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index.row() == self._view.currentIndex().row()
        if current or drawn.state & QStyle.StateFlag.State_MouseOver:
            self._draw_ground(painter, QRectF(drawn.rect), current=current)
        painter.translate(drawn.rect.topLeft())
        index.data(_VALUE).draw(painter, self.look, card_width(self._view))
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRectF, *, current: bool) -> None:
        theme = self.look.theme
        rect.setWidth(card_width(self._view))
        wide = 2.0 if current and self._view.hasFocus() else 1.0
        painter.setBrush(QColor(theme.page))
        painter.setPen(QPen(QColor(theme.accent if current else theme.border), wide))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


class RowList(QListView):
    """Rows one below the other; some may be folded away."""

    reached = Signal(object)
    """The Row the reader went to, by mouse or key."""
    opened = Signal(object)
    """The Row on which the reader pressed Enter, or which was clicked."""
    fitted = Signal()
    """The rows need another height than before."""

    def __init__(self, texts: Texts, name: str, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._rows = _Model(self)
        self._unfolded = _Unfolded(self._rows, self)
        self._drawn = _Drawn(Look(texts, theme, QFontInfo(self.font()).pointSizeF()), self)
        self._obeying = False
        self.setModel(self._unfolded)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(name)
        prepare_for_cards(self)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row], *, folded: Sequence[bool] = ()) -> None:
        """Show these rows, without those for which `folded` is true."""
        self._obeying = True
        self._unfolded.fold(folded)
        self._rows.show(rows)
        self._obeying = False
        self.fitted.emit()

    def rows(self) -> Sequence[Row]:
        """Return all rows, those folded away as well."""
        return self._rows.rows

    def shown(self) -> Sequence[Row]:
        """Return the rows that are not folded away."""
        return [self._unfolded.index(row, 0).data(_VALUE) for row in range(self._unfolded.rowCount())]

    def fold(self, folded: Sequence[bool]) -> None:
        """Fold away the rows for which that is true, and show the others."""
        self._unfolded.fold(folded)
        self.fitted.emit()

    def unchoose(self) -> None:
        """Let no row be the current one."""
        self._obeying = True
        self.setCurrentIndex(QModelIndex())
        self._obeying = False

    def row(self) -> Row | None:
        """Return the current row."""
        row: Row | None = self.currentIndex().data(_VALUE) if self.currentIndex().isValid() else None
        return row

    def wanted_height(self) -> int:
        """Return how high the list must be for all rows to be seen."""
        option, count = QStyleOptionViewItem(), self._unfolded.rowCount()
        return sum(self._drawn.sizeHint(option, self._unfolded.index(row, 0)).height() for row in range(count))

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._drawn.look = self._drawn.look._replace(theme=theme)
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell which row the reader went to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._obeying:
            self.reached.emit(current.data(_VALUE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what leads somewhere."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and index.data(_VALUE).leads
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height where words break otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fitted.emit()

    def _open(self, index: _Index) -> None:
        self.opened.emit(index.data(_VALUE))
