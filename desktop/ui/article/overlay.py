"""What is painted over and under the words of an article: marks, frames, search hits and notes.

Painted by ourselves and for the visible lines only: Qt's own underlines look alike at reading size, and its extra
selections cost more with every range in the document.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.core.note import Placement
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.ui.article.geometry import Geometry
from desktop.ui.article.layer import Layer
from desktop.ui.article.offsets import ArticleMap
from desktop.ui.article.typography import Typography
from desktop.ui.strokes import draw_line, line_width

_HIT = 46
"""Opacity of the colour on a search hit, of 255."""
_CORNER = 6.0


class Overlay:
    """The layers on one article, and how they are painted. Offsets are code points of the article."""

    def __init__(self, geometry: Geometry, places: ArticleMap, typography: Typography) -> None:
        self._geometry = geometry
        self._places = places
        self._theme = typography.theme
        self._line = line_width(typography.em)

    def paint_tints(self, painter: QPainter, window: Span, marks: Layer[Signal]) -> None:
        """Paint the tints behind marked words in the part of the article that is seen; the first of two on top."""
        painter.setPen(Qt.PenStyle.NoPen)
        for span, signal in reversed(list(marks.within(window.start, window.end))):
            painter.setBrush(QColor(self._theme.shade(signal.family).tint))
            for box in self._boxes(span, window):
                painter.drawRoundedRect(box.adjusted(-1.5, 0, 1.5, 0), 2, 2)

    def paint_noted(self, painter: QPainter, window: Span, notes: Layer[Placement]) -> None:
        """Set a corner before and one after noted words: a tint would look like one more family of signals."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), self._line))
        for span, _ in notes.within(window.start, window.end):
            boxes = [box.adjusted(-3, -2.5, 3, self._line + 2.5) for box in self._boxes(span, window)]
            if boxes and span.start >= window.start:
                _draw_corner(painter, boxes[0].topLeft(), _CORNER)
            if boxes and span.end <= window.end:
                _draw_corner(painter, boxes[-1].bottomRight(), -_CORNER)

    def paint_lines(self, painter: QPainter, window: Span, marks: Layer[Signal]) -> None:
        """Paint the line below each mark; where two share words, one below the other."""
        width = self._line
        rows: list[int] = []
        for span, signal in marks.within(window.start, window.end):
            row = next((row for row, end in enumerate(rows) if end <= span.start), len(rows))
            rows[row : row + 1] = [span.end]
            colour = QColor(self._theme.shade(signal.family).line)
            for box in self._boxes(span, window):
                y = box.bottom() + row * 2.2 * width
                draw_line(painter, signal.family, colour, QPointF(box.left(), y), box.width(), width)

    def paint_hits(self, painter: QPainter, window: Span, hits: Layer[None], current: Span | None) -> None:
        """Frame what was searched for, the hit the reader stands on heavily."""
        colour = QColor(self._theme.search)
        wash = QColor(colour)
        wash.setAlpha(_HIT)
        for span, _ in hits.within(window.start, window.end):
            here = span == current
            painter.setBrush(wash if here else Qt.BrushStyle.NoBrush)
            self._frame(painter, [span], window, QPen(colour, 2.0 if here else 1.0))

    def frame_signal(self, painter: QPainter, window: Span, signal: Signal, *, chosen: bool) -> None:
        """Frame all pieces of a signal: the chosen one's for good, another's while the mouse is on it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = self._theme.current if chosen else self._theme.shade(signal.family).line
        self._frame(painter, signal.cue, window, QPen(QColor(colour), 2.0 if chosen else 1.2))

    def frame_places(self, painter: QPainter, window: Span, places: Sequence[Span], current: Span | None) -> None:
        """Frame places that belong together lightly, and the one the reader stands on heavily."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = QColor(self._theme.accent)
        self._frame(painter, [place for place in places if place != current], window, QPen(colour, 1.2))
        if current is not None:
            self._frame(painter, [current], window, QPen(colour, 2.0))

    def _frame(self, painter: QPainter, pieces: Iterable[Span], window: Span, pen: QPen) -> None:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        sharp = pen.widthF() / 2  # the outer edge of the line falls on whole pixels
        grow = 2.0 + self._line / 2
        for piece in pieces:
            for box in self._boxes(piece, window):
                edge = QRectF(box.adjusted(-2, -1.5, 2, grow).toAlignedRect())
                painter.drawRoundedRect(edge.adjusted(sharp, sharp, -sharp, -sharp), 3, 3)

    def _boxes(self, span: Span, window: Span) -> list[QRectF]:
        start, end = max(span.start, window.start), min(span.end, window.end)
        if start >= end:
            return []
        return self._geometry.boxes(self._places.position(start), self._places.position(end))


def _draw_corner(painter: QPainter, at: QPointF, arm: float) -> None:
    """Draw two lines from a corner: to the right and down, or with a negative `arm` to the left and up."""
    painter.drawPolyline([at + QPointF(0, arm * 1.4), at, at + QPointF(arm, 0)])
