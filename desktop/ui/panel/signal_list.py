"""The signals of an article as a list of cards in text order: model, filter, view."""

from collections.abc import Mapping, Sequence
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
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core import signal as core
from desktop.core.judging import Verdict
from desktop.ui.panel.cards import GAP, card_width, draw_focus, draw_frame, prepare_for_cards
from desktop.ui.panel.signal_card import Deed, Look, SignalCard, said_by, usual_height
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

VALUE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_INDENT = 24
"""From the corner of a card to a menu that a key opened, in pixels."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which signals the reader wants to see: the one predicate for list and text."""

    families: frozenset[core.Family] = frozenset(core.Family)
    voices: frozenset[core.Voice] = frozenset(core.Voice)
    verdicts: frozenset[Verdict] = frozenset(Verdict)
    silenced: frozenset[core.Signal] = frozenset()

    def holds(self, signal: core.Signal, verdict: Verdict = Verdict.OPEN) -> bool:
        """Say whether `signal`, of which the reader holds `verdict`, is wanted."""
        by_chips = signal.family in self.families and signal.voice in self.voices and verdict in self.verdicts
        return by_chips and signal not in self.silenced


class _Model(QAbstractListModel):
    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self.text = ""
        self.signals: Sequence[core.Signal] = ()
        self.verdicts: Mapping[core.Signal, Verdict] = {}

    def verdict(self, signal: core.Signal) -> Verdict:
        return self.verdicts.get(signal, Verdict.OPEN)

    def judge(self, verdicts: Mapping[core.Signal, Verdict]) -> None:
        self.verdicts = verdicts
        if self.signals:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.signals) - 1, 0))

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
            kind=self._texts.kind(signal.kind),
            voice=said_by(signal, self._texts),
            strength=self._texts[f"strength.{signal.strength}"],
            sentence=" ".join(signal.sentence.of(self.text).split()),
            verdict=self._judged(signal),
        )

    def _judged(self, signal: core.Signal) -> str:
        verdict = self.verdict(signal)
        word = self._texts[f"verdict.{verdict.value}"]
        return "" if verdict is Verdict.OPEN else self._texts.fill("signals.heard.verdict", verdict=word)


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
        signal = self._source.signals[row]
        return self._choice.holds(signal, self._source.verdict(signal))


class _Cards(QStyledItemDelegate):
    """Draws the cards; the view's current one is whole and has buttons."""

    pressed = Signal(object, object)
    """A Deed, and the signal on whose card it was clicked."""

    def __init__(self, look: Look, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self.look = look
        self._model = model
        self._view = view
        self.armed: Deed | None = None
        """The button the mouse went down on: a card that unfolds under a click must not press its own."""

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
        """Take a click on a button of the chosen card."""
        if event.type() is not QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if self.armed is not None and self.button_at(event.position().toPoint(), index) is self.armed:
            self.pressed.emit(self.armed, index.data(VALUE))
        return self.armed is not None

    def button_at(self, point: QPoint, index: _Index) -> Deed | None:
        """Return the button under a point of the viewport."""
        if not index.isValid() or not self._is_whole(index):
            return None
        corner = self._frame(self._view.visualRect(index)).topLeft()
        buttons = self._card(index).buttons.items()
        return next((deed for deed, place in buttons if place.translated(corner).contains(QPointF(point))), None)

    def _is_whole(self, index: _Index) -> bool:
        return index.row() == self._view.currentIndex().row()

    def _card(self, index: _Index) -> SignalCard:
        signal, width = index.data(VALUE), card_width(self._view)
        verdict = self._model.verdict(signal)
        return SignalCard(signal, self._model.text, self.look, width, verdict=verdict, whole=self._is_whole(index))

    def _frame(self, row: Any) -> QRectF:
        """Return the frame of the card in a row of the list."""
        return QRectF(0.5, row.top() + GAP + 0.5, card_width(self._view) - 1, row.height() - 2 * GAP - 1)


class SignalList(QListView):
    """The cards. The current card is the chosen signal."""

    signal_chosen = Signal(object)
    """The signal (core.signal.Signal) whose card the reader chose."""
    note_requested = Signal(object)
    """The signal on which the reader wants to write."""
    help_requested = Signal(object)
    """The signal whose kind the reader wants explained."""
    menu_requested = Signal(object, QPoint)
    """The signal on whose card the reader wants to choose what to do, and where on the screen."""

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
        prepare_for_cards(self)
        self._cards.pressed.connect(self._press)
        self.clicked.connect(self._tell)

    def show_signals(self, signals: Sequence[core.Signal], text: str) -> None:
        """Show a card for each signal of `text` that the reader wants to see."""
        self._obeying = True
        self._model.show(signals, text)
        self._obeying = False

    def show_verdicts(self, verdicts: Mapping[core.Signal, Verdict]) -> None:
        """Show on the cards what the reader holds of their signals."""
        self._model.judge(verdicts)

    def take(self, choice: Choice) -> None:
        """Show only the signals of that choice."""
        chosen = self.chosen()
        self._obeying = True
        self._filter.take(choice)
        self._obeying = False
        self.choose(chosen)
        self.show_chosen()

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

    def show_chosen(self) -> None:
        """Bring the chosen card into view: the whole of it, or its head where it is higher than the list."""
        if not self.currentIndex().isValid():
            return
        self.doItemsLayout()
        self.updateGeometries()
        bar, card = self.verticalScrollBar(), self.visualRect(self.currentIndex())
        beyond = card.bottom() + 1 - self.viewport().height()
        if card.top() < 0 or beyond > 0:
            bar.setValue(bar.value() + (min(card.top(), beyond) if card.top() >= 0 else card.top()))

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
        self.show_chosen()
        self._tell(current)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show where the keyboard is also while no card is the current one."""
        super().paintEvent(event)
        draw_focus(self, self._cards.look.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the chosen card in view when the window changes."""
        super().resizeEvent(event)
        self.show_chosen()

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
        self._cards.armed = self._cards.button_at(point, self.indexAt(point))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over a button."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        hand = self._cards.button_at(point, index) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with a card; from the keyboard, with the chosen one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.visualRect(index).topLeft() + QPoint(_INDENT, _INDENT)
            at = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
            self.menu_requested.emit(index.data(VALUE), at)

    def _press(self, deed: Deed, signal: core.Signal) -> None:
        (self.note_requested if deed is Deed.NOTE else self.help_requested).emit(signal)

    def _tell(self, index: _Index) -> None:
        if index.isValid() and not self._obeying:
            self.signal_chosen.emit(index.data(VALUE))
