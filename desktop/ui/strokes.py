"""The lines of the three families as a painter draws them: dotted, dashed and solid, told apart at reading size."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.core.signal import Family

_DASHES = {Family.HEDGE: (0.0, 2.0), Family.SOURCE: (3.4, 2.2), Family.DENIAL: ()}
"""Ink and gap in widths of the line; ink of no length with a round cap is a dot."""


def line_width(em: float) -> float:
    """Return how thick the line is below words of that size, in pixels."""
    return max(1.6, em * 0.1)


def draw_line(painter: QPainter, family: Family, colour: QColor, start: QPointF, length: float, width: float) -> None:
    """Draw a family's line from `start` to the right."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if family is Family.HEDGE else Qt.PenCapStyle.FlatCap)
    if _DASHES[family]:
        pen.setDashPattern(list(_DASHES[family]))
    painter.setPen(pen)
    inset = width / 2 if family is Family.HEDGE else 0.0
    painter.drawLine(start + QPointF(inset, 0), start + QPointF(length - inset, 0))
