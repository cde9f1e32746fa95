"""A page of text: one article in a centred column, read-only and safe, with the reader's place kept.

All offsets are code points of `Article.text`, spans half open; Qt's positions stay behind the article's own files,
and nothing is ever read back from the widget.
"""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.core.article import Article, Origin
from desktop.core.text import Span
from desktop.ui.article.document import lay_out
from desktop.ui.article.geometry import Geometry
from desktop.ui.article.typography import Typography
from desktop.ui.theme import Theme

_NOTHING = Article("", "", "", (), Origin("plain", ""))
_GUTTER, _NARROW_GUTTER = 60, 36
"""Beside the text, in pixels, in a wide and in a narrow window; the glyphs of notes stand there."""
_HEAD, _FOOT = 44, 120
_COMFORT = (0.1, 0.75)
"""The part of the window's height in which a chosen place may stay where it is."""
_EYE = 0.3
"""The part of the window's height at which a chosen place is put otherwise."""


class ArticlePage(QTextBrowser):
    """Shows an article; knows no signals and no notes."""

    def __init__(self, theme: Theme, points: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typography = Typography(theme, points)
        self.article = _NOTHING
        self._document: QTextDocument | None = None
        self._caret_width = 0
        self._top = 0
        self._settling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)  # so that a dropped file reaches the window
        self.viewport().setAcceptDrops(False)
        self.verticalScrollBar().valueChanged.connect(self._keep_top)
        self._rebuild()

    # what is shown

    def show_article(self, article: Article, *, position: int = 0) -> None:
        """Show `article` with the line at `position` on top."""
        self.article = article
        self._caret_width = 0
        self._top = position
        self._rebuild()
        self.put_caret(position)
        self._restore_top()

    def clear(self) -> None:
        """Show nothing."""
        self.show_article(_NOTHING)

    def set_font_size(self, points: int) -> None:
        """Set the body in `points` and everything else in proportion; the reader stays where they were."""
        self._set(Typography(self.typography.theme, points))

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._set(Typography(theme, self.typography.points))

    # where the reader is

    def reading_position(self) -> int:
        """Return the code point at which the first visible line starts."""
        return self._top

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self.places.offset(self.textCursor().position())

    def put_caret(self, offset: int) -> None:
        """Put the caret before a code point and drop the selection, without scrolling."""
        self._move(QTextCursor.MoveMode.MoveAnchor, offset)

    def selected_span(self) -> Span | None:
        """Return the selected words without white space around them, or None."""
        cursor = self.textCursor()
        return self.places.span(cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None

    def select(self, span: Span) -> None:
        """Select these words, without scrolling."""
        self.put_caret(span.start)
        self._move(QTextCursor.MoveMode.KeepAnchor, span.end)

    def scroll_to(self, span: Span) -> None:
        """Bring a place into view; where it can be read already, leave the page as it is."""
        top = self.geometry_of_text.line_top(self.places.position(span.start))
        height = self.viewport().height()
        seen = (top - self.verticalScrollBar().value()) / max(1, height)
        if not _COMFORT[0] <= seen <= _COMFORT[1]:
            self._scroll(top - _EYE * height)

    def window_span(self) -> Span:
        """Return the part of the article that is seen."""
        top = self.verticalScrollBar().value()
        first, last = self.geometry_of_text.between(top, top + self.viewport().height())
        start = self.places.offset(first)
        return Span(start, max(start, self.places.offset(last)))

    def offset_at(self, point: QPointF) -> int:
        """Return the code point under a point of the viewport, or -1 where no word is."""
        position = self.geometry_of_text.hit(self.to_document(point))
        return -1 if position < 0 else self.places.offset(position)

    def to_document(self, point: QPointF) -> QPointF:
        """Return a point of the viewport in document coordinates."""
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # safety

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, ARG002
        """Load nothing: an article is text, and what it names on this machine or elsewhere is none of its business."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Return the selected words of the article itself."""
        cursor, data = self.textCursor(), QMimeData()
        start, end = self.places.offset(cursor.selectionStart()), self.places.offset(cursor.selectionEnd())
        data.setText(self.article.text[start:end])
        return data

    # layout

    def _set(self, typography: Typography) -> None:
        caret, selected = self.caret(), self.selected_span()
        self.typography = typography
        self._rebuild()
        self.put_caret(caret)
        if selected is not None:
            self.select(selected)
        self._restore_top()

    def _rebuild(self) -> None:
        """Build the document anew. It is filled before it is shown: then Qt lays out only what is seen."""
        self._settling = True
        self._take_colours(self.typography.theme)
        old = self._document
        document, self.places = lay_out(self.article, self.typography, self)
        self.geometry_of_text = Geometry(document)
        self._give_room(document)
        self.setDocument(document)
        self.setCursorWidth(self._caret_width)  # belongs to the document
        self._document = document
        if old is not None:
            old.deleteLater()
        self._centre()
        self._settling = False

    def _take_colours(self, theme: Theme) -> None:
        palette, role = QPalette(self.palette()), QPalette.ColorRole
        for ground in (role.Base, role.Window):
            palette.setColor(ground, QColor(theme.page))
        for words in (role.Text, role.WindowText, role.HighlightedText):
            palette.setColor(words, QColor(theme.text))
        palette.setColor(role.Highlight, QColor(theme.selection))
        for part in (self, self.viewport()):  # below a style sheet the viewport takes no colour from its parent
            part.setPalette(palette)

    def gutter(self) -> int:
        """Return the pixels beside the text in the window as it is."""
        wide = self._room() >= self.typography.column + 2 * _GUTTER
        return _GUTTER if wide else _NARROW_GUTTER

    def _room(self) -> int:
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def _centre(self) -> None:
        """Leave free beside the page what one line of text does not need."""
        spare = max(0, round(self._room() - self.typography.column - 2 * self.gutter()))
        self._give_room(self.document())
        self.setViewportMargins(spare // 2, 0, spare - spare // 2, 0)

    def _give_room(self, document: QTextDocument) -> None:
        frame = document.rootFrame()
        room = frame.frameFormat()
        if room.leftMargin() != self.gutter() or room.topMargin() != _HEAD:
            room.setMargin(self.gutter())
            room.setTopMargin(_HEAD)
            room.setBottomMargin(_FOOT)
            frame.setFrameFormat(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Show the caret from the first key on: until then this is a page, not an editor."""
        self._caret_width = 1
        self.setCursorWidth(1)
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Centre the column before Qt lays the text out, once and not twice."""
        if event.type() is not QEvent.Type.Resize:
            return super().event(event)
        self._settling = True
        self._centre()
        taken = super().event(event)
        self._settling = False
        self._restore_top()
        return taken

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the first visible line on top when a scroll bar comes or goes."""
        settling, self._settling = self._settling, True
        super().resizeEvent(event)
        self._settling = settling
        if not settling and event.size().width() != event.oldSize().width():
            self._restore_top()

    def _keep_top(self) -> None:
        """Remember the line on top whenever the reader scrolls; not when the page itself moves under them."""
        if not self._settling:
            self._top = self.window_span().start if self.verticalScrollBar().value() else 0

    def _restore_top(self) -> None:
        first = self.places.position(self._top)
        settling, self._settling = self._settling, True
        self._scroll(self.geometry_of_text.line_top(first) if first else 0)
        self._settling = settling

    def _scroll(self, top: float) -> None:
        """Scroll to a height of the document; what lies above must be laid out for that, and one window below it."""
        self.geometry_of_text.between(top, top + 2 * self.viewport().height())
        self.verticalScrollBar().setValue(ceil(top))

    def _move(self, mode: QTextCursor.MoveMode, offset: int) -> None:
        """Move the caret without Qt scrolling to it."""
        value = self.verticalScrollBar().value()
        settling, self._settling = self._settling, True
        cursor = self.textCursor()
        cursor.setPosition(self.places.position(offset), mode)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)
        self._settling = settling
