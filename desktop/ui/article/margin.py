"""The margin beside an article: one glyph on every line where a note begins."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.core.note import Placement
from desktop.core.text import Span
from desktop.ui.article.geometry import Geometry
from desktop.ui.article.layer import Layer
from desktop.ui.article.offsets import ArticleMap
from desktop.ui.theme import Theme

SIDE = 15.0
"""Width and height of a glyph in pixels."""
_GAP = 13.0
"""From the glyph to the text."""
_FOLD = 5.0


class Margin:
    """The glyphs of the notes on one article."""

    def __init__(self, geometry: Geometry, places: ArticleMap, notes: Layer[Placement], *, left: float) -> None:
        self._geometry = geometry
        self._places = places
        self._notes = notes
        self._left = left

    def at(self, point: QPointF, window: Span) -> list[Placement]:
        """Return the notes whose glyph is under a point of the document."""
        for glyph, notes in self._glyphs(window):
            if glyph.adjusted(-4, -4, 4, 4).contains(point):
                return notes
        return []

    def paint(self, painter: QPainter, window: Span, theme: Theme) -> None:
        """Paint the glyphs of the part of the article that is seen."""
        for glyph, notes in self._glyphs(window):
            if len(notes) > 1:
                _paint_sheet(painter, glyph.translated(-3, -3), theme)
            _paint_sheet(painter, glyph, theme)

    def _glyphs(self, window: Span) -> Iterator[tuple[QRectF, list[Placement]]]:
        by_line: dict[float, list[Placement]] = {}
        for span, placement in self._notes.within(window.start, window.end):
            if span.start < window.start:
                continue
            start = self._places.position(span.start)
            boxes = self._geometry.boxes(start, start + 1)
            if boxes:
                by_line.setdefault(boxes[0].center().y(), []).append(placement)
        for middle, notes in by_line.items():
            yield QRectF(self._left - _GAP - SIDE, middle - SIDE / 2, SIDE, SIDE), notes


def _paint_sheet(painter: QPainter, glyph: QRectF, theme: Theme) -> None:
    """Paint a sheet of paper with a folded corner and two lines of writing."""
    left, top, right, bottom = glyph.left() + 1, glyph.top(), glyph.right() - 1, glyph.bottom()
    sheet = QPainterPath(QPointF(left, top))
    for x, y in ((right, top), (right, bottom - _FOLD), (right - _FOLD, bottom), (left, bottom)):
        sheet.lineTo(x, y)
    sheet.closeSubpath()
    painter.setPen(QPen(QColor(theme.page), 1.0))
    painter.setBrush(QColor(theme.accent))
    painter.drawPath(sheet)
    painter.setPen(QPen(QColor(theme.on_accent), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(left + 3, top + 4.5), QPointF(right - 3, top + 4.5))
    painter.drawLine(QPointF(left + 3, top + 8), QPointF(right - 5, top + 8))
