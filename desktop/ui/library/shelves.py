"""The shelves of the library, then outlets and tags: a list, or a box where there is no room for one."""

from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.library import Shelf
from desktop.core.report import one_line
from desktop.ui.library.box import Box
from desktop.ui.library.selection import Selection
from desktop.ui.panel.cards import sans
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

Counts = tuple[tuple[str, int], ...]
_SELECTION = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_INSET = 10


class Shelves(QListView):
    """The list; `box` offers the same in one line."""

    chosen = Signal()
    """The reader turned to another shelf, outlet or tag."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._texts = texts
        self._counts: tuple[Counts, Counts] = ((), ())
        self._places = QStandardItemModel(self)
        self._drawn = _Drawn(theme, self)
        self.box = Box(texts["library.shelves"])
        self.box.setModel(self._places)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setModel(self._places)
        self.setItemDelegate(self._drawn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAccessibleName(texts["library.shelves"])
        self._fill(Selection())
        self.box.activated.connect(self._choose_in_box)

    def show_counts(self, outlets: Counts, tags: Counts) -> None:
        """Offer these outlets and tags below the shelves."""
        if self._counts != (outlets, tags):
            self._counts = outlets, tags
            self._fill(self.selection())

    def selection(self) -> Selection:
        """Return the shelf, outlet or tag the reader is at."""
        index = self.currentIndex()
        found: Selection | None = index.data(_SELECTION) if index.isValid() else None
        return found or Selection()

    def rest(self, resting: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Let no place look chosen while something else is shown."""
        self._drawn.resting = resting
        self.viewport().update()

    def words(self) -> str:
        """Return the name of the shelf, outlet or tag the reader is at."""
        return str(self.currentIndex().data())

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._drawn.theme = theme
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell that the reader turned to another place."""
        super().currentChanged(current, previous)
        if current.isValid() and current.data(_SELECTION) is not None:
            self.box.setCurrentIndex(current.row())
            if not self.signalsBlocked():
                self.chosen.emit()

    def _choose_in_box(self, row: int) -> None:
        self.setCurrentIndex(self._places.index(row, 0))

    def _fill(self, at: Selection) -> None:
        """Fill list and box and stay `at` a place, or at the first if it is gone."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - what Qt calls it
        self._places.clear()
        for shelf in Shelf:
            self._add(self._texts[f"library.shelf.{shelf.value}"], Selection(shelf))
        outlets, tags = self._counts
        self._add_heading("library.outlets", outlets)
        for name, count in outlets:
            self._add(name, Selection(Shelf.ALL, outlet=name), count)
        self._add_heading("library.tags", tags)
        for name, count in tags:
            self._add(f"#{name}", Selection(Shelf.ALL, tag=name), count)
        rows = (row for row in range(self._places.rowCount()) if self._places.item(row).data(_SELECTION) == at)
        self.setCurrentIndex(self._places.index(next(rows, 0), 0))
        self.blockSignals(blocked)

    def _add_heading(self, key: str, counts: Counts) -> None:
        if counts:
            item = QStandardItem(self._texts[key])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._places.appendRow(item)

    def _add(self, name: str, selection: Selection, count: int | None = None) -> None:
        item = QStandardItem(one_line(name))
        item.setData(selection, _SELECTION)
        if count is not None:
            number = QLocale(self._texts.language).toString(count)
            item.setData(number, _COUNT)
            item.setData(f"{one_line(name)}, {number}", Qt.ItemDataRole.AccessibleTextRole)
        self._places.appendRow(item)


class _Drawn(QStyledItemDelegate):
    """Draws a name with its count at the right, or a heading."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self.resting = False
        self._view = view
        self._points = QFontInfo(view.font()).pointSizeF()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002
        line = round(QFontMetricsF(sans(self._points)).height())
        return QSize(60, line + (22 if index.data(_SELECTION) is None else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        drawn: Any = option
        rect = QRectF(drawn.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_SELECTION) is None:
            painter.setFont(sans(self._points - 1, bold=True))
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(rect.adjusted(_INSET, 0, -_INSET, -5), _LEFT | Qt.AlignmentFlag.AlignBottom, index.data())
        else:
            self._draw_place(painter, drawn, rect, index)
        painter.restore()

    def _draw_place(self, painter: QPainter, option: Any, rect: QRectF, index: _Index) -> None:
        here = index.row() == self._view.currentIndex().row()
        focused, current = here and self._view.hasFocus(), here and not self.resting
        if current or focused or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.selection if current else self.theme.panel))
            painter.setPen(QPen(QColor(self.theme.accent), 2.0) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        font = sans(self._points, bold=current)
        painter.setFont(font)
        count = index.data(_COUNT) or ""
        metrics = QFontMetricsF(font)
        inside = rect.adjusted(_INSET, 0, -_INSET, 0)
        room = inside.width() - metrics.horizontalAdvance(count) - _INSET
        painter.setPen(QColor(self.theme.text))
        name = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, _LEFT | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(self.theme.text if current else self.theme.muted))
        painter.setFont(sans(self._points - 0.5))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)


_LEFT = Qt.AlignmentFlag.AlignLeft
