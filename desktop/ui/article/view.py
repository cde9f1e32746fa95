"""The article as the reader works with it: the page with signals marked, notes in the margin and words searched for.

Takes values and emits values; all offsets are code points of `Article.text`.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from desktop.core import signal as core
from desktop.core.article import Article
from desktop.core.note import Placement
from desktop.core.text import Span
from desktop.ui.article.document import expose
from desktop.ui.article.layer import Layer
from desktop.ui.article.margin import Margin
from desktop.ui.article.overlay import Overlay
from desktop.ui.article.page import ArticlePage
from desktop.ui.article.search import occurrences
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_TOOLTIP_NOTE = 240
"""Characters of a note that its tooltip shows."""


class ArticleView(ArticlePage):
    """An article with what lies on it."""

    signal_chosen = Signal(object)
    """The signal (core.signal.Signal) whose mark was clicked, or on which Enter was pressed."""
    note_chosen = Signal(object)
    """The Placement whose glyph was clicked."""
    selection_changed = Signal(object)
    """The selected words as Span, or None."""
    menu_requested = Signal(object, QPoint)
    """The signal on whose mark the reader wants to choose what to do, and where on the screen."""
    annotate_requested = Signal()
    """The reader wants to write a note on the selection."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, points: int = 13, parent: QWidget | None = None) -> None:
        self._texts = texts
        self._forget()
        super().__init__(theme, points, parent)
        self.setAccessibleName(texts["article.name"])
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._tell_selection)

    def _forget(self) -> None:
        self._signals: Sequence[core.Signal] = ()
        self._stops: Layer[core.Signal] | None = None
        self._marks: Layer[core.Signal] = Layer()
        self._notes: Layer[Placement] = Layer()
        self._hits: Layer[None] = Layer()
        self._sought = ""
        self._hit: Span | None = None
        self._chosen: core.Signal | None = None
        self._hovered: core.Signal | None = None
        self._place: Span | None = None
        self._among: Sequence[Span] = ()
        self._hint: Span | None = None
        self._selected: Span | None = None
        self._pressed: QPoint | None = None

    # what is shown

    def show_article(self, article: Article, *, position: int = 0) -> None:
        """Show `article` with the line at `position` on top; marks, notes and hits of the last one are gone."""
        self._forget()
        super().show_article(article, position=position)
        self.selection_changed.emit(None)

    def show_signals(self, signals: Sequence[core.Signal]) -> None:
        """Mark these signals and no others."""
        self._signals, self._stops = signals, None
        self._marks = Layer((piece, signal) for signal in signals for piece in signal.cue)
        self._hovered = None
        self._expose_marks()
        self.viewport().update()

    def show_notes(self, placements: Sequence[Placement]) -> None:
        """Show a glyph in the margin for each note that has a place, and corners around its words."""
        self._notes = Layer((placement.span, placement) for placement in placements if placement.span is not None)
        self.viewport().update()

    def choose(self, signal: core.Signal | None) -> None:
        """Frame all pieces of a signal and scroll to it; with None frame nothing."""
        self._chosen, self._place, self._among = signal, None, ()
        self._go_to(signal.span if signal else None)

    def reveal(self, place: Span | None, *, among: Sequence[Span] = ()) -> None:
        """Frame a place and scroll to it, and frame lightly those it is `among`; with None frame nothing."""
        self._chosen, self._place, self._among = None, place, among
        self._go_to(place)

    def hint(self, place: Span | None) -> None:
        """Frame a place lightly where it is seen, without going there; with None take that back."""
        if place != self._hint:
            self._hint = place
            self.viewport().update()

    def next_signal(self, step: int) -> core.Signal | None:
        """Return the next (+1) or previous (-1) marked signal from the caret, around the ends; None without signals."""
        if not self._signals:
            return None
        if self._stops is None:  # not before it is needed: a filter must act at once, on thousands of signals too
            self._stops = Layer((signal.span, signal) for signal in self._signals)
        caret = self.caret()
        index = self._stops.first_from(caret)
        if step < 0:
            index -= 1
        if self._chosen is not None and self._chosen.span.start == caret:
            at = self._stops.index(self._chosen, caret)
            index = index if at is None else at + step
        return self._stops[index % len(self._stops)][1]

    def find(self, text: str, *, backward: bool = False) -> bool:  # type: ignore[override]  # the article's text, not Qt's
        """Go to the next hit from the last one or the caret, around the ends; say whether there is any."""
        if text != self._sought:
            self.highlight_all(text)
        if not self._hits:
            return False
        start = self._hit.start + (not backward) if self._hit else self.caret()
        index = self._hits.first_from(start) - backward
        self._hit = self._hits[index % len(self._hits)][0]
        self._go_to(self._hit)
        return True

    def highlight_all(self, text: str) -> int:
        """Frame every hit of `text` and return their number; an empty text takes the frames away."""
        self._sought, self._hit = text, None
        self._hits = Layer((hit, None) for hit in occurrences(text, self.article.text))
        self.viewport().update()
        return len(self._hits)

    def hit(self) -> tuple[int, int]:
        """Return at which hit the reader is, counted from 1, or 0 before the first, and how many there are."""
        at = None if self._hit is None else self._hits.index(None, self._hit.start)
        return 0 if at is None else at + 1, len(self._hits)

    def _go_to(self, place: Span | None) -> None:
        if place is not None:
            self.put_caret(place.start)
            self.scroll_to(place)
        self.viewport().update()

    def _rebuild(self) -> None:
        super()._rebuild()
        self._expose_marks()

    def _expose_marks(self) -> None:
        if QAccessible.isActive():
            expose(self.document(), self.places, self._marks)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint tints, then the words, then lines, frames and glyphs."""
        window, overlay = self.window_span(), Overlay(self.geometry_of_text, self.places, self.typography)
        with QPainter(self.viewport()) as painter:
            self._prepare(painter, event)
            overlay.paint_tints(painter, window, self._marks)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._prepare(painter, event)
            overlay.paint_lines(painter, window, self._marks)
            overlay.paint_noted(painter, window, self._notes)
            overlay.paint_hits(painter, window, self._hits, self._hit)
            hinted = [self._hint] if self._hint else []
            overlay.frame_places(painter, window, [*self._among, *hinted], self._place)
            if self._hovered is not None and self._hovered is not self._chosen:
                overlay.frame_signal(painter, window, self._hovered, chosen=False)
            if self._chosen is not None:
                overlay.frame_signal(painter, window, self._chosen, chosen=True)
            self._margin().paint(painter, window, self.typography.theme)

    def _prepare(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        painter.translate(-self.to_document(QPointF()))

    def _margin(self) -> Margin:
        return Margin(self.geometry_of_text, self.places, self._notes, left=self.gutter())

    # mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Frame the signal under the mouse, all its pieces."""
        super().mouseMoveEvent(event)
        signals = self._signals_at(event.position())
        self._hover(signals[0] if signals else None)
        over = bool(signals) or bool(self._notes_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Frame nothing any more."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the mark or note that was clicked; a drag selects and chooses nothing."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._click(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose the signal at the caret on Enter."""
        signals = self._marks.at(self.caret())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and signals:
            self.signal_chosen.emit(signals[0])
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Explain in a tooltip what the mouse rests on."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._explanation(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with the selection, or with the mark under the mouse or at the caret."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        signals = self._marks.at(self.caret()) if by_key else self._signals_at(QPointF(event.pos()))
        if signals and self.selected_span() is None:
            self.menu_requested.emit(signals[0], event.globalPos())
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the context menu for the selection as it is."""
        menu = QMenu(self)
        selected = self.selected_span() is not None
        annotate = menu.addAction(self._texts["article.annotate"], self.annotate_requested.emit)
        annotate.setEnabled(selected)
        menu.addSeparator()
        copy = menu.addAction(self._texts["article.copy"], self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(selected)
        menu.addAction(self._texts["article.select_all"], self.selectAll)
        return menu

    def _click(self, point: QPointF) -> None:
        notes = self._notes_at(point)
        if notes:
            self.note_chosen.emit(notes[0])
            return
        signals = self._signals_at(point)
        if signals:
            again = signals.index(self._chosen) + 1 if self._chosen in signals else 0
            self.signal_chosen.emit(signals[again % len(signals)])

    def _hover(self, signal: core.Signal | None) -> None:
        if signal is not self._hovered:
            self._hovered = signal
            self.viewport().update()

    def _signals_at(self, point: QPointF) -> list[core.Signal]:
        offset = self.offset_at(point)
        return [] if offset < 0 else self._marks.at(offset)

    def _notes_at(self, point: QPointF) -> list[Placement]:
        return self._margin().at(self.to_document(point), self.window_span())

    def _explanation(self, point: QPointF) -> str:
        """Return a tooltip, escaped: Qt would take a note such as "<b>" for markup."""
        notes = self._notes_at(point)
        parts = [placement.note.body[:_TOOLTIP_NOTE] for placement in notes]
        for signal in self._signals_at(point):
            kind = self._texts.kind(signal.kind)
            parts.append(f"{kind}: {signal.reason.in_language(self._texts.language)}")
        return "".join(f"<p>{html.escape(part)}</p>" for part in parts)

    def _tell_selection(self) -> None:
        selected = self.selected_span()
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit(selected)
