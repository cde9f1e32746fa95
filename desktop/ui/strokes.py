"""The lines of the three families as a painter draws them: dotted, dashed and solid, told apart at reading size."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.core.signal import Family

_DASHES = {Family.HEDGE: (0.01, 2.0), Family.SOURCE: (3.4, 2.2), Family.DENIAL: ()}
"""Ink and gap in widths of the line; next to no ink with a round cap is a dot."""
_DOT = 1.3
"""Dots look thinner than a line of the same width."""


def line_width(em: float) -> float:
    """Return how thick the line is below words of that size, in pixels."""
    return max(1.6, em * 0.1)


def draw_line(painter: QPainter, family: Family, colour: QColor, start: QPointF, length: float, width: float) -> None:
    """Draw a family's line from `start` to the right."""
    dotted = family is Family.HEDGE
    pen = QPen(colour, width * _DOT if dotted else width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if dotted else Qt.PenCapStyle.FlatCap)
    if _DASHES[family]:
        pen.setDashPattern(list(_DASHES[family]))
    painter.setPen(pen)
    inset = width / 2 if dotted else 0.0
    painter.drawLine(start + QPointF(inset, 0), start + QPointF(length - inset, 0))
