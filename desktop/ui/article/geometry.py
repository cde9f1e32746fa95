"""Where words stand on the page: from document positions to rectangles and back, in document coordinates."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_CAP = 0.8
"""Part of a font's ascent that capitals fill: more would make a box look too tall."""
_FAR = 1.0e7
_AHEAD = 400.0
"""Pixels to lay out beyond what is asked about: between two blocks Qt misses what comes after its layout's end."""


class Geometry:
    """The layout of one document. Ask only about what is laid out; `line_top` sees to that itself."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def boxes(self, first: int, last: int) -> list[QRectF]:
        """Return one box per line around the words between two positions: capitals to descenders, no leading."""
        found: list[QRectF] = []
        block = self._document.findBlock(first)
        while block.isValid() and block.position() < last:
            found.extend(_boxes_in_block(block, first - block.position(), last - block.position()))
            block = block.next()
        return found

    def line_top(self, position: int) -> float:
        """Return the top of the line at a position."""
        block = self._document.findBlock(position)
        self._document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        return block.layout().position().y() + (line.y() if line.isValid() else 0.0)

    def between(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the first and the last position of the lines that stand between two heights."""
        layout = self._document.documentLayout()
        layout.hitTest(QPointF(0, bottom + _AHEAD), Qt.HitTestAccuracy.FuzzyHit)  # lays out to there
        first = layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
        last = layout.hitTest(QPointF(_FAR, bottom), Qt.HitTestAccuracy.FuzzyHit)
        return max(0, first), max(0, last)

    def hit(self, point: QPointF) -> int:
        """Return the position of the character under a point, or -1 where there is none."""
        return self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)


def _boxes_in_block(block: QTextBlock, first: int, last: int) -> Iterator[QRectF]:
    layout = block.layout()
    origin = layout.position()
    first, last = max(first, 0), min(last, block.length() - 1)
    line = layout.lineForTextPosition(first)
    while line.isValid() and line.textStart() < last:
        box = _box_in_line(line, first, last)
        if box.width() > 0:
            yield box.translated(origin)
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            return
        line = layout.lineAt(number)


def _box_in_line(line: QTextLine, first: int, last: int) -> QRectF:
    end = line.textStart() + line.textLength()
    left = _x(line, max(first, line.textStart()))
    right = _x(line, last) if last < end else line.naturalTextRect().right()
    baseline = line.y() + line.ascent()
    top = baseline - _CAP * line.ascent()
    return QRectF(left, top, right - left, baseline + line.descent() - top)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
