"""The signals of an article as a list of cards in text order: model, filter, view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontInfo, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core import signal as core
from desktop.ui.cards import GAP, card_width, draw_frame
from desktop.ui.kinds import kind_name
from desktop.ui.signal_card import Look, SignalCard, said_by, usual_height
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

VALUE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which signals the reader wants to see: the one predicate for list and text."""

    families: frozenset[core.Family] = frozenset(core.Family)
    voices: frozenset[core.Voice] = frozenset(core.Voice)

    def holds(self, signal: core.Signal) -> bool:
        """Say whether `signal` is wanted."""
        return signal.family in self.families and signal.voice in self.voices


class _Model(QAbstractListModel):
    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self.text = ""
        self.signals: Sequence[core.Signal] = ()

    def show(self, signals: Sequence[core.Signal], text: str) -> None:
        self.beginResetModel()
        self.signals, self.text = signals, text
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.signals)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        signal = self.signals[index.row()]
        if role == VALUE:
            return signal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.in_words(signal)
        return None

    def in_words(self, signal: core.Signal) -> str:
        """Return the card as one line, for a screen reader and the clipboard."""
        return self._texts.fill(
            "signals.heard",
            family=self._texts[f"family.{signal.family.value}"],
            cue=signal.words(self.text),
            kind=kind_name(signal.kind, self._texts.language),
            voice=said_by(signal, self._texts),
            strength=self._texts[f"strength.{signal.strength}"],
            sentence=" ".join(signal.sentence.of(self.text).split()),
        )


class _Filter(QSortFilterProxyModel):
    def __init__(self, source: _Model) -> None:
        super().__init__(source)
        self._source = source
        self._choice = Choice()
        self.setSourceModel(source)

    def take(self, choice: Choice) -> None:
        self.beginFilterChange()
        self._choice = choice
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:  # noqa: N802, ARG002
        return self._choice.holds(self._source.signals[row])


class _Cards(QStyledItemDelegate):
    """Draws the cards; the view's current one is whole and has a button."""

    note_requested = Signal(object)

    def __init__(self, look: Look, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self.look = look
        self._model = model
        self._view = view
        self.armed = False
        """Whether the mouse went down on a button: a card that unfolds under a click must not press its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002
        height = self._card(index).height if self._is_whole(index) else usual_height(self.look.points)
        return QSize(100, round(height) + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        state: Any = option.state
        rect = self._frame(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = self._view.hasFocus()
        draw_frame(painter, rect, self.look.theme, chosen=self._is_whole(index), hovered=hovered, focused=focused)
        self._card(index).draw(painter, rect.topLeft())
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:  # noqa: N802, ARG002
        """Take a click on the button of the chosen card."""
        if event.type() is not QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if self.armed and self.on_button(event.position().toPoint(), index):
            self.note_requested.emit(index.data(VALUE))
        return self.armed

    def on_button(self, point: QPoint, index: _Index) -> bool:
        """Say whether a point of the viewport is on a card's button."""
        if not index.isValid() or not self._is_whole(index):
            return False
        corner = self._frame(self._view.visualRect(index)).topLeft()
        return self._card(index).button.translated(corner).contains(QPointF(point))

    def _is_whole(self, index: _Index) -> bool:
        return index.row() == self._view.currentIndex().row()

    def _card(self, index: _Index) -> SignalCard:
        signal, width = index.data(VALUE), card_width(self._view)
        return SignalCard(signal, self._model.text, self.look, width, whole=self._is_whole(index))

    def _frame(self, row: Any) -> QRectF:
        """Return the frame of the card in a row of the list."""
        return QRectF(0.5, row.top() + GAP + 0.5, card_width(self._view) - 1, row.height() - 2 * GAP - 1)


class SignalList(QListView):
    """The cards. The current card is the chosen signal."""

    signal_chosen = Signal(object)
    """The signal (core.signal.Signal) whose card the reader chose."""
    note_requested = Signal(object)
    """The signal on which the reader wants to write."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(texts, self)
        self._filter = _Filter(self._model)
        points = QFontInfo(self.font()).pointSizeF()
        self._cards = _Cards(Look(texts, theme, points), self._model, self)
        self._obeying = False
        self.setModel(self._filter)
        self.setItemDelegate(self._cards)
        self.setAccessibleName(texts["signals.list"])
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._cards.note_requested.connect(self.note_requested)
        self.clicked.connect(self._tell)

    def show_signals(self, signals: Sequence[core.Signal], text: str) -> None:
        """Show a card for each signal of `text` that the reader wants to see."""
        self._obeying = True
        self._model.show(signals, text)
        self._obeying = False

    def take(self, choice: Choice) -> None:
        """Show only the signals of that choice."""
        chosen = self.chosen()
        self._obeying = True
        self._filter.take(choice)
        self._obeying = False
        self.choose(chosen)

    def visible_signals(self) -> tuple[core.Signal, ...]:
        """Return the signals that the choice leaves, in text order."""
        return tuple(self._filter.index(row, 0).data(VALUE) for row in range(self._filter.rowCount()))

    def chosen(self) -> core.Signal | None:
        """Return the signal of the current card."""
        return self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None

    def choose(self, signal: core.Signal | None) -> None:
        """Make a signal's card the current one and show it whole; tell nobody."""
        row = next((row for row, other in enumerate(self._model.signals) if other is signal or other == signal), -1)
        index = self._filter.mapFromSource(self._model.index(row, 0)) if row >= 0 else QModelIndex()
        self._obeying = True
        self.setCurrentIndex(index)
        self._obeying = False

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._cards.look = self._cards.look._replace(theme=theme)
        self.viewport().update()

    def in_words(self) -> str:
        """Return the visible signals as lines of text."""
        return "\n".join(self._model.in_words(signal) for signal in self.visible_signals())

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Fold the old card and unfold the new one."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self._cards.sizeHintChanged.emit(index)
        self.executeDelayedItemsLayout()
        if current.isValid():
            self.scrollTo(current)
        self._tell(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Write a note on Enter; copy the chosen card."""
        chosen = self.chosen()
        if chosen is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_requested.emit(chosen)
        elif chosen is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._model.in_words(chosen))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember whether the click begins on a button."""
        point = event.position().toPoint()
        self._cards.armed = self._cards.on_button(point, self.indexAt(point))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over a button."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        hand = self._cards.on_button(point, index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _tell(self, index: _Index) -> None:
        if index.isValid() and not self._obeying:
            self.signal_chosen.emit(index.data(VALUE))
