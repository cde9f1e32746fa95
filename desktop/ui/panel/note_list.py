"""The notes on an article as a list of cards: on the whole article first, then in text order, the lost ones last."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontInfo, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.note import How, Placement
from desktop.ui.panel.cards import (
    GAP,
    PAD,
    Paragraph,
    card_width,
    draw_focus,
    draw_frame,
    prepare_for_cards,
    sans,
    serif,
)
from desktop.ui.panel.lost_place import Offer
from desktop.ui.panel.tag_line import TagLine
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

VALUE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_Row = Placement | str
"""A note, or the heading of a group."""
_NO_INDEX = QModelIndex()
_RULE = 10
"""From the rule beside a quote to its words."""


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[_Row] = ()

    def show(self, rows: Sequence[_Row]) -> None:
        """Take these rows; where only their words differ, the list stays where it is."""
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            self.rows = rows
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == VALUE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else " ".join(_heard(row))
        return None


class _Cards(QStyledItemDelegate):
    def __init__(self, texts: Texts, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self.offers: Mapping[str, Offer] = {}
        """The best candidates for lost places, by the id of the note."""
        self._texts = texts
        self._view = view
        self._points = QFontInfo(view.font()).pointSizeF()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002
        height = sum(part.height + gap for part, _, gap in self._parts(index)) + self.tags(index).height
        return QSize(100, round(height) + self._around(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(VALUE)
        place: Any = option.rect
        rect = QRectF(0.5, place.top() + GAP + 0.5, card_width(self._view) - 1, place.height() - 2 * GAP - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = rect.top() + PAD
        if not isinstance(row, str):
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            chosen, focused = index == self._view.currentIndex(), self._view.hasFocus()
            draw_frame(painter, rect, self.theme, chosen=chosen, hovered=hovered, focused=focused)
        for part, indent, gap in self._parts(index):
            if indent:
                painter.fillRect(QRectF(rect.left() + PAD, y + 1, 2, part.height - 2), QColor(self.theme.accent))
            part.draw(painter, QPointF(rect.left() + (0 if isinstance(row, str) else PAD) + indent, y))
            y += part.height + gap
        self.tags(index).draw(painter, QPointF(rect.left() + PAD, y), self.theme)
        painter.restore()

    def tags(self, index: _Index) -> TagLine:
        """Return the tags of a row, which stand below everything else."""
        row = index.data(VALUE)
        tags = () if isinstance(row, str) else row.note.tags
        return TagLine(tags, self._points - 1, card_width(self._view) - 2 * PAD)

    def tag_at(self, index: _Index, point: QPointF) -> str:
        """Return the tag under a point of the list; nothing if none is there."""
        place: Any = self._view.visualRect(index)
        tags = self.tags(index)
        return tags.at(point - QPointF(PAD + 0.5, place.bottom() + 1 - GAP - PAD - tags.height))

    def _parts(self, index: _Index) -> list[tuple[Paragraph, float, float]]:
        """Return the paragraphs of a row, each with its indent and the space below."""
        row = index.data(VALUE)
        width = card_width(self._view) - 2 * PAD
        if isinstance(row, str):
            return [(Paragraph(row, sans(self._points, bold=True), self.theme.muted, width, lines=1), 0, 0)]
        quote = quote_of(row)
        parts: list[tuple[Paragraph, float, float]] = []
        if quote:
            quoted = Paragraph(quote, serif(self._points), self.theme.muted, width - _RULE, lines=2)
            parts.append((quoted, _RULE, 6.0))
        words = "\n".join(line.rstrip() for line in row.note.body.splitlines() if line.strip())
        if words:
            body = Paragraph(words, sans(self._points + 0.5), self.theme.text, width, lines=4)
            parts.append((body, 0, 4.0))
        offer = self.offers.get(row.note.id)
        if offer is not None:
            small = sans(self._points - 0.5)
            parts.append((Paragraph(offer.told(self._texts), small, self.theme.accent, width, lines=3), 0, 4.0))
        about = Paragraph(self._about(row), sans(self._points - 1), self.theme.muted, width, lines=1)
        parts.append((about, 0, 6.0 if row.note.tags else 0.0))
        return parts

    def _about(self, placement: Placement) -> str:
        changed = QDateTime.fromSecsSinceEpoch(round(placement.note.changed.timestamp()))
        when = QLocale(self._texts.language).toString(changed, self._texts["notes.when"])
        if placement.how is How.WHOLE:
            return f"{self._texts['notes.whole']} · {when}"
        return f"{when} · {self._texts['notes.moved']}" if placement.how is How.FUZZY else when

    def _around(self, index: _Index) -> int:
        return (PAD if isinstance(index.data(VALUE), str) else 2 * PAD) + 2 * GAP


class NoteList(QListView):
    """The cards. The current card is the chosen note."""

    note_chosen = Signal(object)
    """The Placement whose card the reader chose."""
    edit_requested = Signal()
    delete_requested = Signal()
    tag_chosen = Signal(str)
    hovered = Signal(object)
    """The Placement whose card is under the mouse, or None."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._model = _Model(self)
        self._cards = _Cards(texts, theme, self)
        self._obeying = False
        self.setModel(self._model)
        self.setItemDelegate(self._cards)
        self.setAccessibleName(texts["notes.list"])
        prepare_for_cards(self)
        self.clicked.connect(self._tell)
        self.entered.connect(lambda index: self.hovered.emit(_placement(index)))
        self.viewportEntered.connect(lambda: self.hovered.emit(None))

    def show_notes(self, placements: Sequence[Placement]) -> None:
        """Show these notes; the chosen one stays chosen while it is among them."""
        chosen = self.chosen()
        rows: list[_Row] = [one for one in placements if one.how is How.WHOLE]
        rows += [one for one in placements if one.span is not None]
        lost = [one for one in placements if one.how is How.LOST]
        if lost:
            rows += [self._texts.fill("notes.lost", count=len(lost)), *lost]
        self._obeying = True
        self._model.show(rows)
        self._obeying = False
        self.choose(chosen.note.id if chosen else None)

    def shown(self) -> tuple[Placement, ...]:
        """Return the notes in the list."""
        return tuple(row for row in self._model.rows if isinstance(row, Placement))

    def show_offers(self, offers: Mapping[str, Offer]) -> None:
        """Show the best candidates for lost places on their cards."""
        if offers != self._cards.offers:
            self._cards.offers = offers
            self._model.layoutChanged.emit()

    def chosen(self) -> Placement | None:
        """Return the note of the current card."""
        return _placement(self.currentIndex())

    def choose(self, note_id: str | None) -> None:
        """Make a note's card the current one; tell nobody."""
        rows = enumerate(self._model.rows)
        found = next((number for number, row in rows if isinstance(row, Placement) and row.note.id == note_id), -1)
        self._obeying = True
        self.setCurrentIndex(self._model.index(found, 0))
        self._obeying = False

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._cards.theme = theme
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell which note is current now."""
        super().currentChanged(current, previous)
        self._tell(current)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show where the keyboard is also while no card is the current one."""
        super().paintEvent(event)
        draw_focus(self, self._cards.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the chosen card in sight when the editor takes its room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell that no card is under the mouse."""
        super().leaveEvent(event)
        self.hovered.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell which tag was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        tag = self._cards.tag_at(index, event.position()) if index.isValid() else ""
        if tag and event.button() is Qt.MouseButton.LeftButton:
            self.tag_chosen.emit(tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit on Enter, delete on Delete."""
        if self.chosen() is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        elif self.chosen() is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, index: _Index) -> None:
        if index.isValid() and not self._obeying and self.chosen() is not None:
            self.note_chosen.emit(self.chosen())


def _placement(index: _Index) -> Placement | None:
    row = index.data(VALUE) if index.isValid() else None
    return row if isinstance(row, Placement) else None


def _key(row: _Row) -> str:
    return row if isinstance(row, str) else row.note.id


def _heard(placement: Placement) -> list[str]:
    words = [quote_of(placement), placement.note.body.strip(), *(f"#{tag}" for tag in placement.note.tags)]
    return [part for part in words if part]


def quote_of(placement: Placement) -> str:
    """Return the words a note was written on, in quotation marks; nothing for one on the whole article."""
    anchor = placement.note.anchor
    return f"„{' '.join(anchor.exact.split())}“" if anchor else ""
